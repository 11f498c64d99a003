import { expect, test } from 'vitest'
import * as Y from 'yjs'

import type { NewBlock } from '#app/domain/drafting/block.ts'
import { blocksOf, contentOf, insertBlocks, seedContent } from '#app/domain/drafting/ydoc.ts'
import { carryOver } from '#app/editor/carry-over.ts'

import { field, id, paragraph } from './support/desk.ts'

const blocks = [paragraph(0, 'The parties'), paragraph(1, 'Shall report'), field(2)]

test('what may be saved is carried over, and of the rest both wordings are given back', () => {
  const { written, shared } = twoDocs()
  words(written, 0).insert(3, ' high')
  words(written, 1).insert(5, ' not')
  insertBlocks(written, 1, [paragraph(8, 'Between')])
  words(shared, 0).insert(11, ' meanwhile')
  const rest = carryOver(written, shared, new Set([id(1)]))
  expect(rest).toEqual([{ block: id(1), was: 'Shall report', wanted: 'Shall not report' }])
  expect(texts(shared).slice(0, 3)).toEqual([
    'The high parties meanwhile',
    'Between',
    'Shall report',
  ])
})

test('what was deleted, reworded in a cell, or given another number is carried over', () => {
  const { written, shared } = twoDocs()
  contentOf(written).delete(0)
  block(written, 0).setAttribute('group', 'OP')
  const cell = (block(written, 1).get(4) as Y.XmlElement).get(0) as Y.XmlText
  cell.applyDelta([{ retain: 2 }, { delete: 1 }, { insert: '8' }])
  expect(carryOver(written, shared, new Set())).toEqual([])
  expect(blocksOf(shared)).toEqual(blocksOf(written))
  expect(texts(shared)[1]).toContain('≤ 8')
})

test('what others type into the same words meanwhile stays', () => {
  const { written, shared } = twoDocs()
  words(written, 0).insert(4, 'two ')
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(shared))
  words(other, 0).insert(11, ' of today')
  carryOver(written, shared, new Set())
  Y.applyUpdate(shared, Y.encodeStateAsUpdate(other))
  expect(texts(shared)[0]).toBe('The two parties of today')
})

test('where everything is refused nothing changes and everything is given back', () => {
  const { written, shared } = twoDocs()
  words(written, 0).insert(0, 'All ')
  contentOf(written).delete(1)
  insertBlocks(written, 2, [paragraph(9, 'New')])
  const before = blocksOf(shared)
  expect(carryOver(written, shared, 'everything')).toEqual([
    { block: id(1), was: 'Shall report', wanted: '' },
    { block: id(0), was: 'The parties', wanted: 'All The parties' },
    { block: id(9), was: '', wanted: 'New' },
  ])
  expect(blocksOf(shared)).toEqual(before)
})

function twoDocs() {
  const seed = seedContent(blocks satisfies readonly NewBlock[], { clientId: 1 })
  const [written, shared] = [new Y.Doc(), new Y.Doc()]
  for (const doc of [written, shared]) Y.applyUpdate(doc, seed)
  return { written, shared }
}

function block(doc: Y.Doc, at: number): Y.XmlElement {
  return contentOf(doc).get(at) as Y.XmlElement
}

function words(doc: Y.Doc, at: number): Y.XmlText {
  return block(doc, at).get(0) as Y.XmlText
}

function texts(doc: Y.Doc): string[] {
  return blocksOf(doc).map(({ text }) => text)
}
