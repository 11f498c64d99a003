import { expect, test } from 'vitest'

import { fieldCells } from '#app/domain/drafting/block.ts'
import type { Block, NewBlock } from '#app/domain/drafting/block.ts'
import { formatParts, partCells } from '#app/domain/drafting/format-parts.ts'
import { blocksOf, docOf, seedContent } from '#app/domain/drafting/ydoc.ts'
import { cellsOf, readBlock } from '#app/domain/verification/blocks.ts'
import { Content } from '#app/domain/verification/model.ts'
import { contentOf, readCells, readFormat } from '#app/domain/verification/read.ts'
import { block } from '#app/domain/verification/templates/write.ts'
import { termFinder } from '#app/domain/verification/terms.ts'
import { newId } from '#test/support/build.ts'

import { contentFrom, customs, withCells } from './format.ts'

function inputs(...texts: string[]) {
  return readBlock('rule', block('rule', { inputs: texts })).cells.inputs
}

test('[FM9] the inputs of a rule are read', () => {
  const ref = { source: null, shift: 0 }
  expect(inputs('IMPORTS@CUSTOMS', '1.06 * EXPORTS - STOCK-A[-1]', 'rule:BANKED')).toEqual({
    value: [
      [{ times: '1', of: { ...ref, indicator: 'IMPORTS', source: 'CUSTOMS' } }],
      [
        { times: '1.06', of: { ...ref, indicator: 'EXPORTS' } },
        { times: '-1', of: { ...ref, indicator: 'STOCK-A', shift: -1 } },
      ],
      [{ times: '1', of: { rule: 'BANKED' } }],
    ],
  })
})

test.each(['IMPORTS +', 'A@', 'A[1]', 'A[-61]', '1,06 * A', 'A * 2', 'rule:', 'A + - B'])(
  '[FM9] %j is no input',
  (text) => {
    expect(inputs(text)).toMatchObject({ invalid: { code: 'not-an-expression' } })
  },
)

test('[FM10] parts belong to the head before them, and to none before the first', () => {
  const reading = readFormat([
    block('code', { id: 'LOST' }),
    block('section', { id: 'A' }),
    block('indicator', { id: 'A1' }),
    block('codeList', { id: 'L' }),
    block('indicator', { id: 'A2' }),
    block('section', { id: 'B' }),
    block('indicator', { id: 'B1' }),
    { ...block('code', { id: 'L1' }), kind: 'unheard-of' },
    block('code', { id: 'L2' }),
  ])
  const ids = (parts: readonly { cells: { id: object } }[]) => parts.map(({ cells }) => cells.id)
  expect(reading.sections.map(({ parts }) => ids(parts))).toEqual([
    [{ value: 'A1' }, { value: 'A2' }],
    [{ value: 'B1' }],
  ])
  expect(reading.codeLists.map(({ parts }) => ids(parts))).toEqual([[{ value: 'L2' }]])
  expect(reading.strays.map(({ cells }) => cells)).toMatchObject([{ id: { value: 'LOST' } }])
})

test('[FM11] a complete text has content, which the model accepts', () => {
  const content = contentFrom(customs)
  expect(Content.parse(content)).toEqual(content)
  expect(content.sections[0]?.indicators.map(({ id }) => id)).toEqual([
    'DECLARED',
    'BANKED',
    'CONTROL',
  ])
  expect(content.rules[0]?.params).toEqual({ rel: '0.05' })
})

test.each([
  ['a cell has no value', withCells(customs, 'indicator', 'BANKED', { decimals: 'two' })],
  ['a head is missing', customs.filter(({ kind }) => kind !== 'format')],
  ['a ladder stands twice', [...customs, block('ladder', { onInaction: 'restore' })]],
  ['a code stands before any list', [block('code', { id: 'A', label: 'A' }), ...customs]],
])('[FM11] a text has no content when %s', (_, blocks) => {
  expect(contentOf(readFormat(blocks))).toBeNull()
})

test('[FM12] the parts of a format are read from their blocks, an item on each line, and all else passed over', () => {
  const of = { id: newId<'block'>(), lang: 'fr', dir: 'ltr' } as const
  const bold = (text: string) => [{ text, marks: [{ kind: 'bold' as const }] }]
  const reading = readFormat(
    readCells(
      stored([
        { ...of, kind: 'heading', level: 1, words: 'Titre' },
        { ...of, kind: 'formatPart', part: 'section', cells: { id: 'S', title: 'Flux' } },
        { ...of, kind: 'definition', cells: { term: 'Envoi', meaning: 'Ce qui part.' } },
        {
          ...of,
          kind: 'formatField',
          cells: {
            id: 'C-04',
            statement: [{ text: 'Part ', marks: [] }, ...bold('payée')],
            threshold: '≤ 5 %',
            unit: '%',
            sources: 'CUSTOMS declares\nBANKS mirrors',
          },
        },
      ]),
    ),
  )
  expect(reading.terms[0]?.cells.meaning).toEqual({ value: { fr: 'Ce qui part.' } })
  expect(reading.sections[0]?.head.cells.title).toEqual({ value: { fr: 'Flux' } })
  expect(reading.sections[0]?.parts[0]?.cells).toMatchObject({
    id: { value: 'C-04' },
    statement: { value: { fr: 'Part payée' } },
    threshold: { value: { cmp: 'le', value: '5' } },
    sources: { value: [{ source: 'CUSTOMS' }, { source: 'BANKS' }] },
    dueDays: { invalid: { code: 'empty' } },
  })
})

test('[FM12] the grammar has a block for every part of a format, with all of its cells', () => {
  expect(Object.keys(fieldCells).toSorted()).toEqual(cellsOf('indicator').toSorted())
  for (const part of formatParts) expect(Object.keys(partCells(part))).toEqual(cellsOf(part))
})

test('[FM13] uses of terms are found, the longest where two overlap', () => {
  const text = 'A Shipment note and a shipment; reshipment is none.'
  expect(termFinder(['shipment', 'Shipment  note'])(text)).toEqual([
    { term: 'Shipment  note', from: 2, to: 15 },
    { term: 'shipment', from: 22, to: 30 },
  ])
  expect(termFinder(['الشحنة'])('تقرير الشحنة')).toEqual([{ term: 'الشحنة', from: 6, to: 12 }])
  expect(termFinder(['co-operation', '(HS 4)'])('co-operation (HS 4)')).toHaveLength(2)
  expect(termFinder([''])(text)).toEqual([])
})

/** Blocks as they are read again from the text that they were written into. */
function stored(blocks: readonly NewBlock[]): readonly Block[] {
  return blocksOf(docOf([seedContent(blocks, { clientId: 1 })]))
}
