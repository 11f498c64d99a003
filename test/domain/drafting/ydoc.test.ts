import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

import type { BlockId, NewBlock } from '#app/domain/drafting/block.ts'
import { blankText } from '#app/domain/drafting/templates.ts'
import {
  blocksOf,
  canonicalContent,
  contentOf,
  fieldsOf,
  plainText,
  seedContent,
} from '#app/domain/drafting/ydoc.ts'
import { canonicalJson } from '#app/domain/kernel/canonical-json.ts'

test('[DR1] what stands under another root is no part of the text', () => {
  const doc = opened(sample)
  const before = canonicalContent(doc)
  doc.getXmlFragment('default').push([new Y.XmlElement('paragraph')])
  doc.getMap('content2').set('paragraph', 'more')
  expect(canonicalContent(doc)).toEqual(before)
})

test('[DR2] blocks carry an identity, their parts do not', () => {
  const doc = opened(sample)
  for (const [at, block] of blocksOf(doc).entries()) {
    expect(block).toMatchObject({ id: id(at), lang: 'en', dir: 'ltr' })
  }
  const parts = contentOf(doc)
    .toArray()
    .flatMap((block) => (block instanceof Y.XmlElement ? block.toArray() : []))
    .filter((part) => part instanceof Y.XmlElement)
  expect(parts.filter((part) => part.getAttribute('id') !== undefined)).toEqual([])
})

test('[DR3] what was seeded is read back, and reading writes nothing', () => {
  const doc = opened(sample)
  let writes = 0
  doc.on('update', () => (writes += 1))
  expect(blocksOf(doc)).toMatchObject(sample)
  expect(plainText(doc)).toBe(
    [
      'Customs flows',
      'The reporting State\nshall transmit figures.',
      'monthly',
      'declared value',
      'the value in the declaration',
      'C-04',
      'Declared against banked value',
      '%',
      'decimal',
      '≤ 5 %',
      'Month\tValue',
      'May\t11',
    ].join('\n'),
  )
  expect(fieldsOf(doc)).toHaveLength(1)
  expect(writes).toBe(0)
})

test('[DR3] what no editor of ours writes is passed over or read as its default', () => {
  const doc = new Y.Doc()
  const odd = new Y.XmlElement('paragraph')
  odd.setAttribute('id', 'not a uuid')
  odd.setAttribute('dir', '"><script>')
  odd.setAttribute('group', 'XX')
  odd.setAttribute('level', '99')
  const words = new Y.XmlText()
  words.applyDelta([
    { insert: 'kept', attributes: { link: { href: 'javascript:alert(1)' }, blink: {} } },
  ])
  odd.insert(0, [words])
  const heading = new Y.XmlElement('paragraph')
  heading.setAttribute('kind', 'heading')
  heading.insert(0, [new Y.XmlElement('iframe')])
  contentOf(doc).push([odd, new Y.XmlElement('script'), heading, new Y.XmlText('loose')])
  expect(blocksOf(doc)).toEqual([
    {
      kind: 'paragraph',
      id: null,
      lang: null,
      dir: null,
      group: null,
      level: 0,
      words: [{ text: 'kept', marks: [] }],
      text: 'kept',
    },
    { kind: 'heading', id: null, lang: null, dir: null, level: 1, words: [], text: '' },
  ])
})

test('[DR4] the same words give the same canonical content, however they were typed', () => {
  const words = fc
    .string({ unit: 'grapheme', maxLength: 20 })
    .filter((text) => !text.includes('\n'))
  fc.assert(
    fc.property(words, words, fc.nat(), (head, tail, client) => {
      const whole = opened([{ ...paragraphOf(0), words: head + tail }])
      const typed = opened([{ ...paragraphOf(0), words: '' }], client + 1)
      const text = firstWords(typed)
      text.insert(0, tail)
      text.insert(0, `${head}typo`)
      text.delete(head.length, 'typo'.length)
      expect(canonicalJson(canonicalContent(typed))).toBe(canonicalJson(canonicalContent(whole)))
    }),
  )
})

test('[DR4] half of a surrogate pair does not stop a text from being hashed', () => {
  const doc = opened([{ ...paragraphOf(0), words: 'a' }])
  firstWords(doc).insert(1, '\uD83D')
  expect(() => canonicalJson(canonicalContent(doc))).not.toThrow()
})

test('[DR5] the same blocks and client id give the same bytes', () => {
  expect(seedContent(sample, { clientId: 7 })).toEqual(seedContent(sample, { clientId: 7 }))
  expect(Y.decodeStateVector(Y.encodeStateVector(opened(sample, 7))).has(7)).toBe(true)
})

test('[DR5] a blank text has a title and a paragraph to write in', () => {
  let next = 0
  const blocks = blankText('Rolling text', { lang: 'ar', dir: 'rtl' }, () => id(next++))
  expect(blocksOf(opened(blocks)).map(({ kind, text, dir }) => [kind, text, dir])).toEqual([
    ['heading', 'Rolling text', 'rtl'],
    ['paragraph', '', 'rtl'],
  ])
})

const sample: readonly NewBlock[] = [
  { kind: 'heading', ...identity(0), level: 1, words: plain('Customs flows') },
  {
    kind: 'paragraph',
    ...identity(1),
    group: 'OP',
    level: 0,
    words: [
      { text: 'The reporting State\nshall', marks: [] },
      { text: ' transmit', marks: [{ kind: 'bold' }, { kind: 'italic' }] },
      { text: ' figures', marks: [{ kind: 'link', href: 'https://example.org/figures' }] },
      { text: '.', marks: [] },
    ],
  },
  { kind: 'listItem', ...identity(2), marker: 'ordered', level: 1, words: plain('monthly') },
  {
    kind: 'definition',
    ...identity(3),
    cells: { term: plain('declared value'), meaning: plain('the value in the declaration') },
  },
  {
    kind: 'formatField',
    ...identity(4),
    cells: {
      id: plain('C-04'),
      statement: plain('Declared against banked value'),
      unit: plain('%'),
      datatype: plain('decimal'),
      threshold: plain('≤ 5 %'),
    },
  },
  {
    kind: 'table',
    ...identity(5),
    rows: [
      { header: true, cells: [plain('Month'), plain('Value')] },
      { header: false, cells: [plain('May'), plain('11')] },
    ],
  },
]

function opened(blocks: readonly NewBlock[], clientId = 1): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seedContent(blocks, { clientId }))
  return doc
}

function paragraphOf(at: number) {
  return { kind: 'paragraph' as const, ...identity(at), group: null, level: 0 }
}

function firstWords(doc: Y.Doc): Y.XmlText {
  const [block] = contentOf(doc).toArray()
  const [words] = block instanceof Y.XmlElement ? block.toArray() : []
  if (!(words instanceof Y.XmlText)) throw new Error('no words')
  return words
}

function plain(text: string) {
  return [{ text, marks: [] }]
}

function identity(at: number) {
  return { id: id(at), lang: 'en', dir: 'ltr' as const }
}

function id(at: number): BlockId {
  return `00000000-0000-4000-8000-${String(at).padStart(12, '0')}` as BlockId
}
