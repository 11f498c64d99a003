import { expect } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { BlockId } from '#app/domain/drafting/block.ts'
import { hashText } from '#app/domain/drafting/text-hash.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import { readUpdatesAfter } from '#db/document-log.ts'
import { actInSitting } from '#server/drafting/act-in-sitting.ts'
import { actOnParagraph } from '#server/drafting/act-on-paragraph.ts'
import { readDocument } from '#server/drafting/read-document.ts'
import { listNotices } from '#server/notices/list-notices.ts'
import { declareSubject } from '#server/positions/declare-subject.ts'
import { buildViewer, newId } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'
import type { TestDatabase } from '#test/support/database.ts'
import {
  draftingTable,
  linesOf,
  putInBrackets,
  textOf,
  words,
} from '#test/support/drafting-table.ts'
import { commitPosition, positionForm } from '#test/support/positions.ts'
import { runSilence } from '#test/support/silence.ts'
import { startSyncNode, until } from '#test/support/sync-node.ts'
import type { SyncNode } from '#test/support/sync-node.ts'

test('[PS4] [PS9] what all present accept is agreed at the gavel, and nobody changes it by typing', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const room = await sittingOf(database, node)
  const { one, other, chair, onesDesk, othersDesk } = room
  await room.act(chair, 'call-round')
  await room.act(one, 'accept')
  const early = room.act(chair, 'gavel')
  await expect(early).rejects.toMatchObject({
    code: 'answers-outstanding',
    details: { delegations: other.delegation.code },
  })
  await room.act(other, 'accept')
  expect((await room.act(chair, 'gavel')).standing).toBe('agreed')
  expect(await room.shown(one)).toMatchObject({ state: 'agreed', acts: ['request-reopening'] })

  const rows = (await readUpdatesAfter(node.ctx.db, room.document, 0)).length
  linesOf(othersDesk.doc)[0]?.insert(0, 'Perhaps ')
  await until(() => othersDesk.provider.wsconnected === false)
  expect((await readUpdatesAfter(node.ctx.db, room.document, 0)).length).toBe(rows)
  expect(textOf(onesDesk.doc)).toBe(words)
})

test('[PS5] [PS9] a paragraph that the chair reopens at a member’s request can be changed again', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const room = await sittingOf(database, node)
  const { one, other, chair, onesDesk, othersDesk } = room
  await room.agree()
  await room.act(one, 'request-reopening', 'The figures are now monthly.')
  expect((await room.shown(other))?.agreed?.requests).toMatchObject([
    { by: { code: one.delegation.code }, reason: 'The figures are now monthly.' },
  ])
  const twice = room.act(one, 'request-reopening', 'Again.')
  await expect(twice).rejects.toMatchObject({ code: 'requested-already' })
  await room.act(chair, 'reopen', 'Asked for by one member.')
  expect(await room.shown(one)).toMatchObject({ state: 'reopened' })
  // Its room hears of it by a wake, which may come after what a quick hand types.
  const lease = await node.ctx.rooms.open(room.document)
  lease?.room.lookAgain()
  lease?.release()
  linesOf(onesDesk.doc)[0]?.insert(0, 'Monthly: ')
  await until(() => textOf(othersDesk.doc) === `Monthly: ${words}`)
})

test('[SQ11] nothing under silence is reopened', async ({ database }) => {
  await using node = await startSyncNode(database)
  const room = await sittingOf(database, node)
  await room.agree()
  const { document, chair, block } = room
  const sponsor = chair.delegation.id
  await runSilence(node.ctx, document, {
    sponsor,
    subject: { of: 'document' },
    words: hashText('what it says'),
  })
  const reopened = room.act(chair, 'reopen', 'The figures are now monthly.')
  await expect(reopened).rejects.toMatchObject({ code: 'under-silence' })
  expect(await room.shown(room.one)).toMatchObject({ state: 'agreed', block })
})

