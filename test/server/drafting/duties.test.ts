import { expect } from 'vitest'

import { usualHours } from '#app/domain/drafting/silence-expiry.ts'
import { hour, later } from '#app/domain/kernel/instant.ts'
import { readBrackets } from '#db/brackets.ts'
import { actOnBracket } from '#server/drafting/act-on-bracket.ts'
import { listBlockers } from '#server/drafting/list-blockers.ts'
import { listDuties } from '#server/drafting/list-duties.ts'
import { newId, testStart } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { putInBrackets } from '#test/support/drafting-table.ts'
import { buildParagraph } from '#test/support/paragraphs.ts'
import { silenceTable } from '#test/support/silence.ts'
import { startSyncNode, until } from '#test/support/sync-node.ts'

test('[DU1] [DU2] [DU3] a member owes what it has not answered, the earliest end first', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const table = await silenceTable(database, node)
  const { document, one, other, chair } = table
  const owed = async (viewer: typeof one) =>
    (await listDuties(node.ctx, viewer)).map(({ kind, number, due, silence }) => [
      kind,
      number,
      due,
      silence,
    ])
  expect(await owed(one)).toEqual([])
  await buildParagraph(node.ctx, document, (words) => ({
    is: 'agreed-ad-ref',
    words,
    agreedAt: testStart,
    requests: [],
    fix: null,
    outstanding: [one.delegation.id],
  }))
  const id = await table.propose()
  const expiry = later(testStart, usualHours * hour)
  expect(await owed(one)).toEqual([
    ['silence', 1, expiry, 'consent'],
    ['confirmation', 1, null, 'nothing'],
  ])
  expect(await owed(other)).toEqual([['silence', 1, expiry, 'consent']])
  expect(await owed(chair)).toEqual([])
  await table.act(other, id, { act: 'support' })
  expect(await owed(other)).toEqual([])
})

test('[DU1] [DU4] a bracket is owed by who holds no side in it, and blocks adoption for who presides', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const { document, one, other, chair, onesDesk } = await silenceTable(database, node)
  const kinds = async (viewer: typeof one) =>
    (await listDuties(node.ctx, viewer)).map(({ kind }) => kind)
  const bracket = putInBrackets(onesDesk.doc, 'State', 'insert')
  await until(async () => (await readBrackets(node.ctx.db, document)).length === 1)
  expect([await kinds(one), await kinds(other)]).toEqual([[], ['brackets']])
  expect(await listBlockers(node.ctx, chair)).toMatchObject([
    { id: document, counts: { bracket: 1 }, silentUntil: null },
  ])
  expect(await listBlockers(node.ctx, one)).toEqual([])
  await actOnBracket(node.ctx, other, { document, bracket, act: 'oppose' }, newId())
  expect(await kinds(other)).toEqual([])
})
