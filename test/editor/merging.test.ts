// @vitest-environment jsdom
import { toggleMark } from '@tiptap/pm/commands'
import { expect, test } from 'vitest'

import { fieldCells } from '#app/domain/drafting/block.ts'
import type { BracketId, NewBlock, Run } from '#app/domain/drafting/block.ts'
import {
  insertFormatField,
  makeParagraph,
  setTongue,
  toggleHeading,
  toggleList,
} from '#app/editor/commands.ts'
import { enter } from '#app/editor/keys.ts'

import { desk, exchange, field, identity, paragraph } from './support/desk.ts'

/** The ends of all cells of an indicator but its last. */
const toLastCell = '\n'.repeat(Object.keys(fieldCells).length - 1)

test('[DR6] opening a seeded text writes nothing', () => {
  using one = desk([
    { kind: 'heading', ...identity(0), level: 1, words: 'Flows' },
    paragraph(1, 'Words\nin two lines', 'OP'),
    { kind: 'listItem', ...identity(2), marker: 'ordered', level: 1, words: '' },
    {
      kind: 'definition',
      ...identity(3),
      cells: { term: 'value', meaning: [{ text: 'so', marks: [{ kind: 'bold' }] }] },
    },
    field(4),
    {
      kind: 'table',
      ...identity(5),
      rows: [
        { header: true, cells: ['a', ''] },
        { header: false, cells: ['b'] },
      ],
    },
    paragraph(6, ''),
  ])
  const read = one.blocks()
  expect(one.editor.state.doc.childCount).toBe(read.length)
  expect(one.updates).toEqual([])
})

test('[DR6] brackets that the server wrote are the editor’s own, also after typing beside them', () => {
  const bracket = (at: number, words: string, of: BracketId | null = null): Run => ({
    text: words,
    marks: [{ kind: 'bracket', id: bracketId(at), proposes: 'replace', of, whole: false }],
  })
  const alternatives = [bracket(1, 'shall', bracketId(0)), bracket(2, 'should', bracketId(0))]
  using one = desk([
    {
      kind: 'paragraph',
      ...identity(0),
      group: 'OP',
      level: 0,
      words: [{ text: 'States ', marks: [] }, ...alternatives, { text: ' act', marks: [] }],
    },
  ])
  const before = one.blocks()
  expect(one.updates).toEqual([])
  one.at(' act', ' act'.length)
  one.type('!')
  expect(one.updates).toHaveLength(1)
  expect(one.updates[0]?.length).toBeLessThan(40)
  expect(before).toMatchObject([
    { words: [{ text: 'States ' }, ...alternatives, { text: ' act' }] },
  ])
})

test('[DR6] the first keys in a seeded text write no more than themselves', () => {
  using one = desk([paragraph(0, 'Here'), field(1), paragraph(2, '')])
  one.at('Here', 4)
  one.type('!')
  expect(one.updates).toHaveLength(1)
  expect(one.updates[0]?.length).toBeLessThan(40)
})

test('[DR22] formatting a passage keeps what is typed in it', () => {
  using a = desk([paragraph(0, 'The parties shall act at once')])
  using b = desk([paragraph(0, 'The parties shall act at once')])
  a.at('shall act', 0, 'shall act'.length)
  a.run(toggleMark(a.editor.schema.marks['bold'] ?? never()))
  b.at('shall act', 'shall '.length)
  b.type('jointly ')
  exchange(a, b)
  expect(a.texts()).toEqual(['The parties shall jointly act at once'])
  expect(b.blocks()).toEqual(a.blocks())
  expect(a.editor.getJSON()).toEqual(b.editor.getJSON())
})

test.each([
  ['its group', makeParagraph('OP')],
  ['that it is a heading', toggleHeading(2)],
  ['that it is a list item', toggleList('bullet')],
  ['its language', setTongue('ar', 'rtl')],
])('[DR23] changing %s keeps what is typed in it', (_, command) => {
  using a = desk([paragraph(0, 'before'), paragraph(1, 'The parties act')])
  using b = desk([paragraph(0, 'before'), paragraph(1, 'The parties act')])
  a.at('The parties')
  a.run(command)
  b.at('The parties', 'The parties'.length)
  b.type(' shall')
  exchange(a, b)
  expect(a.texts()).toEqual(['before', 'The parties shall act'])
  expect(b.blocks()).toEqual(a.blocks())
})

