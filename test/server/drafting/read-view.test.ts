import { expect } from 'vitest'
import * as Y from 'yjs'

import type { Grant } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { BracketId, NewBlock } from '#app/domain/drafting/block.ts'
import { bracketAttributes } from '#app/domain/drafting/bracket-mark.ts'
import { bracketedText } from '#app/domain/drafting/bracketed-text.ts'
import { markKey } from '#app/domain/drafting/mark-key.ts'
import { viewKinds } from '#app/domain/drafting/view-kinds.ts'
import { contentOf } from '#app/domain/drafting/ydoc.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import { readBrackets } from '#db/brackets.ts'
import { readHead } from '#db/document-log.ts'
import { createFramework } from '#server/accounts/create-framework.ts'
import { actOnBracket } from '#server/drafting/act-on-bracket.ts'
import { createDocument } from '#server/drafting/create-document.ts'
import { readDocument } from '#server/drafting/read-document.ts'
import { readView } from '#server/drafting/read-view.ts'
import type { ReadView } from '#server/drafting/read-view.ts'
import { setAccess } from '#server/drafting/set-access.ts'
import { BadInput, NotFound } from '#server/refusals.ts'
import { buildDelegation, buildViewer, newId } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'
import type { TestDatabase } from '#test/support/database.ts'
import { signIn, startSyncNode, stockClient, until } from '#test/support/sync-node.ts'
import type { SyncNode } from '#test/support/sync-node.ts'

const symbol = 'HCG/2026/L.5'
const words = 'The State shall transmit figures.'

test('the clean and the bracketed view differ in what is only proposed', async ({ database }) => {
  await using node = await startSyncNode(database)
  const { document, member, desk } = await scene(database, node)
  await propose(node, document, desk, { at: 'The State'.length, insert: ' Party' })
  const clean = await readView(node.ctx, member, document, {})
  expect(said(clean)).toEqual(['Recalling the framework,', words])
  const bracketed = await readView(node.ctx, member, document, { as: 'bracketed' })
  expect(said(bracketed)).toEqual([
    'Recalling the framework,',
    'The State[ Party] shall transmit figures.',
  ])
  const held = Object.values(bracketed.holders).flat()
  expect(held.map(({ code }) => code)).toEqual([member.delegation.code])
})

test('[VW3] each bracket is as the delegation wants it, and stays where it holds no side', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const { document, member, other, third, secretary, desk } = await scene(database, node)
  const bracket = await propose(node, document, desk, { at: 'The State'.length, insert: ' Party' })
  await actOnBracket(node.ctx, other, { document, bracket, act: 'oppose' }, newId())
  const wanted = async (viewer: Viewer, of?: string) => {
    const read = await readView(node.ctx, viewer, document, { as: 'wanted', of })
    return read.view.as === 'wanted' ? [read.view.of, said(read)[1]] : read.view.as
  }
  const ones = [member.delegation.id, 'The State Party shall transmit figures.']
  expect(await wanted(member)).toEqual(ones)
  expect(await wanted(other, member.delegation.code)).toEqual(ones)
  expect(await wanted(secretary, member.delegation.id)).toEqual(ones)
  expect(await wanted(member, other.delegation.code)).toEqual([other.delegation.id, words])
  const disputed = 'The State[ Party] shall transmit figures.'
  expect(await wanted(third)).toEqual([third.delegation.id, disputed])
  expect(await wanted(secretary)).toEqual([null, disputed])
})

test('[VW6] the compilation has each proposal with its backers beside what stands with its opposers', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const { document, member, other, desk } = await scene(database, node)
  const bracket = await propose(node, document, desk, { at: 'The State'.length, insert: ' Party' })
  await actOnBracket(node.ctx, other, { document, bracket, act: 'oppose' }, newId())
  const { view } = await readView(node.ctx, member, document, { as: 'compilation' })
  const compiled = view.as === 'compilation' ? view.blocks : []
  expect(compiled.map(({ disputes }) => disputes.length)).toEqual([0, 1])
  expect(compiled[1]).toMatchObject({
    stands: { text: words },
    disputes: [
      {
        bracket,
        opposers: [other.delegation.id],
        proposals: [
          {
            backers: [member.delegation.id],
            reading: { text: 'The State Party shall transmit figures.' },
          },
        ],
      },
    ],
  })
})

