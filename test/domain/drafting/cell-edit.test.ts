import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

import { charactersOf, editBetween, editCell, rebased } from '#app/domain/drafting/cell-edit.ts'
import { docOf } from '#app/domain/drafting/ydoc.ts'

/** A document whose one element is a cell that says this. */
function docWith(text: string): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    const cell = new Y.XmlElement('fieldSources')
    doc.getXmlFragment('content').push([cell])
    editCell(cell, { index: 0, remove: 0, insert: text })
  })
  return doc
}

function copyOf(doc: Y.Doc): Y.Doc {
  return docOf([Y.encodeStateAsUpdate(doc)])
}

function cellOf(doc: Y.Doc): Y.XmlElement {
  const cell = doc.getXmlFragment('content').get(0)
  if (!(cell instanceof Y.XmlElement)) throw new Error('no cell')
  return cell
}

function meet(one: Y.Doc, other: Y.Doc): void {
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
}

const characters = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '5', '\n', '≤', '😀', 'ش') })

test('[GT1] a cell says what was typed into it, whatever was there', () => {
  fc.assert(
    fc.property(characters, fc.array(characters, { maxLength: 6 }), (first, texts) => {
      const cell = cellOf(docWith(first))
      expect(charactersOf(cell)).toBe(first)
      for (const wanted of texts) {
        editCell(cell, editBetween(charactersOf(cell) ?? '', wanted))
        expect(charactersOf(cell)).toBe(wanted)
      }
    }),
  )
})

test('[GT1] two people who type into one cell at once both keep what they typed', () => {
  fc.assert(
    fc.property(characters, fc.nat(), fc.nat(), (text, here, there) => {
      const one = docWith(text)
      const other = copyOf(one)
      const letters = Array.from(text)
      const at = (place: number) => letters.slice(0, place % (letters.length + 1)).join('').length
      editCell(cellOf(one), { index: at(here), remove: 0, insert: '‹one›' })
      editCell(cellOf(other), { index: at(there), remove: 0, insert: '‹two›' })
      meet(one, other)
      const said = charactersOf(cellOf(one)) ?? ''
      expect(charactersOf(cellOf(other))).toBe(said)
      expect(said).toContain('‹one›')
      expect(said).toContain('‹two›')
      expect(said.replace('‹one›', '').replace('‹two›', '')).toBe(text)
    }),
  )
})

test('[GT1] an edit of a text that others changed meanwhile changes what it was about and nothing of theirs', () => {
  const before = 'CUSTOMS declares'
  const theirs = editBetween(before, 'BANKS mirrors\nCUSTOMS declares')
  const mine = editBetween(before, 'CUSTOMS measures')
  const cell = cellOf(docWith(before))
  editCell(cell, theirs)
  editCell(cell, rebased(mine, theirs))
  expect(charactersOf(cell)).toBe('BANKS mirrors\nCUSTOMS measures')
})

test('[GT2] what is typed in a cell takes the marks that reach over its place, and those beside it stay', () => {
  const doc = docWith('≤ 5 %')
  const cell = cellOf(doc)
  const text = cell.get(0)
  if (!(text instanceof Y.XmlText)) throw new Error('no text')
  const comment = { id: 'c' }
  text.format(2, 3, { 'comment--abcdefgh': comment })
  editCell(cell, { index: 3, remove: 0, insert: '0' })
  editCell(cell, { index: 6, remove: 0, insert: ' a year' })
  editCell(cell, { index: 0, remove: 1, insert: '<' })
  expect(text.toDelta()).toEqual([
    { insert: '< ' },
    { insert: '50 %', attributes: { 'comment--abcdefgh': comment } },
    { insert: ' a year' },
  ])
})

test('[GT2] a line that is divided keeps its marks on both sides', () => {
  const cell = cellOf(docWith('BANKS mirrors'))
  const text = cell.get(0)
  if (!(text instanceof Y.XmlText)) throw new Error('no text')
  text.format(0, 13, { bold: {} })
  editCell(cell, { index: 5, remove: 1, insert: '\n' })
  const lines = cell.toArray().filter((child) => child instanceof Y.XmlText)
  expect(lines.map((line) => line.toDelta() as unknown)).toEqual([
    [{ insert: 'BANKS', attributes: { bold: {} } }],
    [{ insert: 'mirrors', attributes: { bold: {} } }],
  ])
})
