import { expect } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { hour } from '#app/domain/kernel/instant.ts'
import { readUpdatesAfter } from '#db/document-log.ts'
import { commentOnText } from '#server/drafting/comment-on-text.ts'
import { keepNote } from '#server/drafting/keep-note.ts'
import { readComments } from '#server/drafting/read-comments.ts'
import { readDocument } from '#server/drafting/read-document.ts'
import { closeDocument } from '#server/drafting/set-drafting.ts'
import { listNotices } from '#server/notices/list-notices.ts'
import { NotFound } from '#server/refusals.ts'
import { buildDelegation, buildMandate, buildViewer, newId } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'
import type { TestDatabase } from '#test/support/database.ts'
import { draftingTable, linesOf, textOf, words } from '#test/support/drafting-table.ts'
import { startSyncNode, until } from '#test/support/sync-node.ts'
import type { SyncNode } from '#test/support/sync-node.ts'

test('[TH1] a comment is read by all, answered, resolved and reopened, and stands at its words while others type', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const { one, other, othersDesk, say, read, ...room } = await talkOf(database, node)
  const thread = await say(one, { act: 'start', quote: 'figures', words: 'Which ones?' })
  await say(other, { act: 'reply', thread, words: 'Monthly ones.' })
  linesOf(othersDesk.doc)[0]?.insert(0, 'At its own cost, ')
  await until(async () => (await read(one)).paragraphs[0]?.text.startsWith('At its') ?? false)
  const { threads } = await read(other)
  expect(threads).toMatchObject([
    {
      stage: 'open',
      quote: { words: 'figures' },
      place: { is: 'words', block: room.block, from: 17 + words.indexOf('figures') },
      comments: [{ words: 'Which ones?' }, { words: 'Monthly ones.' }],
      acts: ['reply'],
    },
  ])
  expect((await readDocument(node.ctx, one, room.document)).comments).toBe(1)

  await expect(say(other, { act: 'resolve', thread })).rejects.toMatchObject({
    code: 'not-your-thread',
  })
  await say(one, { act: 'resolve', thread })
  expect((await readDocument(node.ctx, one, room.document)).comments).toBe(0)
  const late = say(other, { act: 'reply', thread, words: 'And yet.' })
  await expect(late).rejects.toMatchObject({ code: 'thread-resolved' })
  await say(other, { act: 'reopen', thread })
  expect((await read(one)).threads[0]?.acts).toEqual(['reply', 'resolve'])
})

test('[TH1] comments go on while the text is closed, and a form that is sent twice says it once', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const { one, other, document, block, say, read } = await talkOf(database, node)
  const { coalition } = one
  const secretary = await buildViewer(database.db, { coalition, kind: 'secretariat', as: 'head' })
  await closeDocument(node.ctx, secretary, { document }, newId())
  const key = newId()
  const start = { document, act: 'start', block, quote: '', words: 'On all of it.' }
  await commentOnText(node.ctx, one, start, key)
  await commentOnText(node.ctx, one, start, key)
  expect((await read(other)).threads).toHaveLength(1)
  const reused = commentOnText(node.ctx, one, { ...start, words: 'Another.' }, key)
  await expect(reused).rejects.toMatchObject({ code: 'key-reused' })
  const foreign = commentOnText(node.ctx, other, start, key)
  await expect(foreign).rejects.toMatchObject({ code: 'key-reused' })
  const nowhere = say(one, { act: 'reply', thread: newId(), words: 'Where?' })
  await expect(nowhere).rejects.toBeInstanceOf(NotFound)
})

test('[TH2] what is said leaves no trace in the text, its log or the record', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const { one, other, document, othersDesk, say, note } = await talkOf(database, node)
  const trace = async () => ({
    log: (await readUpdatesAfter(node.ctx.db, document, 0)).length,
    text: textOf(othersDesk.doc),
    entries: (await database.sql`select idx from log_entry`).length,
    acts: (await database.sql`select idx from act`).length,
  })
  const before = await trace()
  const thread = await say(one, { act: 'start', quote: 'figures', words: 'Which ones?' })
  await say(other, { act: 'reply', thread, words: 'Monthly ones.' })
  await note(one, { act: 'start', quote: 'shall', words: 'Capital wants may.', redline: 'may' })
  expect(await trace()).toEqual(before)
})

test('[TH3] a person is named as far as the reader may know of them', async ({ database }) => {
  await using node = await startSyncNode(database)
  const { one, other, say, read } = await talkOf(database, node)
  await say(one, { act: 'start', quote: '', words: 'Why?' })
  const shown = async (viewer: Viewer) => (await read(viewer)).threads[0]?.comments[0]
  expect(await shown(other)).toMatchObject({
    by: { code: one.delegation.code },
    person: one.person.name,
    acts: [],
  })
  expect((await shown(one))?.acts).toEqual(['correct', 'withdraw'])
  await database.sql`update mandate set kind = 'capital-reviewer' where id = ${one.mandate.id}`
  expect(await shown(other)).toMatchObject({ by: { code: one.delegation.code }, person: null })
})

