import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

import { expect } from 'vitest'

import { readHeads } from '#server/transparency/heads.ts'
import { cloneDatabase, databaseTest as test } from '#test/support/database.ts'
import { temporaryDirectory } from '#test/support/temporary-directory.ts'

import { foundCoalition } from '../transparency/founded-coalition.ts'

test('a backup is made and restored by command, and says what is in it', async ({
  database,
  url,
}) => {
  await using directory = await temporaryDirectory()
  await using copy = await cloneDatabase()
  const { coalition, append } = await foundCoalition(database.db)
  await append()
  const file = join(directory.path, 'copy')
  const there = await command('backup', [file], url, directory.path)
  expect(there).toEqual({ code: 0, said: expect.stringContaining('a record of 1 entries') })
  expect(await readHeads(join(directory.path, 'heads.json'))).toMatchObject([
    { coalition, size: '1' },
  ])
  const back = await command('restore', [file], copy.url, directory.path)
  expect(back).toEqual({ code: 0, said: expect.stringContaining('restored') })
  expect(await copy.sql`select from log_entry`).toHaveLength(1)
})

test('a command that cannot be carried out ends with one sentence', async ({ url }) => {
  await using directory = await temporaryDirectory()
  const missing = join(directory.path, 'missing')
  const oneSentence = /^[^\n]+\.\n$/
  for (const answer of [
    await command('backup', [], url, directory.path),
    await command('restore', [missing], url, directory.path),
    await command('restore', [directory.path], url, directory.path),
    await command('backup', [join(missing, 'file')], url, directory.path),
    await command('backup', [missing], url.replace(/\/[^/]*$/, '/nowhere'), directory.path),
  ]) {
    expect(answer).toEqual({ code: 1, said: expect.stringMatching(oneSentence) })
  }
  await writeFile(join(directory.path, 'heads.json'), 'not what it was')
  const unreadable = await command('restore', [missing], url, directory.path)
  expect(unreadable.said).toContain('restore it from a copy')
})

async function command(
  verb: 'backup' | 'restore',
  args: readonly string[],
  url: string,
  dataDir: string,
): Promise<{ code: number; said: string }> {
  const program = ['--import', 'tsx', 'server/backup/command.ts', verb, ...args]
  const child = spawn(process.execPath, program, {
    cwd: fileURLToPath(new URL('../../..', import.meta.url)),
    env: {
      ...process.env,
      DATABASE_URL: url,
      DATA_DIR: dataDir,
      SESSION_SECRET: 'a secret of thirty-two characters',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  return { code, said: out + err }
}
