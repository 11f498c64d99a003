import { expect } from 'vitest'

import { paperTextsIn } from '#app/desk/paper-texts.server.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { BlockId } from '#app/domain/drafting/block.ts'
import { insertBlocks } from '#app/domain/drafting/ydoc.ts'
import { minute } from '#app/domain/kernel/instant.ts'
import { parseEntry } from '#app/domain/transparency/entry.ts'
import { readHead } from '#db/document-log.ts'
import { actInSilence } from '#server/drafting/act-in-silence.ts'
import { actOnStatement } from '#server/drafting/act-on-statement.ts'
import { readComments } from '#server/drafting/read-comments.ts'
import { readDocument } from '#server/drafting/read-document.ts'
import { readEdition } from '#server/drafting/read-edition.ts'
import { readMoment } from '#server/drafting/read-moment.ts'
import { readOralRevisions } from '#server/drafting/read-oral-revisions.ts'
import { readSilencesOf } from '#server/drafting/read-silences.ts'
import { readStatements } from '#server/drafting/read-statements.ts'
import { readView } from '#server/drafting/read-view.ts'
import { reviseOrally } from '#server/drafting/revise-orally.ts'
import { writeOut } from '#server/drafting/write-out.ts'
import { Forbidden } from '#server/refusals.ts'
import { bodyOf, proved } from '#test/support/body.ts'
import { newId } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'
import type { TestDatabase } from '#test/support/database.ts'
import { linesOf, words } from '#test/support/drafting-table.ts'
import { buildSilence, objection } from '#test/support/silence.ts'
import { statementForm } from '#test/support/statements.ts'
import { startSyncNode, until } from '#test/support/sync-node.ts'
import type { SyncNode } from '#test/support/sync-node.ts'

test('[LI12] [DR36] a revision that renumbers is given as of an edit of its own, and the record has what was shown', async ({
  database,
  sql,
}) => {
  await using node = await startSyncNode(database)
  const room = await roomOf(database, node)
  const { one, secretary, document, othersDesk } = room
  await room.table()
  const added = await room.insert('Before all.', 0)
  const { renumbering } = await room.shown(secretary)
  expect(renumbering.changes).toEqual([
    { block: added, from: 'OP1 ante', to: 'OP1', begins: 'Before all.' },
    { block: room.first, from: 'OP1', to: 'OP2', begins: words },
  ])
  const { head } = (await readHead(node.ctx.db, document)) ?? { head: 0 }
  await room.renumber('revise', { change: 'substantive' })

  const [row] = await sql`
    select seq, system from document_update where document = ${document} order by seq desc limit 1`
  expect(row).toEqual({ seq: String(head + 1), system: 'renumbering' })
  expect(await room.labelsOf(one)).toEqual(['OP1', 'OP2'])
  const shown = await room.shown(one)
  expect(shown.renumbering.changes).toEqual([])
  expect(shown.issues[0]).toMatchObject({
    symbol: 'HCG/L.1/Rev.1',
    renumbered: true,
    seq: head + 1,
    relabelled: [
      { block: added, from: 'OP1 ante', to: 'OP1' },
      { block: room.first, from: 'OP1', to: 'OP2' },
    ],
  })
  expect(shown.issues[1]).toMatchObject({ renumbered: false, relabelled: [] })
  const [last] = await sql<{ entry: Buffer }[]>`
    select entry from log_entry order by idx desc limit 1`
  expect(parseEntry(String(last?.entry))).toMatchObject({
    t: 'life.act',
    b: { act: 'revise', renumbered: renumbering.seen },
  })
  // The text is open as before, and what is added follows the new numbers.
  linesOf(othersDesk.doc)[0]?.insert(0, 'Now ')
  await room.insert('Between.', 1)
  expect(await room.labelsOf(one)).toEqual(['OP1', 'OP1 bis', 'OP2'])
})

