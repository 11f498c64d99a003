import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

import { fieldCells } from '#app/domain/drafting/block.ts'
import { blocksOf, contentOf, docOf, elementsIn, seedContent } from '#app/domain/drafting/ydoc.ts'
import { checkFormat } from '#app/domain/verification/check/check.ts'
import { readCells, readFormat } from '#app/domain/verification/read.ts'
import { formatText } from '#app/domain/verification/templates/as-text.ts'
import { newId } from '#test/support/build.ts'

import { customs } from './format.ts'

const people = 4
const cells = Object.values(fieldCells)

/** Somebody types into a cell, or meets another. */
const step = fc.oneof(
  fc.record({
    act: fc.constant('type' as const),
    who: fc.nat(people - 1),
    indicator: fc.nat(2),
    cell: fc.constantFrom(...cells),
    words: fc.oneof(fc.constantFrom('≤ 5', '%', 'decimal', '[', '12.5'), fc.string()),
  }),
  fc.record({
    act: fc.constant('meet' as const),
    who: fc.nat(people - 1),
    other: fc.nat(people - 1),
  }),
)

test('[FM15] whatever four people do to the cells of a format at once, they agree, no words are lost and it is read', () => {
  const seed = seedContent(formatText(customs, newId<'block'>), { clientId: 1 })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const docs = Array.from({ length: people }, () => docOf([seed]))
      let typed = 0
      for (const one of steps) {
        const doc = docs[one.who]
        if (doc === undefined) continue
        if (one.act === 'meet') {
          meet(doc, docs[one.other] ?? doc)
          continue
        }
        const text = cellOf(doc, one.indicator, one.cell)
        text.insert(text.length, `${one.words}‹${(typed += 1)}›`)
      }
      const kept = docs.map((doc) => marksIn(doc))
      const [first, ...others] = docs
      if (first === undefined) return
      for (const _ of [1, 2]) for (const other of others) meet(first, other)
      const said = docs.map((doc) => JSON.stringify(readCells(blocksOf(doc))))
      expect(new Set(said).size).toBe(1)
      expect(blocksOf(first).filter(({ kind }) => kind === 'formatField')).toHaveLength(3)
      expect(marksIn(first)).toEqual(new Set(kept.flatMap((marks) => [...marks])))
      const reading = readFormat(readCells(blocksOf(first)))
      expect(() => checkFormat(reading, [])).not.toThrow()
      for (const { parts } of reading.sections)
        for (const { cells: read } of parts)
          for (const cell of Object.values(read))
            expect('value' in cell || 'text' in cell).toBe(true)
    }),
    { numRuns: 60 },
  )
})

function cellOf(doc: Y.Doc, indicator: number, name: string): Y.XmlText {
  const fields = elementsIn(contentOf(doc)).filter(({ nodeName }) => nodeName === 'formatField')
  const cell = elementsIn(fields[indicator] ?? contentOf(doc)).find(
    ({ nodeName }) => nodeName === name,
  )
  const text = cell?.toArray().find((child) => child instanceof Y.XmlText)
  if (!(text instanceof Y.XmlText)) throw new Error(`indicator ${indicator} has no ${name}`)
  return text
}

function marksIn(doc: Y.Doc): ReadonlySet<string> {
  const text = blocksOf(doc)
    .map((block) => block.text)
    .join('\n')
  return new Set(text.match(/‹\d+›/g) ?? [])
}

function meet(one: Y.Doc, other: Y.Doc): void {
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other, Y.encodeStateVector(one)))
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one, Y.encodeStateVector(other)))
}
