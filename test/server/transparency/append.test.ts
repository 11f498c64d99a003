import { expect } from 'vitest'

import { leafHash, rootOf } from '#app/domain/transparency/merkle.ts'
import { toHex } from '#app/domain/transparency/receipt.ts'
import { readHead } from '#db/transparency.ts'
import { appendEntries } from '#server/transparency/append.ts'
import { growTree, naiveRoot } from '#test/domain/transparency/tree.ts'
import { cloneDatabase, databaseTest as test } from '#test/support/database.ts'

import { foundCoalition } from './founded-coalition.ts'

test('[RC13] the bytes that were hashed are the bytes that are stored', async ({ db, sql }) => {
  const { append } = await foundCoalition(db)
  const appended = [await append(), await append()]
  const rows = await sql<{ idx: string; entry: Buffer; leaf_hash: Buffer }[]>`
    select idx, entry, leaf_hash from log_entry order by idx`
  expect(rows.map(({ idx }) => BigInt(idx))).toEqual([0n, 1n])
  expect(rows.map(({ entry }) => Uint8Array.from(entry))).toEqual(
    appended.map(({ bytes }) => bytes),
  )
  expect(rows.map((row) => Uint8Array.from(row.leaf_hash))).toEqual(
    rows.map(({ entry }) => leafHash(entry)),
  )
})

test('[RC4] the stored nodes and the head are those of the tree of all entries', async ({
  db,
  sql,
}) => {
  const { coalition, appendMany } = await foundCoalition(db)
  const hashes = (await appendMany(37)).map((appended) => appended.leafHash)
  const { nodes } = growTree(hashes)
  const stored = await sql<{ level: number; n: string; hash: Buffer }[]>`
    select level, n, hash from log_node`
  expect(stored).toHaveLength(18 + 9 + 4 + 2 + 1)
  for (const { level, n, hash } of stored) {
    expect(Uint8Array.from(hash)).toEqual(nodes.get(`${level}:${n}`))
  }
  const head = await readHead(db, coalition)
  expect(head.size).toBe(37n)
  expect(toHex(rootOf(head.frontier))).toBe(toHex(naiveRoot(hashes)))
})

test('[RC4] [RC16] entries appended together make the tree that they make one by one', async ({
  db,
  sql,
}) => {
  const { coalition, append, nextEntry } = await foundCoalition(db)
  await append()
  const entries = Array.from({ length: 21 }, () => nextEntry())
  const first = await db.transaction((tx) =>
    appendEntries(tx, coalition, [...entries, { ...nextEntry(), ref: [1n, 21n] }]),
  )
  expect(first).toBe(1n)
  const rows = await sql<{ idx: string; leaf_hash: Buffer }[]>`
    select idx, leaf_hash from log_entry order by idx`
  expect(rows.map(({ idx }) => Number(idx))).toEqual(Array.from({ length: 23 }, (_, at) => at))
  const { nodes } = growTree(rows.map((row) => row.leaf_hash))
  const stored = await sql<{ level: number; n: string; hash: Buffer }[]>`
    select level, n, hash from log_node`
  expect(stored).toHaveLength(11 + 5 + 2 + 1)
  for (const { level, n, hash } of stored) {
    expect(Uint8Array.from(hash)).toEqual(nodes.get(`${level}:${n}`))
  }
  const head = await readHead(db, coalition)
  expect(toHex(rootOf(head.frontier))).toBe(toHex(naiveRoot(rows.map((row) => row.leaf_hash))))
})

test('[RC16] acts of eight transactions at once, the first included, are numbered without a gap', async () => {
  await using database = await cloneDatabase({ connections: 8 })
  const { coalition, append } = await foundCoalition(database.db)
  const writers = Array.from({ length: 8 }, async () => {
    const indexes: bigint[] = []
    for (let i = 0; i < 12; i++) indexes.push((await append()).index)
    return indexes
  })
  const perWriter = await Promise.all(writers)
  for (const indexes of perWriter) expect(indexes).toEqual(indexes.toSorted(ascending))
  expect(perWriter.flat().toSorted(ascending)).toEqual(
    Array.from({ length: 96 }, (_, index) => BigInt(index)),
  )
  const rows = await database.sql<{ leaf_hash: Buffer }[]>`
    select leaf_hash from log_entry order by idx`
  const head = await readHead(database.db, coalition)
  expect(toHex(rootOf(head.frontier))).toBe(toHex(naiveRoot(rows.map((row) => row.leaf_hash))))
})

test('[RC17] an act that is rolled back leaves no entry, no node and no gap', async ({
  db,
  sql,
}) => {
  const { coalition, append, appendIn } = await foundCoalition(db)
  await append()
  const given: bigint[] = []
  const failing = db.transaction(async (tx) => {
    given.push((await appendIn(tx)).index)
    given.push((await appendIn(tx)).index)
    throw new Error('the act did not hold')
  })
  await expect(failing).rejects.toThrow('the act did not hold')
  expect(given).toEqual([1n, 2n])
  expect((await readHead(db, coalition)).size).toBe(1n)
  expect(await sql`select 1 from log_node`).toHaveLength(0)
  expect((await append()).index).toBe(1n)
})

test('[RC17] the very first act may be rolled back too', async ({ db, sql }) => {
  const { append, appendIn } = await foundCoalition(db)
  const failing = db.transaction(async (tx) => {
    await appendIn(tx)
    throw new Error('the act did not hold')
  })
  await expect(failing).rejects.toThrow('the act did not hold')
  expect(await sql`select 1 from log_head`).toHaveLength(0)
  expect((await append()).index).toBe(0n)
})

test('[RC17] between the act and its commit others see nothing of it', async ({ db }) => {
  const { coalition, appendIn } = await foundCoalition(db)
  await db.transaction(async (tx) => {
    await appendIn(tx)
    expect((await readHead(db, coalition)).size).toBe(0n)
  })
  expect((await readHead(db, coalition)).size).toBe(1n)
})

test('[RC19] two coalitions number and hash their acts apart', async ({ db }) => {
  const [ours, theirs] = [await foundCoalition(db), await foundCoalition(db)]
  const mine = [await ours.append()]
  await theirs.appendMany(3)
  mine.push(await ours.append())
  expect(mine.map(({ index }) => index)).toEqual([0n, 1n])
  const head = await readHead(db, ours.coalition)
  expect(toHex(rootOf(head.frontier))).toBe(
    toHex(naiveRoot(mine.map((appended) => appended.leafHash))),
  )
})

test('[RC15] an entry refers to earlier entries of its record only', async ({ db }) => {
  const { coalition, append, nextEntry } = await foundCoalition(db)
  await append()
  const refer = (ref: bigint[]) =>
    db.transaction((tx) => appendEntries(tx, coalition, [{ ...nextEntry(), ref }]))
  await expect(refer([1n])).rejects.toThrow('entries before it')
  await expect(refer([0n, 7n])).rejects.toThrow('entries before it')
  expect(await refer([0n])).toBe(1n)
})

function ascending(a: bigint, b: bigint): number {
  return Number(a - b)
}
