import { expect } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { newParagraph } from '#app/domain/drafting/paragraph.ts'
import { insertBlocks } from '#app/domain/drafting/ydoc.ts'
import { readUpdatesAfter } from '#db/document-log.ts'
import { readParagraphs, saveParagraph } from '#db/paragraphs.ts'
import { hashWords } from '#server/drafting/hash-words.ts'
import { readEdition } from '#server/drafting/read-edition.ts'
import { readOralRevisions } from '#server/drafting/read-oral-revisions.ts'
import { readText } from '#server/drafting/read-text.ts'
import { reviseOrally } from '#server/drafting/revise-orally.ts'
import { listNotices } from '#server/notices/list-notices.ts'
import { bodyOf, proved } from '#test/support/body.ts'
import { newId } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { textOf, words } from '#test/support/drafting-table.ts'
import { startSyncNode, until } from '#test/support/sync-node.ts'
import type { SyncNode } from '#test/support/sync-node.ts'

const revised = 'The State shall transmit monthly figures.'

test('[OR1] the sponsor and whoever presides announce a revision, of which all are told and nothing is written', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const room = await upForAction(node, await bodyOf(database, node))
  const { one, other, secretary, othersDesk } = room
  await room.announce(one, revised)
  expect((await room.read(other)).revisions).toMatchObject([
    { by: { code: one.delegation.code }, stands: 'announced', symbol: 'HCG/L.1' },
  ])
  expect((await listNotices(node.ctx, other)).map(({ kind }) => kind)).toContain(
    'text-orally-revised',
  )
  expect(textOf(othersDesk.doc)).toBe(words)
  expect((await readText(node.ctx, room.document))[0]?.text).toBe(words)

  await expect(room.announce(other, revised)).rejects.toMatchObject({ code: 'not-yours' })
  await expect(room.announce(secretary, words)).rejects.toMatchObject({ code: 'nothing-revised' })
  const nowhere = room.announce(secretary, revised, newId())
  await expect(nowhere).rejects.toMatchObject({ fields: { block: 'choice' } })
  await room.announce(secretary, revised)
})

test('[OR2] the secretariat folds in what differs, once, and everybody reads it', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const room = await upForAction(node, await bodyOf(database, node))
  const { one, secretary, othersDesk } = room
  const { revision } = await room.announce(one, revised)
  await expect(room.fold(one, revision)).rejects.toMatchObject({ action: 'life.issue' })
  await room.fold(secretary, revision)
  await until(() => textOf(othersDesk.doc) === revised)
  expect((await room.read(one)).revisions).toMatchObject([{ stands: 'folded' }])
  const rows = await node.ctx.db.transaction((tx) => readUpdatesAfter(tx, room.document, 0))
  expect(rows.at(-1)?.author).toMatchObject({
    actor: 'correction',
    request: { delegation: secretary.delegation.id },
  })
  await expect(room.fold(secretary, revision)).rejects.toMatchObject({ code: 'revision-folded' })
  const unknown = room.fold(secretary, newId())
  await expect(unknown).rejects.toMatchObject({ code: 'revision-unknown' })
})

test('[OR2] [PS13] agreed words into which a revision over line breaks is folded are open again', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const room = await upForAction(node, await bodyOf(database, node))
  const { one, secretary, document, block, othersDesk } = room
  await node.ctx.db.transaction(async (tx) => {
    const [stands] = await readText(node.ctx, document)
    const agreed = { agreedAt: node.ctx.now(), requests: [], fix: null, how: 'gavel' } as const
    const standing = { is: 'agreed', words: hashWords(stands ?? null), ...agreed } as const
    await saveParagraph(tx, document, { ...newParagraph(block), standing })
  })
  const { revision } = await room.announce(one, 'The State shall\r\nreport.')
  await room.fold(secretary, revision)
  await until(() => textOf(othersDesk.doc) === 'The State shall\nreport.')
  expect(await readParagraphs(node.ctx.db, document)).toMatchObject([
    { standing: { is: 'open', since: { from: 'oral-revision', by: one.delegation.id } } },
  ])
})