test.each([
  ['first', 'The', 3],
  ['second', 'shall', 5],
])('[DR24] splitting a paragraph keeps what is typed in its %s half', (_, words, offset) => {
  using a = desk([paragraph(0, 'The parties shall act')])
  using b = desk([paragraph(0, 'The parties shall act')])
  a.at('shall')
  a.run(enter)
  b.at(words, offset)
  b.type(' really')
  exchange(a, b)
  expect(a.texts().join(' ')).toContain(' really')
  expect(a.texts().join('').replace(' really', '')).toBe('The parties shall act')
  expect(b.blocks()).toEqual(a.blocks())
})

test('[DR24] a paragraph put before another leaves that one where it is typed in', () => {
  using a = desk([paragraph(0, 'The parties')])
  using b = desk([paragraph(0, 'The parties')])
  a.at('The parties')
  a.run(enter)
  b.at('The parties', 'The parties'.length)
  b.type(' act')
  exchange(a, b)
  expect(a.texts()).toEqual(['', 'The parties act'])
})

test('[DR25] deleting one block and adding another keeps what is typed in a third, in its place', () => {
  const text: NewBlock[] = Array.from({ length: 7 }, (_, at) =>
    paragraph(at, `Paragraph ${at + 1}.`, 'OP'),
  )
  using a = desk(text)
  using b = desk(text)
  const { tr, doc, schema } = a.editor.state
  tr.delete(0, doc.child(0).nodeSize)
  const last = schema.nodes['paragraph']?.create(
    { ...doc.child(6).attrs, id: null },
    schema.text('Paragraph 8.'),
  )
  a.editor.view.dispatch(tr.insert(tr.doc.content.size, last ?? never()))
  b.at('Paragraph 5', 'Paragraph 5'.length)
  b.type(' bis')
  exchange(a, b)
  expect(a.texts()).toEqual([
    'Paragraph 2.',
    'Paragraph 3.',
    'Paragraph 4.',
    'Paragraph 5 bis.',
    'Paragraph 6.',
    'Paragraph 7.',
    'Paragraph 8.',
  ])
  expect(b.blocks()).toEqual(a.blocks())
})

test('[DR26] two delegations fill different cells of one field, and the same one', () => {
  using a = desk([field(0)])
  using b = desk([field(0)])
  a.at('Declared', 0)
  a.type('Monthly: ')
  b.at('≤ 5', 3)
  b.type(' %')
  exchange(a, b)
  a.at('≤ 5', 2, 1)
  a.type('6')
  b.at('decimal', 0, 7)
  b.type('integer')
  exchange(a, b)
  expect(a.texts()).toEqual(['C-04\nMonthly: Declared value\n%\ninteger\n≤ 6 %'])
  expect(b.blocks()).toEqual(a.blocks())
})

test('[DR26] a field that one makes and another fills before they meet again is whole', () => {
  using a = desk([paragraph(0, '')])
  using b = desk([paragraph(0, '')])
  a.run(insertFormatField())
  a.type('C-05')
  exchange(a, b)
  a.at('C-05', 4)
  a.type('a')
  b.editor.commands.setTextSelection(b.editor.state.doc.content.size - 2)
  b.type('≤ 8')
  exchange(a, b)
  expect(a.texts()).toEqual([`C-05a${toLastCell}≤ 8`])
  expect(b.blocks()).toEqual(a.blocks())
})

test('[DR9] two people who each delete the other column, and the other row, leave no broken table', () => {
  const table: NewBlock = {
    kind: 'table',
    ...identity(0),
    rows: [
      { header: true, cells: ['a', 'b'] },
      { header: false, cells: ['c', 'd'] },
    ],
  }
  using a = desk([table, paragraph(1, 'after')])
  using b = desk([table, paragraph(1, 'after')])
  const cut = (one: typeof a, words: string) => {
    one.at(words)
    const { $from } = one.editor.state.selection
    one.editor.view.dispatch(one.editor.state.tr.delete($from.before(3), $from.after(3)))
  }
  cut(a, 'a')
  cut(a, 'c')
  cut(b, 'b')
  cut(b, 'd')
  exchange(a, b)
  expect(a.blocks()[0]).toMatchObject({ kind: 'table', rows: [{ cells: [] }, { cells: [] }] })
  expect(a.blocks()).toHaveLength(2)
  expect(b.editor.getJSON()).toEqual(a.editor.getJSON())
})

function never(): never {
  throw new Error('the grammar has it')
}

function bracketId(at: number): BracketId {
  return `00000000-0000-4000-9000-${String(at).padStart(12, '0')}` as BracketId
}
