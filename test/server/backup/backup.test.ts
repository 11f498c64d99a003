import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'

import { expect } from 'vitest'

import type { OpenDatabase } from '#db/client.ts'
import { backUp } from '#server/backup/dump.ts'
import { restore } from '#server/backup/load.ts'
import { ensureDemoWorld } from '#server/demo/world.ts'
import { updateFrame } from '#server/sync/frames.ts'
import {
  currentHeads,
  exportHeads,
  readHeads,
  requireContinuation,
} from '#server/transparency/heads.ts'
import { buildViewer } from '#test/support/build.ts'
import { testContext } from '#test/support/context.ts'
import { cloneDatabase, databaseTest as test } from '#test/support/database.ts'
import { rawClient } from '#test/support/raw-client.ts'
import { buildDocument, signIn, startSyncNode, typing, until } from '#test/support/sync-node.ts'
import { temporaryDirectory } from '#test/support/temporary-directory.ts'

import { foundCoalition } from '../transparency/founded-coalition.ts'

test('[RC24] a restored copy of the demo world is the same to the last byte', async ({
  database,
}) => {
  await using directory = await temporaryDirectory()
  await using copy = await cloneDatabase()
  await ensureDemoWorld(await testContext(database, { demo: true }))
  const file = join(directory.path, 'world')
  const made = await backUp(database.db, file)
  expect(await restore(copy, file, made.heads)).toEqual(made)
  // Rows move about on the disk of a database that lives.
  await copy.sql`update person set name = name where id = (select id from person order by id limit 1)`
  const again = await backUp(copy.db, join(directory.path, 'again'))
  expect({ ...again, at: made.at }).toEqual(made)
  expect(made.tables.filter(({ rows }) => rows > 0).length).toBeGreaterThan(15)
})

test('a restored text goes on where it was', async ({ database }) => {
  await using directory = await temporaryDirectory()
  await using copy = await cloneDatabase()
  const viewer = await buildViewer(database.db)
  const first = typing('before', { client: 1 })
  const document = await (async () => {
    await using node = await startSyncNode(database)
    const built = await buildDocument(node.ctx, viewer)
    using client = await rawClient(node.url, built, { cookie: await signIn(node.ctx, viewer) })
    client.send(updateFrame(first))
    await until(() => client.of('saved').at(-1)?.n === 1)
    return built
  })()
  await backUp(database.db, join(directory.path, 'text'))
  await restore(copy, join(directory.path, 'text'), [])

  await using node = await startSyncNode(copy)
  using client = await rawClient(node.url, document, { cookie: await signIn(node.ctx, viewer) })
  client.send(updateFrame(typing(' and after', { client: 1, after: [first] })))
  await until(() => client.of('saved').at(-1)?.n === 1)
  const [row] = await copy.sql`select head::int from document where id = ${document}`
  expect(row).toEqual({ head: 2 })
})

test('[RC23] a copy that is older than what was given out of its record is refused', async ({
  database,
}) => {
  await using directory = await temporaryDirectory()
  await using copy = await cloneDatabase()
  const coalition = await foundCoalition(database.db)
  await coalition.appendMany(3)
  const older = join(directory.path, 'older')
  await backUp(database.db, older)
  await coalition.append()
  const heads = join(directory.path, 'heads.json')
  await exportHeads(database.db, heads)

  const given = await readHeads(heads)
  await expect(restore(copy, older, given)).rejects.toThrow('older than what others hold')
  expect(await tables(copy)).toEqual([])
  const later = join(directory.path, 'later')
  await backUp(database.db, later)
  await restore(copy, later, given)
  await expect(requireContinuation(copy.db, given)).resolves.toBeUndefined()
})

test('[RC23] a record that went another way from a size that was given out is refused', async ({
  db,
}) => {
  const coalition = await foundCoalition(db)
  await coalition.appendMany(5)
  const given = await currentHeads(db)
  await coalition.appendMany(2)
  await expect(requireContinuation(db, given)).resolves.toBeUndefined()
  const other = given.map((head) => ({ ...head, root: '00'.repeat(32) }))
  await expect(requireContinuation(db, other)).rejects.toThrow('another history')
})

