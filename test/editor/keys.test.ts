// @vitest-environment jsdom
import { expect, test } from 'vitest'

import { fieldCells } from '#app/domain/drafting/block.ts'
import {
  addColumn,
  addRow,
  deleteColumn,
  deleteRow,
  insertTable,
  setLink,
} from '#app/editor/commands.ts'
import { enter, toCell } from '#app/editor/keys.ts'

import { desk, field, identity, paragraph } from './support/desk.ts'

test('Enter after a heading begins a paragraph, and in an empty item ends the list', () => {
  using one = desk([
    { kind: 'heading', ...identity(0), level: 1, words: 'Title' },
    { kind: 'listItem', ...identity(1), marker: 'bullet', level: 0, words: 'item' },
  ])
  one.at('Title', 5)
  one.run(enter)
  one.at('item', 4)
  one.run(enter)
  one.run(enter)
  expect(one.blocks().map((block) => block.kind)).toEqual([
    'heading',
    'paragraph',
    'listItem',
    'paragraph',
  ])
})

test('Tab goes from cell to cell of a field and gives the key back at its ends', () => {
  using one = desk([field(0), paragraph(1, 'after')])
  one.at('decimal')
  expect(one.run(toCell(1))).toBe(true)
  expect(selected(one)).toBe('≤ 5')
  one.run(toCell(-1))
  expect(selected(one)).toBe('decimal')
  one.at('C-04')
  expect(one.run(toCell(-1))).toBe(false)
  for (const _ of Object.keys(fieldCells).slice(1)) expect(one.run(toCell(1))).toBe(true)
  expect(one.run(toCell(1))).toBe(false)
})

test('Tab stops in empty cells too', () => {
  using one = desk([
    { kind: 'definition', ...identity(0), cells: { term: 'value', meaning: '' } },
    paragraph(1, 'x'),
  ])
  one.at('value')
  expect(one.run(toCell(1))).toBe(true)
  one.type('what is declared')
  expect(one.texts()[0]).toBe('value\nwhat is declared')
})

test('Enter in the last cell of a block goes on below it', () => {
  const cells = { term: 'value', meaning: 'what is declared' }
  using one = desk([{ kind: 'definition', ...identity(0), cells }])
  one.at('what is declared', 16)
  one.run(enter)
  one.type('Below')
  expect(one.blocks().map((block) => block.kind)).toEqual(['definition', 'paragraph'])
  expect(one.texts()[1]).toBe('Below')
})

test('rows and columns are added and deleted around the caret, the last ones with the table', () => {
  using one = desk([paragraph(0, '')])
  one.run(insertTable(2, 2))
  one.type('a')
  one.run(addRow())
  one.type('b')
  one.run(addColumn())
  expect(one.texts()).toEqual(['a\t\t\nb\t\t\n\t\t'])
  one.run(deleteColumn())
  expect(one.texts()).toEqual(['\t\n\t\n\t'])
  one.run(deleteRow())
  one.run(deleteRow())
  expect(one.texts()).toEqual(['\t'])
  one.run(deleteRow())
  expect(one.texts()).not.toContain('\t')
})

test('[DR7] only an address becomes a link', () => {
  using one = desk([paragraph(0, 'see here')])
  one.at('here', 0, 4)
  expect(one.run(setLink('javascript:alert(1)'))).toBe(false)
  expect(one.run(setLink('https://example.org'))).toBe(true)
  expect(one.blocks()[0]).toMatchObject({
    words: [
      { text: 'see ' },
      { text: 'here', marks: [{ kind: 'link', href: 'https://example.org' }] },
    ],
  })
})

function selected({ editor }: ReturnType<typeof desk>): string {
  const { from, to } = editor.state.selection
  return editor.state.doc.textBetween(from, to)
}
