import type { Held, Kind, ReadCells } from '#app/domain/verification/blocks.ts'
import { checkFormat } from '#app/domain/verification/check/check.ts'
import type { Content } from '#app/domain/verification/model.ts'
import { contentOf, readFormat } from '#app/domain/verification/read.ts'
import {
  block,
  codeList,
  procedure,
  rule,
  section,
  source,
} from '#app/domain/verification/templates/write.ts'

/** A small format that is sound: goods declared at customs, held against what banks paid for them. */
export const customs: readonly ReadCells[] = [
  block('format', {
    id: 'customs-flow',
    title: 'Customs flow',
    agency: 'HCG',
    obligations: ['Corvenia relief framework, article 4'],
    subjects: 'PORTS',
    reportingUnit: 'area',
  }),
  ...section(
    { id: 'FLOWS', title: 'Flows' },
    {
      datatype: 'decimal',
      unit: 'EUR',
      decimals: '2',
      min: '0',
      frequency: 'M',
      dueDays: '15',
      graceDays: '5',
      verifier: 'The verification mission',
      confidentiality: 'OPEN',
      missing: ['M', 'NE'],
    },
    [
      [
        'DECLARED',
        'Value declared',
        {
          sources: ['CUSTOMS declares', 'MISSION observes optional', 'MIRROR mirrors optional'],
          max: '1000',
          threshold: '≤ 300',
        },
      ],
      ['BANKED', 'Value paid for', { sources: ['BANKS mirrors'] }],
      [
        'CONTROL',
        'Quality of controls',
        {
          datatype: 'code',
          codeList: 'LEVELS',
          unit: '',
          decimals: '',
          min: '',
          sources: ['CUSTOMS declares', 'MISSION observes'],
          minIndependent: '2',
          threshold: 'level ≥ 2',
        },
      ],
    ],
  ),
  ...codeList('PORTS', 'Ports', [
    ['NORTH', 'North'],
    ['SOUTH', 'South'],
  ]),
  ...codeList('LEVELS', 'Levels of control', [
    ['0', 'None', 'No consignment is inspected'],
    ['1', 'Some', 'Some consignments are inspected'],
    ['2', 'Risk', 'Consignments are inspected by risk'],
    ['3', 'All', 'Every consignment is inspected'],
  ]),
  source('CUSTOMS', 'The customs service', 'subject'),
  source('BANKS', 'Correspondent banks', 'neutral'),
  source('MISSION', 'The verification mission', 'neutral'),
  source('MIRROR', 'Partner statistics', 'coalition'),
  rule('PAID', 'pair', ['DECLARED@CUSTOMS', 'BANKED'], { params: ['rel = 0.05'], alpha: '0.05' }),
  ...procedure(),
]

/** The blocks with other cells in one of them, which its kind and the start of its first cell name. */
export function withCells<Of extends Kind>(
  blocks: readonly ReadCells[],
  kind: Of,
  id: string,
  cells: { readonly [Name in keyof Held[Of]]?: string | readonly string[] },
): readonly ReadCells[] {
  const written = Object.entries<string | readonly string[] | undefined>(cells).map(
    ([name, text = []]) => [name, typeof text === 'string' ? [text] : text] as const,
  )
  if (!blocks.some((one) => isNamed(one, kind, id))) throw new RangeError(`no ${kind} ${id}`)
  return blocks.map((one) =>
    isNamed(one, kind, id)
      ? { ...one, cells: { ...one.cells, ...Object.fromEntries(written) } }
      : one,
  )
}

export function contentFrom(blocks: readonly ReadCells[]): Content {
  const reading = readFormat(blocks)
  const content = contentOf(reading)
  if (content === null) throw new TypeError(JSON.stringify(checkFormat(reading, [])))
  return content
}

function isNamed(one: ReadCells, kind: Kind, id: string): boolean {
  return one.kind === kind && (Object.values(one.cells)[0] ?? []).join(' ') === id
}