test('[LI13] [DR37] [VW2] what was adopted, said and read before keeps its labels, and a comparison says both', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const room = await roomOf(database, node)
  const { one, other, secretary, document, first } = room
  const { ctx } = node
  const silence = await buildSilence(ctx, document, one.delegation.id)
  await actInSilence(ctx, proved(ctx, other), { document, silence, ...objection }, newId())
  ctx.rooms.written(document)
  const added = (await readDocument(ctx, one, document)).blocks[0]?.id ?? ''
  await room.putForAction()
  const revise = (input: object) =>
    reviseOrally(ctx, proved(ctx, secretary), { document, ...input }, newId())
  const announced = { act: 'announce', block: first, words: `${words} Each year.` }
  await revise({ act: 'fold', revision: (await revise(announced)).revision })
  await room.roll(secretary, { act: 'call', question: 'decision' })
  await room.roll(secretary, { act: 'close' })
  await room.state(one, { kind: 'dissociation', symbol: 'HCG/1', paragraphs: [first] })
  const { seq: adoptedAt } = await readEdition(node.ctx, one, document, 'HCG/1')
  await room.life(secretary, { act: 'reopen', reason: 'New figures.' })
  await room.renumber('table', { symbol: '', sponsor: one.delegation.id })

  const [old, fresh] = [
    { [added]: 'OP1 ante', [first]: 'OP1' },
    { [added]: 'OP1', [first]: 'OP2' },
  ]
  expect((await readEdition(node.ctx, one, document, 'HCG/1')).labels).toEqual(old)
  expect((await readStatements(node.ctx, one, document, 'HCG/1')).labels).toEqual(old)
  expect((await readStatements(node.ctx, one, document, 'HCG/L.1')).labels).toEqual(old)
  expect((await readMoment(node.ctx, one, document, { at: String(adoptedAt) })).labels).toEqual(old)
  const { past } = await readSilencesOf(ctx, one, document)
  expect(past.map(({ labels }) => labels)).toEqual([old])
  const { revisions } = await readOralRevisions(ctx, one, document, null)
  expect(revisions.map(({ place }) => place?.label)).toEqual(['OP1'])
  expect((await readStatements(node.ctx, one, document, 'HCG/L.2')).labels).toEqual(fresh)
  expect((await readMoment(node.ctx, one, document, {})).labels).toEqual(fresh)
  expect((await readView(node.ctx, one, document, {})).labels).toEqual(fresh)
  const { paragraphs } = await readComments(node.ctx, one, document, {})
  expect(paragraphs.map(({ label }) => label)).toEqual(['OP1', 'OP2'])
  const { body } = await writeOut(node.ctx, one, { document, file: 'text.md' }, paperTextsIn)
  expect(body).toContain('OP2')
  expect(body).not.toContain('ante')

  const compared = { as: 'changes', from: 'HCG/1', to: 'HCG/L.2' }
  const { labels, view } = await readView(node.ctx, one, document, compared)
  expect(labels).toEqual(fresh)
  expect(view).toMatchObject({ was: old })
  const within = await readView(node.ctx, one, document, { ...compared, to: 'HCG/1', from: '1' })
  expect(within.view).toMatchObject({ was: {} })
})

test('[LF18] [LI12] labels are not renumbered twice, nor where a paragraph came since they were shown', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const room = await roomOf(database, node)
  const { secretary, one, document } = room
  await room.table()
  await room.insert('Before all.', 0)
  const { seen } = (await room.shown(secretary)).renumbering
  await room.insert('Later.', 1)
  const labels = await room.labelsOf(one)
  const { head } = (await readHead(node.ctx.db, document)) ?? { head: 0 }
  const stale = room.life(secretary, { act: 'revise', change: 'other', renumber: seen })
  await expect(stale).rejects.toMatchObject({ code: 'numbers-changed' })
  expect(await room.labelsOf(one)).toEqual(labels)
  expect((await readHead(node.ctx.db, document))?.head).toBe(head)

  const { seen: again } = (await room.shown(secretary)).renumbering
  const both = await Promise.allSettled(
    [1, 2].map(() => room.life(secretary, { act: 'revise', change: 'other', renumber: again })),
  )
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await room.labelsOf(one)).toEqual(['OP1', 'OP2', 'OP3'])
  linesOf(room.onesDesk.doc)[0]?.insert(0, 'Now: ')
  await until(async () => (await room.shown(secretary)).steps[0]?.obstacle === 'not-issued')
  const consecutive = room.life(secretary, {
    act: 'revise',
    change: 'other',
    renumber: (await room.shown(secretary)).renumbering.seen,
  })
  await expect(consecutive).rejects.toMatchObject({ code: 'numbers-consecutive' })
})

