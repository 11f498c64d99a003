import { expect, test } from 'vitest'
import * as Y from 'yjs'

import type { Inline } from '#app/domain/drafting/block.ts'
import { readOnlyBecause, staysBecause } from '#app/editor/grid/read-only.ts'
import { newId } from '#test/support/build.ts'

const plain: Inline = [{ text: '≤ 5 %', marks: [] }]
const disputed: Inline = [
  {
    text: '≤ 5 %',
    marks: [
      { kind: 'bracket', id: newId<'bracket'>(), proposes: 'reserve', of: null, whole: false },
    ],
  },
]
const none: ReadonlySet<string> = new Set()
const open = { all: null, blocks: {}, annex: none }

function cellWith(child: Y.XmlText | Y.XmlElement): Y.XmlElement {
  const cell = new Y.XmlElement('fieldThreshold')
  new Y.Doc().getXmlFragment('content').push([cell])
  cell.push([child])
  return cell
}

test('[GT3] plain words are written in the table, and what is not says why', () => {
  const cell = cellWith(new Y.XmlText('≤ 5 %'))
  const here = { block: 'one', cell, words: plain }
  expect(readOnlyBecause(open, here)).toBeNull()
  expect(readOnlyBecause(open, { ...here, words: disputed })).toBe('brackets')
  expect(readOnlyBecause({ ...open, blocks: { one: 'agreed' } }, here)).toBe('agreed')
  expect(readOnlyBecause({ ...open, blocks: { other: 'silence' } }, here)).toBeNull()
  expect(readOnlyBecause({ ...open, all: 'frozen', blocks: { one: 'agreed' } }, here)).toBe(
    'frozen',
  )
  expect(readOnlyBecause(open, { ...here, cell: null })).toBe('not-plain')
  const foreign = cellWith(new Y.XmlElement('image'))
  expect(readOnlyBecause(open, { ...here, cell: foreign })).toBe('not-plain')
})

test('[GT8] a row with brackets stays, and one that is agreed', () => {
  const row = (words: Inline) =>
    ({
      kind: 'definition',
      id: newId<'block'>(),
      lang: 'en',
      dir: 'ltr',
      cells: { term: plain, meaning: words },
      text: '',
    }) as const
  const fine = row(plain)
  expect(staysBecause(open, fine)).toBeNull()
  expect(staysBecause(open, row(disputed))).toBe('brackets')
  expect(staysBecause({ ...open, blocks: { [fine.id]: 'agreed' } }, fine)).toBe('agreed')
  expect(staysBecause({ ...open, all: 'negotiation' }, fine)).toBe('negotiation')
})

test('[GT9] a cell of the own annex is written in a text that stands, and its row stays', () => {
  const cell = cellWith(new Y.XmlText('≤ 5 %'))
  const locks = { all: 'frozen', blocks: { one: 'agreed' }, annex: new Set(['one']) } as const
  expect(readOnlyBecause(locks, { block: 'one', cell, words: plain })).toBeNull()
  expect(readOnlyBecause(locks, { block: 'other', cell, words: plain })).toBe('frozen')
})
