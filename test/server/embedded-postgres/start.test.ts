import { readFile, stat } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { expect, test } from 'vitest'

import { temporaryDirectory } from '#test/support/temporary-directory.ts'

import { ask, dataDirectory, postmasterPid, start, startApplication } from './support.ts'

test('what was stored is there at the next start', async () => {
  await using directory = await temporaryDirectory()
  const first = await start({ dataDir: directory.path })
  await ask(first.url, `create table kept as select 'yes' as answer`)
  await first.stop()

  await using second = await start({ dataDir: directory.path })
  expect(second.adopted).toBe(false)
  expect(second.url).toBe(first.url)
  expect(await ask(second.url, 'select answer from kept')).toEqual({ answer: 'yes' })
})

test.runIf(process.getuid?.() === 0)('[EP1] under root the database runs as nobody', async () => {
  await using directory = await temporaryDirectory()
  await using server = await start({ dataDir: directory.path })
  const status = await readFile(`/proc/${await postmasterPid(server.url)}/status`, 'utf8')
  const nobody = (await readFile('/etc/passwd', 'utf8')).match(/^nobody:[^:]*:(\d+):(\d+):/m)
  expect(status.match(/^Uid:\s+(\d+)/m)?.[1]).toBe(nobody?.[1])
  expect(status.match(/^Gid:\s+(\d+)/m)?.[1]).toBe(nobody?.[2])
  expect(status.match(/^Groups:(.*)$/m)?.[1]?.trim()).toBe('')
})

test('[EP4] a database whose application was killed is adopted, with all that was committed', async () => {
  await using directory = await temporaryDirectory()
  const application = await startApplication(directory.path)
  expect(application.adopted).toBe(false)
  await ask(application.url, `create table kept as select 'yes' as answer`)
  await application.kill()

  await using server = await start({ dataDir: directory.path })
  expect(server.adopted).toBe(true)
  expect(server.url).toBe(application.url)
  expect(await ask(server.url, 'select answer from kept')).toEqual({ answer: 'yes' })
})

test('[EP5] a database that was killed is started again by the application that runs', async () => {
  await using directory = await temporaryDirectory()
  await using server = await start({ dataDir: directory.path })
  await ask(server.url, `create table kept as select 'yes' as answer`)
  process.kill(await postmasterPid(server.url), 'SIGKILL')
  expect(await askUntilAnswered(server.url, 'select answer from kept')).toEqual({ answer: 'yes' })
})

test('[EP5] a start waits for a killed database whose process still lingers', async () => {
  await using directory = await temporaryDirectory()
  const application = await startApplication(directory.path)
  await ask(application.url, `create table kept as select 'yes' as answer`)
  const pid = await postmasterPid(application.url)
  // A stopped parent does not take note of its child's end: the killed process stays as a zombie.
  application.signal('SIGSTOP')
  process.kill(pid, 'SIGKILL')
  const starting = start({ dataDir: directory.path })
  await sleep(500)
  await application.kill()

  await using server = await starting
  expect(server.adopted).toBe(false)
  expect(await ask(server.url, 'select answer from kept')).toEqual({ answer: 'yes' })
})

