import { block, codeList, procedure, rule, section, source } from './write.ts'
import type { Template } from './write.ts'

const declared = {
  sources: ['STATE declares', 'INSPECTORS measures optional'],
  verifier: 'The inspectorate',
  modality: ['documentary', 'onsite', 'sampling'],
  confidentiality: 'RESTRICTED',
}
const visited = {
  ...declared,
  sources: ['INSPECTORS observes'],
  frequency: 'event',
  dueDays: '30',
}

const text = { datatype: 'text' }
const cas = { ...text, pattern: '[0-9]{2,7}-[0-9]{2}-[0-9]' }
const tonnes = { datatype: 'decimal', unit: 't', decimals: '3', min: '0' }
const number = (unit: string) => ({ datatype: 'integer', unit, min: '0' })

/** T2, after the declarations and inspections of chemical plants (verification.md 1.1, 1.5). */
export const facility: Template = {
  code: 'T2',
  title: 'Facility declaration and inspection',
  blocks: [
    block('format', {
      id: 'facility-declaration',
      title: 'Facility declaration and inspection',
      agency: 'COALITION',
      obligations: ['Framework agreement, annex on facilities'],
      subjects: 'STATES',
      reportingUnit: 'facility',
      reviewEvery: 'P2Y',
    }),
    ...section(
      { id: 'PAST', title: 'Past year', kind: 'table', key: ['PLANT', 'SUBSTANCE'] },
      { ...declared, frequency: 'A', dueDays: '90' },
      [
        ['SITE', 'Site', text],
        ['PLANT', 'Plant', text],
        ['SUBSTANCE', 'Registry number of the substance', cas],
        ['LISTED_IN', 'List of the substance', { datatype: 'code', codeList: 'SCHEDULES' }],
        ['PRODUCED', 'Produced', { ...tonnes, tolerance: '2 %' }],
        ['PROCESSED', 'Processed', tonnes],
        ['CONSUMED', 'Consumed', tonnes],
        ['CAPACITY', 'Capacity of production in a year', tonnes],
        ['PURPOSE', 'Purpose of production', { datatype: 'code', codeList: 'PURPOSES' }],
      ],
    ),
    ...section(
      {
        id: 'PLANNED',
        title: 'Year ahead',
        kind: 'table',
        key: ['PLANNED_PLANT', 'PLANNED_SUBSTANCE'],
      },
      { ...declared, sources: ['STATE declares'], frequency: 'A', dueDays: '-60' },
      [
        ['PLANNED_PLANT', 'Plant', text],
        ['PLANNED_SUBSTANCE', 'Registry number of the substance', cas],
        ['ANTICIPATED', 'Anticipated production', tonnes],
      ],
    ),
    ...section(
      { id: 'TRADE', title: 'Transfers', kind: 'table', key: ['TRADED', 'PARTNER'] },
      {
        ...declared,
        sources: ['STATE declares', 'PARTNERS mirrors'],
        frequency: 'A',
        dueDays: '90',
      },
      [
        ['TRADED', 'Registry number of the substance', cas],
        ['PARTNER', 'Partner State', { ...text, pattern: '[A-Z]{3}' }],
        ['EXPORTED', 'Exports to the partner', { ...tonnes, nilRequired: 'yes' }],
        ['IMPORTED', 'Imports from the partner', { ...tonnes, nilRequired: 'yes' }],
      ],
    ),
    ...section({ id: 'VISIT', title: 'Inspection' }, visited, [
      ['NOTICE', 'Notice given', { datatype: 'decimal', unit: 'h', decimals: '1', min: '0' }],
      ['ARRIVED', 'Day of arrival', { datatype: 'date' }],
      ['DURATION', 'Duration', { datatype: 'decimal', unit: 'h', decimals: '1', min: '0' }],
      ['SAMPLES', 'Samples taken', number('{sample}')],
      ['SEALS', 'Seals applied', number('{seal}')],
      ['OPEN_ISSUES', 'Issues left open', { ...number('{issue}'), threshold: '0' }],
    ]),
    ...section(
      { id: 'REQUESTS', title: 'Requests for access', kind: 'table', key: ['REQUEST'] },
      visited,
      [
        ['REQUEST', 'What access was asked to', text],
        ['ACCESS', 'Whether it was granted', { datatype: 'boolean', threshold: '= yes' }],
      ],
    ),
    ...codeList('STATES', 'States', [
      ['AAA', 'First State'],
      ['BBB', 'Second State'],
    ]),
    ...codeList('SCHEDULES', 'Lists of substances', [
      ['S1', 'First list'],
      ['S2', 'Second list'],
      ['S3', 'Third list'],
      ['OTHER', 'Other'],
    ]),
    ...codeList('PURPOSES', 'Purposes of production', [
      ['INDUSTRY', 'Industrial'],
      ['RESEARCH', 'Research'],
      ['MEDICINE', 'Medical and pharmaceutical'],
      ['PROTECTION', 'Protective'],
    ]),
    source('STATE', 'The declaring State', 'subject'),
    source('PARTNERS', 'Partners in trade', 'neutral'),
    source('INSPECTORS', 'The inspectorate', 'neutral'),
    rule('MIRRORED', 'mirror', ['EXPORTED@STATE', 'EXPORTED@PARTNERS'], {
      params: ['rel = 0.1', 'abs = 0.1', 'shift = 1', 'by = TRADED'],
      alpha: '0.05',
    }),
    rule('WITHIN_CAPACITY', 'order', ['PRODUCED', 'CAPACITY'], {
      params: ['by = PLANT SUBSTANCE'],
    }),
    rule('INSPECTED', 'pair', ['PRODUCED@STATE', 'PRODUCED@INSPECTORS'], {
      params: ['by = PLANT SUBSTANCE'],
      alpha: '0.05',
      onFail: 'discrepancy',
    }),
    ...procedure(),
  ],
  valid: {
    section: 'PAST',
    row: {
      SUBJECT: 'AAA',
      SOURCE: 'STATE',
      TIME_PERIOD: '2027',
      SITE: 'North works',
      PLANT: 'Unit 4',
      SUBSTANCE: '7719-12-2',
      LISTED_IN: 'S3',
      PRODUCED: '120.500',
      PROCESSED: '0',
      CONSUMED: '80.000',
      CAPACITY: '200',
      PURPOSE: 'INDUSTRY',
    },
  },
  refused: {
    section: 'PLANNED',
    row: {
      SUBJECT: 'AAA',
      SOURCE: 'STATE',
      TIME_PERIOD: '2028',
      PLANNED_PLANT: 'Unit 4',
      PLANNED_SUBSTANCE: '7719/12/2',
      ANTICIPATED: '100',
    },
  },
}
