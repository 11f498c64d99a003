import { expect } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { BlockId } from '#app/domain/drafting/block.ts'
import { newParagraph } from '#app/domain/drafting/paragraph.ts'
import { blocksOf, insertBlocks } from '#app/domain/drafting/ydoc.ts'
import { hour, later } from '#app/domain/kernel/instant.ts'
import { readUpdatesAfter } from '#db/document-log.ts'
import { saveParagraph } from '#db/paragraphs.ts'
import { fixParagraph } from '#server/drafting/fix-paragraph.ts'
import { hashWords } from '#server/drafting/hash-words.ts'
import { placeParagraph } from '#server/drafting/place-paragraph.ts'
import { protectParagraphs } from '#server/drafting/protect-paragraphs.ts'
import { readParagraphs } from '#server/drafting/read-paragraphs.ts'
import { readText } from '#server/drafting/read-text.ts'
import { listNotices } from '#server/notices/list-notices.ts'
import { bodyOf, proved } from '#test/support/body.ts'
import { newId } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'
import type { TestDatabase } from '#test/support/database.ts'
import { linesOf, putInBrackets, words } from '#test/support/drafting-table.ts'
import { runSilence } from '#test/support/silence.ts'
import { startSyncNode, until } from '#test/support/sync-node.ts'
import type { SyncNode } from '#test/support/sync-node.ts'

test('[PS10] [PS12] the secretariat corrects agreed words, which stay agreed and closed to typing', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const room = await agreedText(database, node)
  const { one, other, secretary, first, onesDesk } = room
  await room.fix(secretary, first, 'The States shall transmit figures.')
  await until(() => blocksOf(onesDesk.doc)[0]?.text === 'The States shall transmit figures.')
  expect(await room.seen(other, first)).toMatchObject({
    state: 'agreed',
    fix: { until: expect.anything() },
    acts: ['object-to-fix'],
  })
  await expect(room.fix(one, first, 'Other.')).rejects.toMatchObject({ action: 'paragraph.fix' })
  const same = room.fix(secretary, first, 'The States shall transmit figures.')
  await expect(same).rejects.toMatchObject({ code: 'nothing-corrected' })
  linesOf(onesDesk.doc)[0]?.insert(0, 'Perhaps ')
  await until(() => onesDesk.provider.wsconnected === false)
  expect((await readText(node.ctx, room.document))[0]?.text).toBe(
    'The States shall transmit figures.',
  )
})

test('[PS10] a member that objects within 24 hours opens what was corrected, and nobody does later', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const room = await agreedText(database, node)
  const { other, secretary, first } = room
  await room.fix(secretary, first, 'The States shall transmit figures.')
  await node.ctx.clock.advance(24 * hour - 1)
  await room.object(other, first)
  expect(await room.seen(other, first)).toMatchObject({ state: 'reopened', fix: null })

  await room.fix(secretary, room.second, 'Noting that')
  await node.ctx.clock.advance(24 * hour)
  expect(await room.seen(other, room.second)).toMatchObject({
    state: 'agreed',
    fix: null,
    acts: [],
  })
  const late = room.object(other, room.second)
  await expect(late).rejects.toMatchObject({ code: 'fix-stands' })
})

test('[N24] who reads the text is told of a correction with its end, and of what was moved', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const room = await agreedText(database, node)
  const { one, secretary, first, second } = room
  const told = async (viewer: Viewer) =>
    (await listNotices(node.ctx, viewer)).map(({ kind, due }) => [kind, due?.at ?? null])
  await room.fix(secretary, first, 'The States shall transmit figures.')
  const end = later(node.ctx.now(), 24 * hour)
  expect([await told(one), await told(secretary)]).toEqual([[['words-fixed', end]], []])
  await room.place(secretary, { act: 'move', block: second, after: '' })
  expect(await told(one)).toEqual([
    ['words-fixed', end],
    ['paragraph-placed', null],
  ])
})

