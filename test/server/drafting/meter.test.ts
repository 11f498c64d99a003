import { expect } from 'vitest'

import { readBrackets } from '#db/brackets.ts'
import { actOnBracket } from '#server/drafting/act-on-bracket.ts'
import { listDocuments } from '#server/drafting/list-documents.ts'
import { readDocument } from '#server/drafting/read-document.ts'
import { newId } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { draftingTable, putInBrackets } from '#test/support/drafting-table.ts'
import { startSyncNode, until } from '#test/support/sync-node.ts'

test('[ME1] [ME4] the page and the list say what is open, by whom, and whose move it is', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const { document, block, one, other, onesDesk } = await draftingTable(database, node)
  expect((await readDocument(node.ctx, one, document)).meter).toMatchObject({
    openBrackets: 0,
    paragraphs: { open: 1, bracketed: 0 },
    blockers: [],
  })
  const id = putInBrackets(onesDesk.doc, 'State', 'insert')
  await until(async () => (await readBrackets(node.ctx.db, document)).length === 1)
  await actOnBracket(node.ctx, other, { document, bracket: id, act: 'oppose' }, newId())

  const { meter } = await readDocument(node.ctx, one, document)
  const codes = [one.delegation.code, other.delegation.code].toSorted()
  expect(meter.openBrackets).toBe(1)
  expect(meter.byDelegation.map(({ delegation }) => delegation.code).toSorted()).toEqual(codes)
  expect(meter.paragraphs).toMatchObject({ open: 0, bracketed: 1 })
  expect(meter.byDay).toHaveLength(14)
  expect(meter.byDay.at(-1)?.open).toBe(1)
  expect(meter.blockers).toMatchObject([
    {
      is: 'bracket',
      bracket: id,
      block,
      waysOut: [[{ code: one.delegation.code }], [{ code: other.delegation.code }]],
    },
  ])
  const [listed] = await listDocuments(node.ctx, other)
  expect(listed).toMatchObject({ id: document, openBrackets: 1 })
})
