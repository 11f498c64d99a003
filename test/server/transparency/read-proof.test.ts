import { expect } from 'vitest'

import { checkConsistency, checkInclusion, toHex } from '#app/domain/transparency/receipt.ts'
import { BadInput, NotFound } from '#server/refusals.ts'
import { readConsistency, readInclusion } from '#server/transparency/read-proof.ts'
import { readRecord } from '#server/transparency/read-record.ts'
import { naiveRoot } from '#test/domain/transparency/tree.ts'
import { databaseTest as test } from '#test/support/database.ts'

import { foundCoalition } from './founded-coalition.ts'

test('[RC6] every entry of the record has a proof that holds against the root on the page', async ({
  db,
}) => {
  const { viewer, appendMany } = await foundCoalition(db)
  await appendMany(21)
  const page = await readRecord({ db }, viewer, {})
  for (const { index, entry } of page.entries) {
    const receipt = await readInclusion({ db }, viewer, { index })
    expect(receipt).toMatchObject({ index, entry, size: '21', root: page.root })
    expect(checkInclusion(JSON.parse(JSON.stringify(receipt)))).toEqual({ ok: true })
  }
})

test('[RC6] an entry is proved at every earlier size that has it, with the root of that time', async ({
  db,
}) => {
  const { viewer, appendMany } = await foundCoalition(db)
  const hashes = (await appendMany(13)).map((appended) => appended.leafHash)
  for (let size = 6; size <= 13; size++) {
    const receipt = await readInclusion({ db }, viewer, { index: '5', size: String(size) })
    expect(receipt.root).toBe(toHex(naiveRoot(hashes.slice(0, size))))
    expect(checkInclusion(receipt)).toEqual({ ok: true })
  }
})

test('[RC7] every size continues every earlier one, the empty one included', async ({ db }) => {
  const { viewer, appendMany } = await foundCoalition(db)
  const hashes = (await appendMany(11)).map((appended) => appended.leafHash)
  for (let second = 0; second <= 11; second++) {
    for (let first = 0; first <= second; first++) {
      const sizes = { first: String(first), second: String(second) }
      const receipt = await readConsistency({ db }, viewer, sizes)
      expect(receipt.firstRoot).toBe(toHex(naiveRoot(hashes.slice(0, first))))
      expect(receipt.secondRoot).toBe(toHex(naiveRoot(hashes.slice(0, second))))
      expect(checkConsistency(receipt)).toEqual({ ok: true })
    }
  }
  expect((await readConsistency({ db }, viewer, { first: '4' })).second).toBe('11')
})

test('[RC21] an entry or a size that the record does not have is not found', async ({ db }) => {
  const { viewer, appendMany } = await foundCoalition(db)
  const inclusion = (query: { index: string; size?: string }) =>
    readInclusion({ db }, viewer, query)
  await expect(inclusion({ index: '0' })).rejects.toBeInstanceOf(NotFound)
  await appendMany(3)
  await expect(inclusion({ index: '3' })).rejects.toBeInstanceOf(NotFound)
  await expect(inclusion({ index: '0', size: '4' })).rejects.toBeInstanceOf(NotFound)
  await expect(inclusion({ index: '2', size: '2' })).rejects.toBeInstanceOf(NotFound)
  await expect(inclusion({ index: '0', size: '0' })).rejects.toBeInstanceOf(NotFound)
  await expect(inclusion({ index: '99999999999999999999' })).rejects.toBeInstanceOf(NotFound)
  await expect(inclusion({ index: '-1' })).rejects.toBeInstanceOf(BadInput)
  await expect(inclusion({ index: '1e3' })).rejects.toBeInstanceOf(BadInput)

  const consistency = (first: string, second: string) =>
    readConsistency({ db }, viewer, { first, second })
  await expect(consistency('2', '4')).rejects.toBeInstanceOf(NotFound)
  await expect(consistency('3', '2')).rejects.toBeInstanceOf(NotFound)
  await expect(consistency('', '2')).rejects.toBeInstanceOf(BadInput)
})

test('[RC19] an index proves the entry of one’s own record', async ({ db }) => {
  const [ours, theirs] = [await foundCoalition(db), await foundCoalition(db)]
  await ours.appendMany(4)
  await theirs.appendMany(6)
  const [mine, other] = [
    await readInclusion({ db }, ours.viewer, { index: '2' }),
    await readInclusion({ db }, theirs.viewer, { index: '2' }),
  ]
  expect(mine.size).toBe('4')
  expect(mine.entry).not.toBe(other.entry)
  expect(checkInclusion({ ...mine, entry: other.entry })).toEqual({
    ok: false,
    fault: 'other-root',
  })
})

test('[RC8] a letter changed in a stored entry, past the guard, is found out by the check', async ({
  db,
  sql,
}) => {
  const { viewer, appendMany } = await foundCoalition(db)
  await appendMany(8)
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update log_entry set entry = set_byte(entry, 8, get_byte(entry, 8) # 1) where idx = 5`
  })
  const outcomes = []
  for (let index = 0; index < 8; index++) {
    outcomes.push(checkInclusion(await readInclusion({ db }, viewer, { index: String(index) })).ok)
  }
  expect(outcomes).toEqual([true, true, true, true, true, false, true, true])
})

test('[RC8] a node changed past the guard is found out by every proof that rests on it', async ({
  db,
  sql,
}) => {
  const { viewer, appendMany } = await foundCoalition(db)
  await appendMany(7)
  const { root } = await readRecord({ db }, viewer, {})
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update log_node set hash = set_byte(hash, 0, get_byte(hash, 0) # 1) where level = 1 and n = 1`
  })
  const outcomes = []
  for (let index = 0; index < 7; index++) {
    const receipt = await readInclusion({ db }, viewer, { index: String(index) })
    outcomes.push(checkInclusion({ ...receipt, root }).ok)
  }
  expect(outcomes).toEqual([false, false, true, true, true, true, true])
})