test('[PS6] [PS12] the chair moves agreed words, which keep their label, and one member puts them back', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const room = await agreedText(database, node)
  const { one, secretary, first, second, onesDesk } = room
  const label = (await room.seen(one, second))?.label
  const nowhere = room.place(secretary, { act: 'move', block: second, after: newId() })
  await expect(nowhere).rejects.toMatchObject({ fields: { after: 'choice' } })
  const same = room.place(secretary, { act: 'move', block: second, after: first })
  await expect(same).rejects.toMatchObject({ code: 'already-there' })
  await expect(room.place(one, { act: 'move', block: second, after: '' })).rejects.toMatchObject({
    action: 'paragraph.preside',
  })

  await room.place(secretary, { act: 'move', block: second, after: '' })
  await until(() => blocksOf(onesDesk.doc)[0]?.id === second)
  expect(await room.seen(one, second)).toMatchObject({ state: 'moved', label, acts: ['restore'] })
  expect(await room.lastAuthor()).toMatchObject({
    kind: 'system',
    actor: 'arrangement',
    request: { delegation: secretary.delegation.id },
  })

  await room.place(one, { act: 'restore', block: second })
  await until(() => blocksOf(onesDesk.doc)[0]?.id === first)
  expect(await room.seen(one, second)).toMatchObject({ state: 'agreed', label, place: null })
})

test('[PS6] [PS9] what the chair deletes leaves the text whole, cannot be typed in and comes back as it was', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const room = await agreedText(database, node)
  const { one, other, secretary, third, onesDesk, othersDesk } = room
  const before = blocksOf(onesDesk.doc)
  await room.place(secretary, { act: 'delete', block: third })
  await until(() => blocksOf(onesDesk.doc).length === 2)
  expect(await room.seen(other, third)).toMatchObject({
    state: 'deleted',
    words: 'Decides to report',
    place: { is: 'deleted', reason: 'As agreed.' },
    acts: ['restore'],
  })
  insertBlocks(othersDesk.doc, 2, [
    { kind: 'paragraph', id: third, lang: 'en', dir: 'ltr', group: 'OP', level: 0, words: 'Mine.' },
  ])
  await until(() => othersDesk.provider.wsconnected === false)

  await room.place(one, { act: 'restore', block: third })
  await until(() => blocksOf(onesDesk.doc).length === 3)
  expect(blocksOf(onesDesk.doc)).toEqual(before)
  const again = room.place(other, { act: 'restore', block: third })
  await expect(again).rejects.toMatchObject({ code: 'nothing-to-restore' })
})

test('[PS6] the next symbol settles what was moved and deleted', async ({ database }) => {
  await using node = await startSyncNode(database)
  const room = await agreedText(database, node)
  const { one, secretary, second, third } = room
  await room.place(secretary, { act: 'move', block: second, after: '' })
  await room.place(secretary, { act: 'delete', block: third })
  await room.table()
  expect(await room.seen(one, third)).toBeUndefined()
  expect(await room.seen(one, second)).toMatchObject({ state: 'agreed', place: null })
  for (const block of [second, third]) {
    const late = room.place(one, { act: 'restore', block })
    await expect(late).rejects.toMatchObject({ code: 'nothing-to-restore' })
  }
})

test('[PS6] what is open is not moved, and what is disputed is not deleted', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const room = await agreedText(database, node)
  const { secretary, third, onesDesk } = room
  const move = room.place(secretary, { act: 'move', block: third, after: '' })
  await expect(move).rejects.toMatchObject({ code: 'paragraph-open' })
  await room.reopen(room.first)
  putInBrackets(onesDesk.doc, 'shall', 'delete')
  await until(async () => (await room.seen(secretary, room.first))?.state === 'bracketed')
  const gone = room.place(secretary, { act: 'delete', block: room.first })
  await expect(gone).rejects.toMatchObject({ code: 'brackets-open' })
  expect((await readText(node.ctx, room.document)).map(({ text }) => text)).toEqual([
    words,
    'Noting',
    'Decides to report',
  ])
})