test('[PS3] who accepts subject to its capital still confirms, or opens the paragraph', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const room = await sittingOf(database, node)
  const { one, other, chair } = room
  await room.act(chair, 'call-round')
  await room.act(one, 'accept')
  await room.act(other, 'ad-referendum')
  expect((await room.act(chair, 'gavel')).standing).toBe('agreed-ad-ref')
  expect(await room.shown(other)).toMatchObject({
    agreed: { outstanding: [{ code: other.delegation.code }] },
    acts: ['confirm', 'capital-cannot', 'request-reopening'],
  })
  await expect(room.act(one, 'confirm')).rejects.toMatchObject({ code: 'nothing-to-confirm' })
  await room.act(other, 'capital-cannot', 'The ministry of finance objects.')
  expect(await room.shown(other)).toMatchObject({
    state: 'open',
    reopened: { reason: 'The ministry of finance objects.' },
  })
})

test('[PS7] words that change, and a bracket that is opened, end the round', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const room = await sittingOf(database, node)
  const { one, chair, onesDesk } = room
  await room.act(chair, 'call-round')
  await room.act(one, 'accept')
  linesOf(onesDesk.doc)[0]?.insert(0, 'Now: ')
  await until(async () => (await room.shown(one))?.words === `Now: ${words}`)
  expect((await room.shown(one))?.round).toBeNull()
  await expect(room.act(chair, 'gavel')).rejects.toMatchObject({ code: 'no-round' })

  await room.act(chair, 'call-round')
  putInBrackets(onesDesk.doc, 'State', 'delete')
  await until(async () => (await room.shown(one))?.state === 'bracketed')
  expect((await room.shown(one))?.round).toBeNull()
  await expect(room.act(chair, 'call-round')).rejects.toMatchObject({ code: 'brackets-open' })
})

test('[PS8] an objection stands with its reason, and who is not on the list is not heard', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const room = await sittingOf(database, node)
  const { document, one, other, chair } = room
  const { delegation } = other
  const leave = { document, act: 'leave', delegation: delegation.id }
  await room.act(chair, 'call-round')
  await room.act(one, 'accept')
  await expect(room.act(other, 'object', ' ')).rejects.toMatchObject({
    fields: { reason: 'required' },
  })
  await room.act(other, 'object', 'Too early.')
  await actInSitting(node.ctx, other, leave, newId())
  await expect(room.act(chair, 'gavel')).rejects.toMatchObject({
    code: 'objections-stand',
    details: { delegations: delegation.code },
  })
  await expect(room.act(other, 'accept')).rejects.toMatchObject({ code: 'not-present' })
})

test('[PS14] an objection on the words keeps the chair from the gavel until it is lifted', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const room = await sittingOf(database, node)
  const { document, block, one, other, chair } = room
  const { id: framework } = (await readDocument(node.ctx, chair, document)).framework
  const about = { framework, on: 'paragraph', document, block }
  const { subject } = await declareSubject(node.ctx, chair, about, newId())
  const hold = (holding: string, to: string) =>
    commitPosition(node.ctx, other, { framework, subject }, positionForm(holding, { to }))
  await hold('level:object', 'coalition')
  await room.act(chair, 'call-round')
  await room.act(one, 'accept')
  await room.act(other, 'accept')
  const { delegation } = other
  const seen = await room.shown(chair)
  expect(seen?.round?.against.map(({ id }) => id)).toEqual([delegation.id])
  expect(seen?.acts).not.toContain('gavel')
  await expect(room.act(chair, 'gavel')).rejects.toMatchObject({
    code: 'positions-against',
    details: { delegations: delegation.code },
  })
  await hold('level:can-live-with', 'coalition')
  // What is kept from the chair binds nobody.
  await hold('level:object', 'own')
  expect((await room.shown(chair))?.acts).toContain('gavel')
  await room.act(chair, 'gavel')
  expect((await room.shown(one))?.state).toBe('agreed')
})

test('[PS8] consent to words other than those that stand is refused', async ({ database }) => {
  await using node = await startSyncNode(database)
  const room = await sittingOf(database, node)
  await room.act(room.chair, 'call-round')
  const answer = { document: room.document, block: room.block, act: 'accept', seen: 'a'.repeat(64) }
  const other = actOnParagraph(node.ctx, room.one, answer, newId())
  await expect(other).rejects.toMatchObject({ code: 'words-changed' })
})

