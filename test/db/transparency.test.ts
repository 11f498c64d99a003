import { randomUUID } from 'node:crypto'

import { expect } from 'vitest'

import type { Id } from '#app/domain/kernel/id.ts'
import { longestEntry } from '#app/domain/transparency/entry.ts'
import { emptyFrontier, leafHash } from '#app/domain/transparency/merkle.ts'
import {
  findActByKey,
  insertActs,
  insertEntries,
  insertNodes,
  lockHead,
  readEntry,
  readHead,
  readNodes,
  saveHead,
} from '#db/transparency.ts'
import { leafHashes } from '#test/domain/transparency/tree.ts'
import { foundCoalition } from '#test/server/transparency/founded-coalition.ts'
import { databaseTest as test } from '#test/support/database.ts'

test('[RC16] a coalition without acts has the empty head, also for who only looks', async ({
  db,
}) => {
  const { coalition } = await foundCoalition(db)
  expect(await readHead(db, coalition)).toEqual(emptyFrontier)
  expect(await db.transaction((tx) => lockHead(tx, coalition))).toEqual(emptyFrontier)
})

test('[RC5] a head beyond 2^53 comes back as it was saved, hash for hash', async ({ db }) => {
  const { coalition } = await foundCoalition(db)
  const head = { size: (1n << 60n) + 3n, frontier: leafHashes(3) }
  await db.transaction(async (tx) => {
    await lockHead(tx, coalition)
    await saveHead(tx, coalition, head)
  })
  const read = await readHead(db, coalition)
  expect(read.size).toBe(head.size)
  expect(read.frontier.map((hash) => Uint8Array.from(hash))).toEqual(head.frontier)
})

test('[RC13] an entry comes back byte for byte', async ({ db }) => {
  const { coalition } = await foundCoalition(db)
  const entry = Uint8Array.from({ length: 256 }, (_, byte) => byte)
  await db.transaction((tx) =>
    insertEntries(tx, [{ coalition, idx: 0n, entry, leafHash: leafHash(entry) }]),
  )
  expect(Uint8Array.from((await readEntry(db, coalition, 0n))!)).toEqual(entry)
  expect(await readEntry(db, coalition, 1n)).toBeNull()
})

test('[RC14] the database refuses an entry that is empty or too long, and a hash that is none', async ({
  db,
}) => {
  const { coalition } = await foundCoalition(db)
  const insert = (entry: Uint8Array, hash = leafHash(entry)) =>
    db.transaction((tx) => insertEntries(tx, [{ coalition, idx: 0n, entry, leafHash: hash }]))
  const constraint = (name: string) => expect.objectContaining({ constraint_name: name })
  await expect(insert(new Uint8Array())).rejects.toMatchObject({
    cause: constraint('log_entry_length'),
  })
  await expect(insert(new Uint8Array(longestEntry + 1))).rejects.toMatchObject({
    cause: constraint('log_entry_length'),
  })
  await expect(insert(Uint8Array.of(1), new Uint8Array(31))).rejects.toMatchObject({
    cause: constraint('log_entry_leaf_hash_length'),
  })
  await expect(
    db.transaction((tx) =>
      insertNodes(tx, coalition, [{ level: 1, n: 0n, hash: new Uint8Array(33) }]),
    ),
  ).rejects.toMatchObject({ cause: constraint('log_node_hash_length') })
  await insert(new Uint8Array(longestEntry))
})

test('[RC18] stored entries and nodes can be neither changed nor removed', async ({ db, sql }) => {
  const { appendMany } = await foundCoalition(db)
  await appendMany(4)
  const before = await sql`select idx, entry, leaf_hash from log_entry order by idx`
  const refused = { code: '42501', message: expect.stringContaining('is append-only') }
  await expect(sql`update log_entry set entry = '\\x00' where idx = 2`).rejects.toMatchObject(
    refused,
  )
  await expect(sql`update log_entry set leaf_hash = leaf_hash`).rejects.toMatchObject(refused)
  await expect(sql`delete from log_entry where idx = 3`).rejects.toMatchObject(refused)
  await expect(sql`truncate log_entry cascade`).rejects.toMatchObject(refused)
  await expect(sql`update log_node set hash = hash`).rejects.toMatchObject(refused)
  await expect(sql`delete from log_node`).rejects.toMatchObject(refused)
  await expect(sql`truncate log_node`).rejects.toMatchObject(refused)
  await expect(sql`delete from log_head`).rejects.toMatchObject(refused)
  await expect(sql`truncate log_head`).rejects.toMatchObject(refused)
  expect(await sql`select idx, entry, leaf_hash from log_entry order by idx`).toEqual(before)
})