test('[PS12] nothing is corrected, moved or deleted while silence runs on it or the text stands', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const room = await agreedText(database, node)
  const { one, secretary, first, second, third, document } = room
  await runSilence(node.ctx, document, {
    sponsor: one.delegation.id,
    subject: { of: 'paragraphs', blocks: [first] },
    words: hashWords(null),
  })
  await expect(room.fix(secretary, first, 'Else.')).rejects.toMatchObject({ code: 'under-silence' })
  await expect(room.place(secretary, { act: 'delete', block: first })).rejects.toMatchObject({
    code: 'under-silence',
  })
  await room.place(secretary, { act: 'delete', block: third })
  await room.freeze()
  const acts = [
    () => room.fix(secretary, second, 'Else.'),
    () => room.place(secretary, { act: 'move', block: second, after: '' }),
    () => room.place(one, { act: 'restore', block: third }),
  ]
  for (const act of acts) await expect(act()).rejects.toMatchObject({ code: 'text-stands' })
  expect((await room.seen(secretary, second))?.acts).toEqual([])
})

/** A text of three paragraphs, of which the first two are agreed. */
async function agreedText(database: TestDatabase, node: SyncNode) {
  const { ctx } = node
  const body = await bodyOf(database, node)
  const { document, block: first, onesDesk, secretary } = body
  const [second, third] = [newId() as BlockId, newId() as BlockId]
  const common = { kind: 'paragraph', lang: 'en', dir: 'ltr', group: 'OP', level: 0 } as const
  insertBlocks(onesDesk.doc, 1, [
    { ...common, id: second, words: 'Noting' },
    { ...common, id: third, words: 'Decides to report' },
  ])
  await until(async () => (await readText(ctx, document)).length === 3)
  const agree = async (blocks: readonly BlockId[]) => {
    const text = await readText(ctx, document)
    const states = [first, second, third].map((id) => {
      if (!blocks.includes(id)) return newParagraph(id)
      const now = hashWords(text.find((one) => one.id === id) ?? null)
      const agreed = { agreedAt: ctx.now(), requests: [], fix: null, how: 'gavel' } as const
      return { ...newParagraph(id), standing: { is: 'agreed', words: now, ...agreed } as const }
    })
    await ctx.db.transaction(async (tx) => {
      for (const state of states) await saveParagraph(tx, document, state)
      await protectParagraphs(tx, document, states)
    })
    ctx.rooms.written(document)
  }
  await agree([first, second])
  const seen = async (viewer: Viewer, block: BlockId) =>
    (await readParagraphs(ctx, viewer, document)).paragraphs.find((one) => one.block === block)
  const reason = 'As agreed.'
  return {
    ...body,
    first,
    second,
    third,
    seen,
    async reopen(block: BlockId) {
      await agree([first, second].filter((one) => one !== block))
      // Its room hears of it by a wake, which may come after what a quick hand types.
      const lease = await ctx.rooms.open(document)
      lease?.room.lookAgain()
      lease?.release()
    },
    freeze: () => ctx.sql`update document set frozen = true where id = ${document}`,
    async fix(viewer: Viewer, block: BlockId, to: string) {
      const before = (await seen(secretary, block))?.seen
      const command = { document, block, act: 'fix', seen: before, words: to, reason }
      return fixParagraph(ctx, proved(ctx, viewer), command, newId())
    },
    object: (viewer: Viewer, block: BlockId) =>
      fixParagraph(
        ctx,
        proved(ctx, viewer),
        { document, block, act: 'object-to-fix', reason },
        newId(),
      ),
    place: (viewer: Viewer, what: object) =>
      placeParagraph(ctx, proved(ctx, viewer), { document, reason, ...what }, newId()),
    lastAuthor: async () => (await readUpdatesAfter(ctx.db, document, 0)).at(-1)?.author,
  }
}