test('what was given out of another database stays noted and stops nobody here', async ({ db }) => {
  await using directory = await temporaryDirectory()
  await using elsewhere = await cloneDatabase()
  const file = join(directory.path, 'heads.json')
  await (await foundCoalition(elsewhere.db)).appendMany(4)
  await exportHeads(elsewhere.db, file)
  const coalition = await foundCoalition(db)
  await coalition.append()
  await expect(requireContinuation(db, await readHeads(file))).resolves.toBeUndefined()
  await exportHeads(db, file)
  expect((await readHeads(file)).map(({ size }) => size)).toEqual(['4', '1'])
  await writeFile(file, '{"heads": 4}')
  await expect(readHeads(file)).rejects.toThrow('cannot be read')
})

test('a database that somebody uses is not restored over', async ({ database }) => {
  await using directory = await temporaryDirectory()
  await foundCoalition(database.db)
  const file = join(directory.path, 'copy')
  await backUp(database.db, file)
  await expect(restore(database, file, [])).rejects.toThrow('not empty')
  expect((await tables(database)).length).toBeGreaterThan(15)
})

/** Ways in which a file is no backup, each made of a good one. */
const damages: Record<string, (text: string) => string | Buffer> = {
  'a row changed': (text) => gzipSync(text.replace('Ines Marten', 'Ines Marton')),
  'a row missing': (text) => gzipSync(text.replace(/^\{"row".*\n/m, '')),
  'the end missing': (text) => gzipSync(text.slice(0, text.lastIndexOf('{"manifest"'))),
  'half of its bytes': (text) => gzipSync(text).subarray(0, 900),
  'no compression': (text) => text,
  'a later schema': (text) =>
    gzipSync(text.replace(/"migration":\d+/, `"migration":${Date.UTC(2099, 0, 1)}`)),
}

for (const [name, damage] of Object.entries(damages)) {
  test(`a backup with ${name} is not restored`, async ({ database }) => {
    await using directory = await temporaryDirectory()
    await using copy = await cloneDatabase()
    await copy.sql`drop schema public, drizzle cascade`
    await copy.sql`create schema public`
    await (await foundCoalition(database.db)).appendMany(3)
    const file = join(directory.path, 'copy')
    await backUp(database.db, file)
    const text = gunzipSync(await readFile(file)).toString()
    await writeFile(file, damage(text))
    await expect(restore(copy, file, [])).rejects.toThrow(/no whole backup|later version/)
    expect(await tables(copy)).toEqual([])
  })
}

test('[RC24] a copy whose record or text is not what its hashes say is refused', async ({
  database,
}) => {
  await using directory = await temporaryDirectory()
  await using copy = await cloneDatabase()
  await using other = await cloneDatabase()
  await (await foundCoalition(database.db)).appendMany(3)
  await database.sql`alter table log_entry disable trigger all`
  await database.sql`update log_entry set entry = entry || 'x'::bytea where idx = 1`
  await backUp(database.db, join(directory.path, 'record'))
  await expect(restore(copy, join(directory.path, 'record'), [])).rejects.toThrow('record')

  await using node = await startSyncNode(other)
  const viewer = await buildViewer(other.db)
  const document = await buildDocument(node.ctx, viewer)
  using client = await rawClient(node.url, document, { cookie: await signIn(node.ctx, viewer) })
  client.send(updateFrame(typing('as written')))
  await until(() => client.of('saved').at(-1)?.n === 1)
  await other.sql`update document_update set payload = 'x'::bytea`
  await backUp(other.db, join(directory.path, 'text'))
  await expect(restore(copy, join(directory.path, 'text'), [])).rejects.toThrow(document)
  expect(await tables(copy)).toEqual([])
})

async function tables({ sql }: OpenDatabase): Promise<string[]> {
  const found = await sql`select tablename from pg_tables where schemaname = 'public'`
  return found.map(({ tablename }) => String(tablename))
}
