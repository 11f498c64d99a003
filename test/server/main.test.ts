import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { beforeAll, expect } from 'vitest'

import { ensureBuild } from '#server/build-freshness.ts'
import { currentHeads, readHeads } from '#server/transparency/heads.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { until } from '#test/support/sync-node.ts'
import { temporaryDirectory } from '#test/support/temporary-directory.ts'

import { foundCoalition } from './transparency/founded-coalition.ts'

/** A build and a demo world take their time on a busy machine. */
const patience = 120_000

beforeAll(() => ensureBuild({ log: { info: () => {} } }), patience)

test('a busy port ends the start with one sentence', async () => {
  const squatter = createServer()
  await new Promise<void>((resolve) => squatter.listen(0, '127.0.0.1', resolve))
  const { port } = squatter.address() as AddressInfo
  await using program = start({ PORT: String(port) })
  expect(await program.ended).toBe(1)
  expect(program.complaints()).toBe(
    `Port ${port} is in use: stop what uses it, or set PORT to another one.\n`,
  )
  squatter.close()
})

test('a data directory that cannot be used ends the start with one sentence', async () => {
  await using directory = await temporaryDirectory()
  const file = join(directory.path, 'file')
  await writeFile(file, '')
  await using program = start({ DATA_DIR: file })
  expect(await program.ended).toBe(1)
  expect(program.complaints()).toMatch(oneSentence)
  expect(program.complaints()).toContain(file)
})

test('a database that cannot be reached ends the start with one sentence', async () => {
  const gone = createServer()
  await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve))
  const { port } = gone.address() as AddressInfo
  await new Promise((resolve) => gone.close(resolve))
  await using program = start({
    DATABASE_URL: `postgres://entente:word@127.0.0.1:${port}/entente`,
    SESSION_SECRET: secret,
  })
  expect(await program.ended).toBe(1)
  expect(program.complaints()).toMatch(oneSentence)
  expect(program.complaints()).toContain('The database cannot be reached')
  expect(program.complaints()).not.toContain('word')
})

test('DATABASE_URL without SESSION_SECRET ends the start with one sentence', async ({ url }) => {
  await using program = start({ DATABASE_URL: url })
  expect(await program.ended).toBe(1)
  expect(program.complaints()).toMatch(oneSentence)
  expect(program.complaints()).toContain('SESSION_SECRET')
})

test(
  'a database without people is set up by a link that is printed',
  { timeout: patience },
  async ({ url }) => {
    await using directory = await temporaryDirectory()
    await using program = start({
      DATABASE_URL: url,
      SESSION_SECRET: secret,
      DATA_DIR: directory.path,
    })
    const [, address] = await program.says(/Entente \S+ is at (\S+)/)
    const [, link] = await program.says(/set up the coalition at (\S+)/)
    expect(link).toMatch(new RegExp(`^${address}/set-up/[\\w-]{43}$`))
    expect(program.said()).not.toContain('demo')

    const page = await fetch(link ?? '')
    expect(page.status).toBe(200)
    expect((await fetch(`${address}/health`)).status).toBe(200)
    program.signal('SIGTERM')
    expect(await program.ended).toBe(0)
    expect(program.complaints()).toBe('')
  },
)

test(
  'the demo world is made at the first start, kept at the second, and stopped by a signal',
  {
    timeout: patience,
  },
  async () => {
    await using directory = await temporaryDirectory()
    await using first = start({ DATA_DIR: directory.path })
    await first.says(/the demo world is new/)
    await first.says(/Claire Vasseur, claire\.vasseur@uwc\.example/)
    const [, address] = await first.says(/Entente \S+ is at (http:\S+)/)
    expect(new URL(address ?? '').port).not.toBe('0')
    expect((await fetch(`${address}/health`)).status).toBe(200)
    expect((await stat(join(directory.path, 'session-secret'))).mode & 0o777).toBe(0o600)
    first.signal('SIGTERM')
    expect(await first.ended).toBe(0)
    expect(await readHeads(join(directory.path, 'heads.json'))).toHaveLength(1)

    await using second = start({ DATA_DIR: directory.path })
    await second.says(/the pages are up to date/)
    await second.says(/the demo world is as you left it/)
    second.signal('SIGINT')
    expect(await second.ended).toBe(0)
  },
)

test('[RC23] a copy older than what was given out of its record is not started', async ({
  db,
  url,
}) => {
  await using directory = await temporaryDirectory()
  const { append } = await foundCoalition(db)
  await append()
  const [head] = await currentHeads(db)
  const given = { heads: [{ ...head, size: '2' }] }
  await writeFile(join(directory.path, 'heads.json'), JSON.stringify(given))
  await using program = start({
    DATABASE_URL: url,
    SESSION_SECRET: secret,
    DATA_DIR: directory.path,
  })
  expect(await program.ended).toBe(1)
  expect(program.complaints()).toContain('older than what others hold')
})

const oneSentence = /^[^\n]+\.\n$/
const secret = 'a secret of thirty-two characters'
const root = fileURLToPath(new URL('../..', import.meta.url))

/** The environment of the tests, without the settings it may hold. */
const environment: NodeJS.ProcessEnv = {
  ...process.env,
  NODE_ENV: 'production',
  DATABASE_URL: '',
  REDIS_URL: '',
  SESSION_SECRET: '',
}

/** `npm start` with this environment, on a free port unless it names one. */
function start(settings: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: root,
    env: { ...environment, PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = { out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => (output.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output.err += chunk.toString()))
  const ended = once(child, 'close').then(() => child.exitCode)
  return {
    ended,
    said: () => output.out,
    complaints: () => output.err,
    signal: (name: NodeJS.Signals) => child.kill(name),
    /** Waits for a line. Fails at once, with what was printed, if the program ends before it. */
    async says(line: RegExp): Promise<RegExpExecArray> {
      await until(() => line.test(output.out) || child.exitCode !== null)
      const match = line.exec(output.out)
      if (match === null) throw new Error(`ended with ${child.exitCode}: ${output.err}`)
      return match
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
