import { expect } from 'vitest'

import { leafHash, rootOf } from '#app/domain/transparency/merkle.ts'
import { toHex } from '#app/domain/transparency/receipt.ts'
import { readHead } from '#db/transparency.ts'
import { BadInput } from '#server/refusals.ts'
import { readRecord } from '#server/transparency/read-record.ts'
import { databaseTest as test } from '#test/support/database.ts'

import { foundCoalition } from './founded-coalition.ts'

test('[RC20] an empty record has size 0 and the root of nothing', async ({ db }) => {
  const { viewer } = await foundCoalition(db)
  expect(await readRecord({ db }, viewer, {})).toEqual({
    size: '0',
    root: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    entries: [],
    older: null,
  })
})

test('[RC20] an act is shown with its index, its hash, who did it and the exact text', async ({
  db,
}) => {
  const { viewer, append, nextEntry } = await foundCoalition(db)
  const entry = nextEntry()
  const { bytes } = await append(entry)
  const { entries } = await readRecord({ db }, viewer, {})
  expect(entries).toEqual([
    {
      index: '0',
      leafHash: toHex(leafHash(bytes)),
      type: 'document.open',
      deeds: [],
      at: entry.at,
      delegation: { code: 'SEC', name: 'Secretariat', hue: 1 },
      person: 'Ines Marten',
      subject: entry.t === 'document.open' ? entry.b.document : '',
      entry: new TextDecoder().decode(bytes),
    },
  ])
})

test('[RC20] pages run from the newest act to the first, each act on one of them', async ({
  db,
}) => {
  const { viewer, coalition, appendMany } = await foundCoalition(db)
  await appendMany(120)
  const root = toHex(rootOf((await readHead(db, coalition)).frontier))
  const seen: number[] = []
  const lengths: number[] = []
  let before: string | null = null
  do {
    const page = await readRecord({ db }, viewer, { before })
    expect(page).toMatchObject({ size: '120', root })
    lengths.push(page.entries.length)
    seen.push(...page.entries.map(({ index }) => Number(index)))
    before = page.older
  } while (before !== null)
  expect(lengths).toEqual([50, 50, 20])
  expect(seen).toEqual(Array.from({ length: 120 }, (_, i) => 119 - i))
})

test('[RC20] a page that ends with the first act has nothing older', async ({ db }) => {
  const { viewer, appendMany } = await foundCoalition(db)
  await appendMany(50)
  expect((await readRecord({ db }, viewer, {})).older).toBeNull()
})

test('[RC20] asking from beyond the record shows its newest page, from its start nothing', async ({
  db,
}) => {
  const { viewer, append } = await foundCoalition(db)
  await append()
  const beyond = await readRecord({ db }, viewer, { before: '18446744073709551615' })
  expect(beyond.entries).toHaveLength(1)
  expect((await readRecord({ db }, viewer, { before: '0' })).entries).toEqual([])
})

test('[RC20] what is no index is refused', async ({ db }) => {
  const { viewer } = await foundCoalition(db)
  for (const before of ['-1', '1.5', 'x', '', '0x10', '9'.repeat(21)]) {
    await expect(readRecord({ db }, viewer, { before })).rejects.toBeInstanceOf(BadInput)
  }
})

test('[RC19] a viewer sees the record of the coalition the mandate is in, and no other', async ({
  db,
}) => {
  const [ours, theirs] = [await foundCoalition(db), await foundCoalition(db)]
  await ours.appendMany(2)
  await theirs.appendMany(3)
  expect((await readRecord({ db }, ours.viewer, {})).size).toBe('2')
  expect((await readRecord({ db }, theirs.viewer, {})).entries).toHaveLength(3)
})
