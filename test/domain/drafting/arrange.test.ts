import { expect, test } from 'vitest'
import * as Y from 'yjs'

import { blockBefore, putAfter, takeOut } from '#app/domain/drafting/arrange.ts'
import type { BlockId, NewBlock } from '#app/domain/drafting/block.ts'
import { correctWords } from '#app/domain/drafting/correct-words.ts'
import { blocksOf, contentOf, insertBlocks } from '#app/domain/drafting/ydoc.ts'
import { newId } from '#test/support/build.ts'

const [first, second, third] = [newId(), newId(), newId()] as [BlockId, BlockId, BlockId]

test('[PS12] a paragraph is written anew at its place, with its identity and its emphasis', () => {
  const doc = textOf(three)
  const before = byId(doc)
  putAfter(doc, doc, first, third)
  expect(order(doc)).toEqual([second, third, first])
  expect(byId(doc)).toEqual(before)
  putAfter(doc, doc, third, null)
  expect(order(doc)).toEqual([third, second, first])
  expect(blockBefore(blocksOf(doc), first)).toBe(second)
  expect(blockBefore(blocksOf(doc), third)).toBeNull()
})

test('[PS12] what was taken out is put back as it was, at the end if what it followed is gone', () => {
  const [former, doc] = [textOf(three), textOf(three)]
  takeOut(doc, second)
  expect(order(doc)).toEqual([first, third])
  putAfter(former, doc, second, first)
  expect(byId(doc)).toEqual(byId(former))
  expect(order(doc)).toEqual([first, second, third])
  takeOut(doc, second)
  putAfter(former, doc, second, newId() as unknown as BlockId)
  expect(order(doc)).toEqual([first, third, second])
})

test('[PS12] of corrected words only what differs is written anew', () => {
  const doc = textOf(three)
  const line = lineOf(doc, 1)
  const kept = line.toDelta()
  correctWords(doc, second, 'The Stat shall 𝒙 transmit.\nMonthly.')
  expect(line.toDelta()).toEqual(kept)
  correctWords(doc, second, 'The State shall 𝒚 transmit.\nMonthly.')
  expect(textIn(doc, second)).toBe('The State shall 𝒚 transmit.\nMonthly.')
  expect(line.toDelta()).toEqual([
    { insert: 'The ' },
    { insert: 'State', attributes: { bold: {} } },
    { insert: ' shall 𝒚 transmit.' },
  ])
})

test('[PS12] a correction over a line break changes nothing', () => {
  const doc = textOf(three)
  correctWords(doc, second, 'The Stat shall 𝒙 transmit monthly.')
  expect(textIn(doc, second)).toBe('The Stat shall 𝒙 transmit.\nMonthly.')
})

test('[PS12] what stood before anybody wrote is corrected in its first letter, too', () => {
  const doc = textOf(three)
  correctWords(doc, first, 'noting')
  expect(textIn(doc, first)).toBe('noting')
  correctWords(doc, first, '')
  correctWords(doc, first, 'Noting')
  expect(textIn(doc, first)).toBe('Noting')
})

const common = { lang: 'en', dir: 'ltr', group: 'OP', level: 0, kind: 'paragraph' } as const
const three: readonly NewBlock[] = [
  { ...common, id: first, words: 'Noting' },
  {
    ...common,
    id: second,
    words: [
      { text: 'The ', marks: [] },
      { text: 'Stat', marks: [{ kind: 'bold' }] },
      { text: ' shall 𝒙 transmit.', marks: [] },
      { text: '\n', marks: [] },
      { text: 'Monthly.', marks: [] },
    ],
  },
  { ...common, id: third, words: 'Decides' },
]

function textOf(blocks: readonly NewBlock[]): Y.Doc {
  const doc = new Y.Doc()
  insertBlocks(doc, 0, blocks)
  return doc
}

function order(doc: Y.Doc): readonly (BlockId | null)[] {
  return blocksOf(doc).map(({ id }) => id)
}

function byId(doc: Y.Doc) {
  return Object.fromEntries(blocksOf(doc).map((block) => [block.id, block]))
}

function textIn(doc: Y.Doc, id: BlockId): string | undefined {
  return blocksOf(doc).find((block) => block.id === id)?.text
}

function lineOf(doc: Y.Doc, at: number): Y.XmlText {
  const element = contentOf(doc).get(at)
  const line = element instanceof Y.XmlElement ? element.get(0) : null
  if (!(line instanceof Y.XmlText)) throw new Error('no line there')
  return line
}