test('[AT1] [AT3] one sitting at a time, opened by the chair; each delegation enters for itself', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const { document, one, other, chair } = await sittingOf(database, node)
  const open = { document, act: 'open', quorum: 'majority' }
  const again = actInSitting(node.ctx, chair, open, newId())
  await expect(again).rejects.toMatchObject({ code: 'sitting-open' })
  await expect(actInSitting(node.ctx, one, open, newId())).rejects.toMatchObject({
    action: 'sitting.preside',
  })
  const forAnother = { document, act: 'leave', delegation: other.delegation.id }
  await expect(actInSitting(node.ctx, one, forAnother, newId())).rejects.toMatchObject({
    code: 'not-yours',
  })
  const unknown = { document, act: 'arrive', delegation: newId() }
  await expect(actInSitting(node.ctx, chair, unknown, newId())).rejects.toMatchObject({
    fields: { delegation: 'choice' },
  })
  await actInSitting(node.ctx, chair, { document, act: 'close' }, newId())
  expect((await readDocument(node.ctx, one, document)).sitting).toBeNull()
})

test('[N9] who owes an answer or the word of a capital is asked for it, until it is given', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const room = await sittingOf(database, node)
  const { one, other, chair, onesDesk } = room
  const asked = async (viewer: Viewer) =>
    (await listNotices(node.ctx, viewer)).map(({ kind }) => kind)
  await room.act(chair, 'call-round')
  expect([await asked(one), await asked(other)]).toEqual([['consent-asked'], ['consent-asked']])
  await room.act(one, 'accept')
  expect([await asked(one), await asked(other)]).toEqual([[], ['consent-asked']])
  linesOf(onesDesk.doc)[0]?.insert(0, 'Now: ')
  await until(async () => (await asked(other)).length === 0)

  await room.act(chair, 'call-round')
  await room.act(one, 'accept')
  await room.act(other, 'ad-referendum')
  await room.act(chair, 'gavel')
  expect([await asked(one), await asked(other)]).toEqual([[], ['confirmation-owed']])
  await room.act(other, 'confirm')
  expect(await asked(other)).toEqual([])
})

test('[N10] all who read the text are told when a member asks for reopening, until that is decided', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const room = await sittingOf(database, node)
  const { one, other, chair } = room
  const told = async (viewer: Viewer) =>
    (await listNotices(node.ctx, viewer)).map(({ kind }) => kind)
  await room.agree()
  await room.act(one, 'request-reopening', 'The figures are now monthly.')
  expect([await told(one), await told(other), await told(chair)]).toEqual([
    [],
    ['reopening-requested'],
    ['reopening-requested'],
  ])
  await room.act(chair, 'reopen', 'Asked for by one member.')
  expect(await told(other)).toEqual([])
})

/** Two members in a sitting on a text of one paragraph, over which the secretariat presides. */
async function sittingOf(database: TestDatabase, node: SyncNode) {
  const table = await draftingTable(database, node)
  const { document, block, one, other } = table
  const { coalition } = one
  const chair = await buildViewer(database.db, { coalition, kind: 'secretariat', as: 'head' })
  await actInSitting(node.ctx, chair, { document, act: 'open', quorum: 'none' }, newId())
  for (const viewer of [one, other]) {
    const arrive = { document, act: 'arrive', delegation: viewer.delegation.id }
    await actInSitting(node.ctx, viewer, arrive, newId())
  }
  const shown = (viewer: Viewer) => shownTo(node, viewer, { document, block })
  async function act(viewer: Viewer, what: string, reason?: string) {
    const seen = (await shown(viewer))?.seen
    return actOnParagraph(node.ctx, viewer, { document, block, act: what, seen, reason }, newId())
  }
  async function agree() {
    await act(chair, 'call-round')
    await act(one, 'accept')
    await act(other, 'accept')
    await act(chair, 'gavel')
  }
  return { ...table, chair, shown, act, agree }
}

async function shownTo(
  { ctx }: SyncNode,
  viewer: Viewer,
  { document, block }: { document: DocumentId; block: BlockId },
) {
  const { paragraphs } = await readDocument(ctx, viewer, document)
  return paragraphs.find((paragraph) => paragraph.block === block)
}