test('[RC18] the head of a log only grows and stays with its coalition', async ({ db, sql }) => {
  const ours = await foundCoalition(db)
  const theirs = await foundCoalition(db)
  await ours.appendMany(3)
  const refused = { code: '42501', message: expect.stringContaining('only grows') }
  await expect(sql`update log_head set size = 2`).rejects.toMatchObject(refused)
  await expect(sql`update log_head set coalition = ${theirs.coalition}`).rejects.toMatchObject(
    refused,
  )
  expect((await readHead(db, ours.coalition)).size).toBe(3n)
})

test('[RC16] an index is given once: the same one again is refused', async ({ db }) => {
  const { coalition, append } = await foundCoalition(db)
  await append()
  const entry = Uint8Array.of(1)
  await expect(
    db.transaction((tx) =>
      insertEntries(tx, [{ coalition, idx: 0n, entry, leafHash: leafHash(entry) }]),
    ),
  ).rejects.toMatchObject({ cause: { code: '23505' } })
})

test('[RC19] nodes are read from one log only, and one that is not there throws', async ({
  db,
}) => {
  const [ours, theirs] = [await foundCoalition(db), await foundCoalition(db)]
  const [first] = await ours.appendMany(3)
  await theirs.appendMany(5)
  const places = [
    { level: 0, n: 0n },
    { level: 1, n: 0n },
    { level: 2, n: 0n },
    { level: 0, n: 4n },
  ]
  const hashAt = await readNodes(db, ours.coalition, places)
  expect(Uint8Array.from(hashAt({ level: 0, n: 0n }))).toEqual(first!.leafHash)
  expect(hashAt({ level: 1, n: 0n })).toHaveLength(32)
  expect(() => hashAt({ level: 2, n: 0n })).toThrow('has no node 2:0')
  expect(() => hashAt({ level: 0, n: 4n })).toThrow('has no node 0:4')
  const none = await readNodes(db, ours.coalition, [])
  expect(() => none({ level: 0, n: 0n })).toThrow('has no node 0:0')
})

test('[RC22] a mandate uses a key once, and a retry finds what the key did', async ({ db }) => {
  const { viewer, coalition, append } = await foundCoalition(db)
  await append()
  const { index } = await append()
  const key = randomUUID()
  const row = {
    coalition,
    kind: 'document.open',
    at: viewer.presenceProvedAt,
    delegation: viewer.delegation.id,
    mandate: viewer.mandate.id,
    subject: '',
    key,
    commandHash: 'hash',
    result: '{"document":1}',
  }
  expect(await findActByKey(db, viewer.mandate.id, key)).toBeNull()
  const bytes = Uint8Array.of(7)
  const insert = (idx: bigint) =>
    db.transaction(async (tx) => {
      await insertEntries(tx, [{ coalition, idx, entry: bytes, leafHash: leafHash(bytes) }])
      await insertActs(tx, [{ ...row, idx }])
    })
  await insert(index + 1n)
  expect(await findActByKey(db, viewer.mandate.id, key)).toEqual({
    index: index + 1n,
    commandHash: 'hash',
    result: '{"document":1}',
  })
  const other = randomUUID() as string as Id<'mandate'>
  expect(await findActByKey(db, other, key)).toBeNull()
  await expect(insert(index + 2n)).rejects.toMatchObject({
    cause: { constraint_name: 'act_mandate_key_index' },
  })
})

test('[RC16] an act without its entry in the record cannot be stored', async ({ db }) => {
  const { viewer, coalition } = await foundCoalition(db)
  await expect(
    db.transaction((tx) =>
      insertActs(tx, [
        {
          coalition,
          idx: 0n,
          kind: 'document.open',
          at: viewer.presenceProvedAt,
          delegation: viewer.delegation.id,
          mandate: viewer.mandate.id,
          subject: '',
          key: randomUUID(),
          commandHash: '',
          result: '',
        },
      ]),
    ),
  ).rejects.toMatchObject({ cause: { code: '23503' } })
})
