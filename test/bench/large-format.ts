import type { ReadCells } from '#app/domain/verification/blocks.ts'
import {
  block,
  codeList,
  procedure,
  rule,
  section,
  source,
} from '#app/domain/verification/templates/write.ts'

/** A sound format of so many indicators, in sections of thirty. */
export function largeFormat(indicators: number): readonly ReadCells[] {
  const sections = Array.from({ length: Math.ceil(indicators / inSection) }, (_, at) =>
    section(
      { id: `S${at}`, title: `Flows by crossing, part ${at + 1}` },
      shared,
      Array.from({ length: Math.min(inSection, indicators - at * inSection) }, (__, one) => {
        const number = at * inSection + one
        return [
          `C-${number}`,
          `Declared value of goods of chapter ${number}`,
          { threshold: `≤ ${number + 1}`, sources: ['CUSTOMS declares', 'BANKS mirrors'] },
        ] as const
      }),
    ),
  )
  return [
    block('format', {
      id: 'large',
      title: 'A large format',
      agency: 'HCG',
      obligations: ['Framework, article 4'],
      subjects: 'PORTS',
      reportingUnit: 'area',
    }),
    ...sections.flat(),
    ...codeList('PORTS', 'Ports', [
      ['NORTH', 'North'],
      ['SOUTH', 'South'],
    ]),
    source('CUSTOMS', 'The customs service', 'subject'),
    source('BANKS', 'Correspondent banks', 'neutral'),
    rule('PAID', 'pair', ['C-0@CUSTOMS', 'C-0@BANKS'], { params: ['rel = 0.05'], alpha: '0.05' }),
    ...procedure(),
  ]
}

const inSection = 30

const shared = {
  datatype: 'decimal',
  unit: 'EUR',
  decimals: '2',
  min: '0',
  max: '1000000',
  frequency: 'M',
  dueDays: '15',
  graceDays: '5',
  verifier: 'The verification mission',
  confidentiality: 'OPEN',
  missing: ['M', 'NE'],
} as const