test('[VW4] differences run from the last symbol to now, or between the moments that are named', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const { document, member, desk } = await scene(database, node)
  await write(node, document, desk, (line) => line.insert('The State'.length, ' Party'))
  await write(node, document, desk, (line) => line.delete('The State Party'.length, 6))
  const between = async (asked: Record<string, string>) => {
    const { view } = await readView(node.ctx, member, document, { as: 'changes', ...asked })
    if (view.as !== 'changes') throw new Error('another view')
    const moments = [view.from.symbol ?? view.from.seq, view.to.symbol ?? view.to.seq]
    return [moments, ...view.blocks.map(changeOf)]
  }
  const sinceIssue = [
    [symbol, 3],
    'same',
    [
      ['same', 'The State '],
      ['removed', 'shall'],
      ['added', 'Party'],
      ['same', ' transmit figures.'],
    ],
  ]
  expect(await between({})).toEqual(sinceIssue)
  expect(await between({ from: symbol, to: '3' })).toEqual(sinceIssue)
  expect(await between({ from: symbol, to: '2' })).toEqual([
    [symbol, 2],
    'same',
    [
      ['same', 'The State '],
      ['added', 'Party '],
      ['same', 'shall transmit figures.'],
    ],
  ])
  expect(await between({ from: '2', to: ' 2 ' })).toEqual([[2, 2], 'same', 'same'])
  expect(await between({ from: '0', to: '1' })).toEqual([[0, symbol], 'added', 'added'])
  expect(await between({ from: '1', to: '0' })).toEqual([[symbol, 0], 'removed', 'removed'])
})

test('[VW2] labels are those of the live text in every view, and a removed paragraph keeps its own', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const { document, member, desk } = await scene(database, node)
  const { labels } = await readDocument(node.ctx, member, document)
  expect(Object.values(labels)).toEqual(['PP1', 'OP1'])
  for (const as of viewKinds) {
    expect([as, (await readView(node.ctx, member, document, { as })).labels]).toEqual([as, labels])
  }
  contentOf(desk.doc).delete(0, 1)
  await until(async () => (await readHead(node.ctx.db, document))?.head === 2)
  expect((await readView(node.ctx, member, document, {})).labels).toEqual(
    Object.fromEntries(Object.entries(labels).slice(1)),
  )
  expect((await readView(node.ctx, member, document, { as: 'changes' })).labels).toEqual(labels)
})

test('[VW5] what names no view, no member and no moment is refused at its field', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const { document, member, secretary } = await scene(database, node)
  const refused: readonly [Record<string, unknown>, Record<string, string>][] = [
    [{ as: 'everything' }, { as: 'choice' }],
    [{ as: '' }, { as: 'choice' }],
    [{ as: 'wanted', of: 'NOBODY' }, { of: 'choice' }],
    [{ as: 'wanted', of: newId() }, { of: 'choice' }],
    [{ as: 'wanted', of: secretary.delegation.code }, { of: 'choice' }],
    [{ as: 'wanted', of: ['A', 'B'] }, { of: 'choice' }],
    [{ as: 'changes', from: 'HCG/2026/L.6' }, { from: 'moment' }],
    [
      { as: 'changes', from: '2', to: '-1' },
      { from: 'moment', to: 'moment' },
    ],
    [{ as: 'changes', to: '1.5' }, { to: 'moment' }],
    [{ as: 'changes', to: '9'.repeat(400) }, { to: 'moment' }],
  ]
  for (const [asked, fields] of refused) {
    await expect(readView(node.ctx, member, document, asked)).rejects.toEqual(new BadInput(fields))
  }
})