test('[EP6] it listens on 127.0.0.1 alone and lets nobody in without the password', async () => {
  await using directory = await temporaryDirectory()
  await using server = await start({ dataDir: directory.path })
  const url = new URL(server.url)
  expect(url.hostname).toBe('127.0.0.1')
  await expect(reach('127.0.0.1', Number(url.port))).resolves.toBe('connected')
  await expect(reach('127.0.0.2', Number(url.port))).rejects.toThrow(unreachable)
  await expect(reach('::1', Number(url.port))).rejects.toThrow(unreachable)

  expect(await ask(server.url, 'show unix_socket_directories')).toEqual({
    unix_socket_directories: '',
  })
  expect(
    await ask(
      server.url,
      'select array_agg(distinct auth_method) as methods from pg_hba_file_rules',
    ),
  ).toEqual({ methods: ['scram-sha-256'] })
  url.password = 'guessed'
  await expect(ask(url.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  expect((await stat(join(directory.path, 'postgres.json'))).mode & 0o777).toBe(0o600)
})

test('[EP6] two databases have two passwords', async () => {
  await using one = await temporaryDirectory()
  await using other = await temporaryDirectory()
  await using first = await start({ dataDir: one.path })
  await using second = await start({ dataDir: other.path })
  expect(new URL(first.url).password).not.toBe(new URL(second.url).password)
})

test('[EP7] text is UTF8 in byte order, and languages have ICU collations', async () => {
  await using directory = await temporaryDirectory()
  await using server = await start({ dataDir: directory.path })
  expect(
    await ask(
      server.url,
      `select datcollate, datctype, pg_encoding_to_char(encoding) as encoding
       from pg_database where datname = current_database()`,
    ),
  ).toEqual({ datcollate: 'C', datctype: 'C', encoding: 'UTF8' })
  expect(
    await ask(
      server.url,
      `select 'é' < 'f' as bytes, 'é' collate "fr-x-icu" < 'f' collate "fr-x-icu" as french`,
    ),
  ).toEqual({ bytes: false, french: true })
})

test('[EP8] a second application on the same data directory is refused', async () => {
  await using directory = await temporaryDirectory()
  await using server = await start({ dataDir: directory.path })
  await expect(start({ dataDir: directory.path })).rejects.toMatchObject({
    code: 'already-running',
    message: expect.stringContaining(directory.path),
  })
  expect(await ask(server.url, 'select 1 as one')).toEqual({ one: 1 })
})

test('[EP8] of two first starts at once, one runs and the other is refused', async () => {
  await using directory = await temporaryDirectory()
  const starts = await Promise.allSettled([
    start({ dataDir: directory.path }),
    start({ dataDir: directory.path }),
  ])
  const running = starts.filter((outcome) => outcome.status === 'fulfilled')
  const refused = starts.filter((outcome) => outcome.status === 'rejected')
  for (const { value } of running) await value.stop()
  expect(running).toHaveLength(1)
  expect(refused).toMatchObject([{ reason: { code: 'already-running' } }])
})

test('[EP9] a port that somebody else has taken is exchanged for another, which is kept', async () => {
  await using directory = await temporaryDirectory()
  const first = await start({ dataDir: directory.path })
  await first.stop()
  const squatter = createServer()
  await new Promise<void>((resolve) => {
    squatter.listen(Number(new URL(first.url).port), '127.0.0.1', resolve)
  })
  const second = await start({ dataDir: directory.path })
  await second.stop()
  squatter.close()
  expect(second.url).not.toBe(first.url)

  await using third = await start({ dataDir: directory.path })
  expect(third.url).toBe(second.url)
})

test('a connection that breaks does not shut the database down', async () => {
  await using directory = await temporaryDirectory()
  await using server = await start({ dataDir: directory.path })
  const data = await dataDirectory(server.url)
  await ask(
    server.url,
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'entente keeper'`,
  )
  expect(await askUntilAnswered(server.url, keeperIsBack)).toEqual({ back: true })
  expect(await dataDirectory(server.url)).toBe(data)
})

const keeperIsBack = `
  select true as back from pg_stat_activity
  where application_name = 'entente keeper' and state = 'idle'`

/** Polls: nothing tells a stranger when a database is back. */
async function askUntilAnswered(url: string, statement: string): Promise<Record<string, unknown>> {
  for (;;) {
    const row = await ask(url, statement).catch(() => ({}))
    if (Object.keys(row).length > 0) return row
    await sleep(50)
  }
}

const unreachable = /ECONNREFUSED|EADDRNOTAVAIL|ENETUNREACH|timeout/

function reach(host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: 2_000 })
    socket.once('error', reject)
    socket.once('timeout', () => socket.destroy(new Error('timeout')))
    socket.once('connect', () => {
      socket.destroy()
      resolve('connected')
    })
  })
}
