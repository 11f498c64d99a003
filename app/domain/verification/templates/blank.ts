import { block, codeList, procedure, section, source } from './write.ts'
import type { Template } from './write.ts'

/** A format with one of everything, to be written over. */
export const blank: Template = {
  code: 'T0',
  title: 'Blank format',
  blocks: [
    block('format', {
      id: 'new-format',
      title: 'New verification format',
      agency: 'COALITION',
      obligations: ['Framework agreement, article 1'],
      subjects: 'SUBJECTS',
      reportingUnit: 'state',
      reviewEvery: 'P1Y',
    }),
    ...section(
      { id: 'REPORT', title: 'Report', kind: 'single' },
      {
        frequency: 'Q',
        dueDays: '30',
        sources: ['STATE declares'],
        verifier: 'The verification body',
        modality: ['documentary'],
        confidentiality: 'OPEN',
        missing: ['M', 'L'],
      },
      [['VALUE', 'What is reported', { datatype: 'decimal', unit: '%', decimals: '1', min: '0' }]],
    ),
    ...codeList('SUBJECTS', 'Those reported on', [['A', 'First party']]),
    source('STATE', 'The reporting State', 'subject'),
    ...procedure(),
  ],
  valid: {
    section: 'REPORT',
    row: { SUBJECT: 'A', SOURCE: 'STATE', TIME_PERIOD: '2027-Q1', VALUE: '12.5', OBS_STATUS: 'A' },
  },
  refused: {
    section: 'REPORT',
    row: { SUBJECT: 'A', SOURCE: 'STATE', TIME_PERIOD: '2027-Q1', VALUE: '-3', OBS_STATUS: 'A' },
  },
}