test('[OR1] [OR2] [OR5] headings, points and paragraphs without a number are revised as well, and named', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const body = await bodyOf(database, node)
  const [heading, point, bare] = [newId<'block'>(), newId<'block'>(), newId<'block'>()]
  const like = { lang: 'en', dir: 'ltr' } as const
  insertBlocks(body.onesDesk.doc, 1, [
    { ...like, id: point, kind: 'listItem', marker: 'bullet', level: 0, words: 'figures;' },
    { ...like, id: heading, kind: 'heading', level: 2, words: 'Reports' },
    { ...like, id: bare, kind: 'paragraph', group: null, level: 0, words: 'As agreed.' },
  ])
  await until(async () => (await readText(node.ctx, body.document)).length === 4)
  const room = await upForAction(node, body)
  const { one, secretary, block } = room
  expect((await room.read(one)).places).toMatchObject([
    { block, kind: 'paragraph', label: 'OP1' },
    { block: point, kind: 'listItem', label: 'OP1' },
    { block: heading, kind: 'heading', label: null },
    { block: bare, kind: 'paragraph', label: null },
  ])
  for (const [of, to] of [
    [point, 'monthly figures;'],
    [heading, 'Reports and reviews'],
    [bare, 'As\nagreed.'],
  ] as const) {
    await room.fold(secretary, (await room.announce(one, to, of)).revision)
  }
  await until(async () => textOf(body.othersDesk.doc) === words)
  expect((await readText(node.ctx, room.document)).map(({ kind, text }) => [kind, text])).toEqual([
    ['paragraph', words],
    ['listItem', 'monthly figures;'],
    ['heading', 'Reports and reviews'],
    ['paragraph', 'As\nagreed.'],
  ])
  expect(await readParagraphs(node.ctx.db, room.document)).toEqual([])
  expect(new Set((await room.read(one)).revisions.map(({ place }) => place?.kind))).toEqual(
    new Set(['heading', 'listItem', 'paragraph']),
  )
})

test('[OR3] what was announced is folded in before action, and nothing is while a roll is called', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const room = await upForAction(node, await bodyOf(database, node))
  const { one, secretary } = room
  const { revision } = await room.announce(one, revised)
  expect((await room.shown(one)).steps[0]).toMatchObject({ obstacle: 'revisions-unfolded' })
  await room.roll(secretary, { act: 'call', question: 'decision' })
  await expect(room.fold(secretary, revision)).rejects.toMatchObject({ code: 'roll-open' })
  const close = () => room.roll(secretary, { act: 'close' })
  await expect(close()).rejects.toMatchObject({ code: 'revisions-unfolded' })
})

test('[OR3] [LF8] what is adopted says what was folded in', async ({ database }) => {
  await using node = await startSyncNode(database)
  const room = await upForAction(node, await bodyOf(database, node))
  const { one, secretary } = room
  const { revision } = await room.announce(one, revised)
  await room.fold(secretary, revision)
  await room.roll(secretary, { act: 'call', question: 'decision' })
  await room.roll(secretary, { act: 'close' })
  const edition = await readEdition(node.ctx, one, room.document, 'HCG/1')
  expect(edition.blocks.map(({ text }) => text)).toEqual([revised])
})

test('[OR4] what was not folded in stays to be read when action was not taken', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const room = await upForAction(node, await bodyOf(database, node))
  const { one, other, secretary } = room
  await room.announce(one, revised)
  await room.life(secretary, { act: 'defer', reason: 'Late.' })
  const { revisions, mayAnnounce } = await room.read(other)
  expect(mayAnnounce).toBe(false)
  expect(revisions).toMatchObject([
    {
      place: { kind: 'paragraph', label: 'OP1' },
      stands: 'lapsed',
      changes: expect.arrayContaining([{ change: 'added', text: 'monthly ' }]),
    },
  ])
})

async function upForAction(node: SyncNode, body: Awaited<ReturnType<typeof bodyOf>>) {
  const { document, block } = body
  const { ctx } = node
  await body.putForAction()
  const act = (viewer: Viewer, input: object) =>
    reviseOrally(ctx, proved(ctx, viewer), { document, ...input }, newId())
  return {
    ...body,
    announce: (viewer: Viewer, to: string, of: string = block) =>
      act(viewer, { act: 'announce', block: of, words: to }),
    fold: (viewer: Viewer, revision: string) => act(viewer, { act: 'fold', revision }),
    read: (viewer: Viewer) => readOralRevisions(ctx, viewer, document, null),
  }
}