test('[TH4] a quote that does not stand there once is refused at its field', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const { one, say, read } = await talkOf(database, node)
  const begin = (quote: string) => say(one, { act: 'start', quote, words: 'Why?' })
  await expect(begin('numbers')).rejects.toMatchObject({ fields: { quote: 'notQuoted' } })
  await expect(begin('t')).rejects.toMatchObject({ fields: { quote: 'quotedTwice' } })
  expect((await read(one)).threads).toEqual([])
})

test('[CM4] [TH7] words that are deleted leave an orphan with its quote, and a redline is shown word by word', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const { one, onesDesk, note, readNotes } = await talkOf(database, node)
  await note(one, {
    act: 'start',
    quote: 'shall transmit',
    words: 'Ours.',
    redline: 'may transmit',
  })
  expect((await readNotes(one)).threads).toMatchObject([
    {
      place: { is: 'words' },
      redline: [
        { change: 'removed', text: 'shall' },
        { change: 'added', text: 'may' },
        { change: 'same', text: ' transmit' },
      ],
    },
  ])
  linesOf(onesDesk.doc)[0]?.delete(words.indexOf('shall'), 'shall transmit '.length)
  await until(async () => (await readNotes(one)).threads[0]?.place.is === 'orphaned')
  expect((await readNotes(one)).threads[0]?.quote).toEqual({
    before: 'The State',
    words: 'shall transmit',
    after: 'figures.',
  })
})

test('[N15] whoever is mentioned, and whoever spoke in a thread, is told and nobody else', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const { one, other, say, note } = await talkOf(database, node)
  const { db } = node.ctx
  const capital = await buildMandate(db, { of: other.delegation, as: 'capital-reviewer' })
  const [alone, reviewer] = [
    await buildViewer(db, { delegation: await buildDelegation(db, { coalition: one.coalition }) }),
    { ...other, person: capital.person },
  ]
  const told = async (viewer: Viewer) =>
    (await listNotices(node.ctx, viewer)).map(({ kind, cause }) => [kind, cause])
  const mention = `@${other.delegation.code.toLowerCase()}: which figures?`
  const thread = await say(one, { act: 'start', quote: 'figures', words: mention })
  expect(await told(other)).toEqual([['comment-mention', null]])
  expect(await told(reviewer)).toEqual([['comment-mention', null]])
  await node.ctx.clock.advance(hour)
  await say(other, { act: 'reply', thread, words: 'Monthly ones.' })
  expect(await told(one)).toEqual([['comment-answer', null]])
  expect(await told(alone)).toEqual([])
  // In a note nobody of another delegation can be mentioned.
  await note(one, { act: 'start', quote: '', words: mention, redline: '' })
  expect(await told(other)).toEqual([['comment-mention', null]])
})

test('[PM11] [TH6] a capital reviewer writes in the notes of their delegation, and not in comments', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const { one, other, say, note, readNotes } = await talkOf(database, node)
  const { db } = node.ctx
  const delegation = { ...one.delegation, coalition: one.coalition, country: 'NO' }
  const capital = await buildViewer(db, { delegation, as: 'capital-reviewer' })
  const thread = await note(one, { act: 'start', quote: '', words: 'May we?', redline: '' })
  await note(capital, { act: 'reply', thread, words: 'You may.' })
  expect((await readNotes(one)).threads[0]?.comments).toMatchObject([
    { words: 'May we?' },
    { words: 'You may.', person: capital.person.name },
  ])
  expect((await listNotices(node.ctx, one)).map(({ kind }) => kind)).toEqual(['note-answer'])
  const aloud = say(capital, { act: 'start', quote: '', words: 'Aloud.' })
  await expect(aloud).rejects.toMatchObject({ action: 'document.comment' })
  // Another delegation finds nothing by the same id, and has its own notes.
  const guessed = note(other, { act: 'reply', thread, words: 'What is this?' })
  await expect(guessed).rejects.toBeInstanceOf(NotFound)
  expect((await readNotes(other)).threads).toEqual([])
})

/** Two delegations at one text, and how they speak about its one paragraph. */
async function talkOf(database: TestDatabase, node: SyncNode) {
  const table = await draftingTable(database, node)
  const { document, block } = table
  const { ctx } = node
  await until(async () => (await readComments(ctx, table.one, document, {})).paragraphs.length > 0)
  return {
    ...table,
    say: async (viewer: Viewer, what: Record<string, string>) =>
      (await commentOnText(ctx, viewer, { document, block, ...what }, newId())).thread,
    note: async (viewer: Viewer, what: Record<string, string>) =>
      (await keepNote(ctx, viewer, { document, block, ...what }, newId())).note,
    read: (viewer: Viewer) => readComments(ctx, viewer, document, {}),
    readNotes: (viewer: Viewer) => readComments(ctx, viewer, document, { of: 'delegation' }),
  }
}