test('[LI12] [LF14] nothing is renumbered without a new symbol, by a member, or by a hash that is none', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const room = await roomOf(database, node)
  const { secretary, one } = room
  await room.table()
  await room.insert('Before all.', 0)
  const renumber = (await room.shown(secretary)).renumbering.seen
  const refused = { fields: { renumber: 'choice' } }
  const others: Readonly<Record<string, string>>[] = [
    { act: 'supplement', kind: 'Corr', says: 'For 5 read 6.' },
    { act: 'put-for-action', waiver: 'Urgent.' },
    { act: 'defer', reason: 'Later.' },
    { act: 'withdraw' },
  ]
  for (const act of others) {
    await expect(room.life(secretary, { ...act, renumber })).rejects.toMatchObject(refused)
  }
  const wrong = room.life(secretary, { act: 'revise', change: 'other', renumber: 'all' })
  await expect(wrong).rejects.toMatchObject(refused)
  const revise = { act: 'revise', change: 'other', renumber }
  await expect(room.life(one, revise)).rejects.toThrow(Forbidden)
  expect(await room.labelsOf(one)).toEqual(['OP1 ante', 'OP1'])
  expect((await room.shown(one)).issues).toHaveLength(1)
})

test('[LI12] two who issue and a paragraph that is typed meanwhile end in one numbering without a gap', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const room = await roomOf(database, node)
  const { one } = room
  await room.table()
  await room.insert('Before all.', 0)
  const [issued] = await Promise.allSettled([
    room.renumber('revise', { change: 'other' }),
    room.insert('At the end.', 2),
  ])
  const labels = await room.labelsOf(one)
  // Either it came before and what was shown no longer held, or it follows the new numbers.
  expect(labels).toEqual(
    issued.status === 'fulfilled' ? ['OP1', 'OP2', 'OP3'] : ['OP1 ante', 'OP1', 'OP2'],
  )
})

/** A body on a text into whose paragraphs others can be put. */
async function roomOf(database: TestDatabase, node: SyncNode) {
  const { ctx } = node
  const body = await bodyOf(database, node)
  const { document, secretary, one, block: first } = body
  const labelled = async (viewer: Viewer) => {
    const { blocks, labels } = await readDocument(ctx, viewer, document)
    return blocks.map(({ id }) => labels[id ?? ''])
  }
  return {
    ...body,
    first,
    labelsOf: labelled,
    state: (viewer: Viewer, what: object) =>
      actOnStatement(
        ctx,
        proved(ctx, viewer),
        { document, act: 'make', ...statementForm, ...what },
        newId(),
      ),
    async insert(said: string, at: number): Promise<BlockId> {
      const id = newId<'block'>() as BlockId
      const like = { kind: 'paragraph', lang: 'en', dir: 'ltr', group: 'OP', level: 0 } as const
      insertBlocks(body.onesDesk.doc, at, [{ ...like, id, words: said }])
      await until(async () => {
        const { blocks } = await readDocument(ctx, one, document)
        return blocks.some((block) => block.id === id)
      })
      return id
    },
    async renumber(act: 'table' | 'revise', more: Readonly<Record<string, string>>) {
      await ctx.clock.advance(minute)
      const { renumbering } = await body.shown(secretary)
      return body.life(secretary, { act, renumber: renumbering.seen, ...more })
    },
  }
}
