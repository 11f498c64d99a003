// @vitest-environment jsdom
import { redo, undo } from '@tiptap/y-tiptap'
import { expect, test } from 'vitest'

import { fieldCells } from '#app/domain/drafting/block.ts'
import { insertFormatField } from '#app/editor/commands.ts'

import { desk, exchange, paragraph } from './support/desk.ts'

/** The ends of all cells of an indicator but its last. */
const toLastCell = '\n'.repeat(Object.keys(fieldCells).length - 1)

test('undo takes back what I typed and nothing of the others', () => {
  using a = desk([paragraph(0, 'Text')])
  using b = desk([paragraph(0, 'Text')])
  a.at('Text', 4)
  a.type(' mine')
  b.at('Text', 0)
  b.type('Their ')
  exchange(a, b)
  undo(a.editor.state)
  exchange(a, b)
  expect(b.texts()).toEqual(['Their Text'])
  redo(a.editor.state)
  expect(a.texts()).toEqual(['Their Text mine'])
})

test('what I inserted and nobody else wrote in goes whole', () => {
  using a = desk([paragraph(0, 'Text')])
  a.run(insertFormatField())
  expect(a.texts()).toHaveLength(2)
  undo(a.editor.state)
  expect(a.texts()).toEqual(['Text'])
})

test('[DR8] a field that another wrote in stays, with all its cells', () => {
  using a = desk([paragraph(0, 'Text')])
  using b = desk([paragraph(0, 'Text')])
  a.at('Text', 4)
  a.run(insertFormatField())
  a.type('C-05')
  exchange(a, b)
  b.editor.commands.setTextSelection(b.editor.state.doc.content.size - 2)
  b.type('≤ 8')
  exchange(a, b)
  undo(a.editor.state)
  exchange(a, b)
  expect(a.texts()).toEqual(['Text', `${toLastCell}≤ 8`])
  expect(b.editor.getJSON()).toEqual(a.editor.getJSON())
})

test('[DR8] no key and no selection takes a cell away', () => {
  using a = desk([paragraph(0, 'Text')])
  a.at('Text', 2)
  a.run(insertFormatField())
  a.type('C-05')
  const { doc } = a.editor.state
  a.editor.commands.setTextSelection({ from: 3, to: doc.content.size - 4 })
  a.editor.commands.deleteSelection()
  expect(a.editor.state.doc.lastChild?.childCount).toBe(Object.keys(fieldCells).length)
})