test('[VW1] who may only read sees every view, and who may not know of the text sees none', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const { document, member, secretary } = await scene(database, node)
  const { coalition } = member
  const observer = await buildViewer(database.db, { coalition, kind: 'observer' })
  for (const as of viewKinds) {
    expect((await readView(node.ctx, observer, document, { as })).view.as).toBe(as)
  }
  const grants: readonly Grant[] = [{ to: 'kind', kind: 'secretariat', access: 'edit' }]
  await setAccess(node.ctx, secretary, { document, grants }, newId())
  const stranger = await buildViewer(database.db, { as: 'head' })
  for (const viewer of [observer, member, stranger]) {
    for (const asked of [...viewKinds.map((as) => ({ as })), { as: 'everything' }]) {
      await expect(readView(node.ctx, viewer, document, asked)).rejects.toBeInstanceOf(NotFound)
    }
  }
  for (const id of [newId(), 'no-id', undefined]) {
    await expect(readView(node.ctx, secretary, id, {})).rejects.toBeInstanceOf(NotFound)
  }
})

/** A text of two paragraphs, issued by the secretariat, that a member has open and two more may. */
async function scene({ db }: TestDatabase, { ctx, url }: SyncNode) {
  const secretariat = await buildDelegation(db, { kind: 'secretariat' })
  const { coalition } = secretariat
  const secretary = await buildViewer(db, { delegation: secretariat, as: 'head' })
  const [member, other, third] = [
    await buildViewer(db, { coalition, as: 'head' }),
    await buildViewer(db, { coalition, as: 'head' }),
    await buildViewer(db, { coalition, as: 'head' }),
  ]
  const { framework } = await createFramework(ctx, secretary, { name: 'F', summary: '' }, newId())
  const input = { framework, kind: 'text', title: 'A text', symbol, lang: 'en' }
  const blocks = [paragraph('PP', 'Recalling the framework,'), paragraph('OP', words)]
  const { document } = await createDocument(ctx, secretary, input, newId(), () => blocks)
  const desk = await stockClient(url, document, await signIn(ctx, member)).synced()
  return { document, secretary, member, other, third, desk }
}

function paragraph(group: 'PP' | 'OP', text: string): NewBlock {
  const id = newId<'block'>()
  return { kind: 'paragraph', id, lang: 'en', dir: 'ltr', group, level: 0, words: text }
}

/** Proposes words in the second paragraph, as the editor does it. */
async function propose(
  node: SyncNode,
  document: DocumentId,
  desk: { doc: Y.Doc },
  { at, insert }: { at: number; insert: string },
): Promise<BracketId> {
  const id = newId<'bracket'>() as BracketId
  const attributes = bracketAttributes({ id, proposes: 'insert', of: null, whole: false })
  await write(node, document, desk, (line) =>
    line.insert(at, insert, { [markKey('bracket', attributes)]: attributes }),
  )
  await until(async () => (await readBrackets(node.ctx.db, document)).length === 1)
  return id
}

/** Writes in the second paragraph, and waits until it is in the log. */
async function write(
  { ctx }: SyncNode,
  document: DocumentId,
  { doc }: { doc: Y.Doc },
  edit: (line: Y.XmlText) => void,
): Promise<void> {
  const before = (await readHead(ctx.db, document))?.head
  const [, second] = contentOf(doc).toArray()
  const line = second instanceof Y.XmlElement ? second.get(0) : undefined
  if (!(line instanceof Y.XmlText)) throw new Error('there is no second paragraph')
  edit(line)
  await until(async () => (await readHead(ctx.db, document))?.head !== before)
}

/** What the blocks of a view say, with their brackets. */
function said({ view }: ReadView): readonly string[] {
  switch (view.as) {
    case 'clean':
    case 'bracketed':
    case 'wanted':
      return view.blocks.map(bracketedText)
    case 'compilation':
    case 'changes':
      throw new Error(`the view ${view.as} is no text`)
  }
}

type Changes = Extract<ReadView['view'], { as: 'changes' }>['blocks']

function changeOf(one: Changes[number]) {
  return one.change === 'changed' ? one.words.map(({ change, text }) => [change, text]) : one.change
}
