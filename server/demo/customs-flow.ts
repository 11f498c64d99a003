import type { ReadCells } from '#app/domain/verification/blocks.ts'
import {
  block,
  codeList,
  procedure,
  rule,
  section,
  source,
} from '#app/domain/verification/templates/write.ts'

/** What the customs-flow format says beside its paragraphs and definitions: all that is reported and judged. */
export const customsFlowParts: readonly ReadCells[] = [
  block('format', {
    id: 'customs-flow',
    title: 'Customs flow',
    agency: 'HCG',
    obligations: ['Corvenia framework, operative paragraph 2'],
    subjects: 'CROSSINGS',
    reportingUnit: 'area',
    reviewEvery: 'P6M',
  }),
  ...section(
    { id: 'FLOWS', title: 'Declared and banked flows' },
    {
      datatype: 'decimal',
      decimals: '2',
      frequency: 'M',
      dueDays: '14',
      graceDays: '5',
      verifier: 'International Verification Mission',
      modality: ['documentary', 'financial-trace'],
      confidentiality: 'OPEN',
      missing: ['M', 'L', 'O'],
    },
    [
      [
        'C-01',
        'Declared value of imports',
        { unit: 'EUR', min: '0', sources: ['CUSTOMS declares', 'MISSION observes optional'] },
      ],
      [
        'C-02',
        'Declared value of exports',
        { unit: 'EUR', min: '0', sources: ['CUSTOMS declares', 'MISSION observes optional'] },
      ],
      [
        'C-03',
        'Share of consignments inspected',
        {
          unit: '%',
          min: '0',
          max: '100',
          threshold: '≥ 4 %',
          sources: ['CUSTOMS declares', 'MISSION observes'],
          modality: ['documentary', 'onsite', 'sampling'],
        },
      ],
      [
        'C-04',
        'Declared against banked value, difference',
        {
          unit: '%',
          min: '0',
          threshold: '≤ 5 %',
          window: 'sustained 3 of 4',
          sources: ['MISSION measures'],
        },
      ],
      ['B-01', 'Banked value of imports', { unit: 'EUR', min: '0', sources: ['BANKS mirrors'] }],
    ],
  ),
  ...codeList('CROSSINGS', 'Principal crossings', [
    ['NORTH', 'Northern road'],
    ['RIVER', 'River port'],
    ['HARBOUR', 'Sea harbour'],
    ['RAIL', 'Eastern railway'],
    ['PASS', 'Mountain pass'],
    ['AIR', 'Air freight'],
  ]),
  source('CUSTOMS', 'Customs service of Corvenia', 'subject'),
  source('BANKS', 'Correspondent banks', 'neutral'),
  source('MISSION', 'International Verification Mission', 'neutral'),
  rule('PAID', 'pair', ['C-01@CUSTOMS', 'B-01'], { params: ['rel = 0.05'], alpha: '0.05' }),
  ...procedure(),
]
