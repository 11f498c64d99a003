import { block, codeList, procedure, rule, section, source } from './write.ts'
import type { Template } from './write.ts'

const halfYearly = {
  frequency: 'S',
  dueDays: '60',
  verifier: 'The verification body',
  modality: ['documentary', 'interview'],
  confidentiality: 'OPEN',
}
const stated = { ...halfYearly, sources: ['STATE declares', 'MONITORS observes optional'] }
const rated = {
  ...halfYearly,
  sources: ['RATER_A observes', 'RATER_B observes', 'RATER_C observes'],
}

const text = { datatype: 'text' }
const percent = { datatype: 'decimal', unit: '%', decimals: '1', min: '0', max: '100' }

/** T8: reforms as they are enacted, carried out and rated (verification.md 1.5). */
export const governance: Template = {
  code: 'T8',
  title: 'Governance scorecard',
  blocks: [
    block('format', {
      id: 'governance-scorecard',
      title: 'Governance scorecard',
      agency: 'COALITION',
      obligations: ['Framework agreement, article on reforms'],
      subjects: 'STATES',
      reportingUnit: 'state',
      reviewEvery: 'P1Y',
    }),
    ...section({ id: 'ACTS', title: 'Reform acts', kind: 'table', key: ['REFORM'] }, stated, [
      ['REFORM', 'Benchmark', { datatype: 'code', codeList: 'BENCHMARKS' }],
      ['ACT', 'Legal act', text],
      ['ADOPTED', 'Adopted', { datatype: 'date', threshold: 'by 2027-12-31' }],
      ['IN_FORCE', 'In force', { datatype: 'date', required: 'no' }],
      ['GAZETTE', 'Reference in the gazette', { ...text, required: 'no' }],
    ]),
    ...section(
      { id: 'MEASURES', title: 'Implementation', kind: 'table', key: ['MEASURED'] },
      stated,
      [
        ['MEASURED', 'Benchmark', { datatype: 'code', codeList: 'BENCHMARKS' }],
        ['POSTS', 'Posts filled', percent],
        ['CASES', 'Cases decided', { datatype: 'integer', unit: '{case}', min: '0' }],
        ['BUDGET', 'Budget executed', percent],
      ],
    ),
    ...section(
      { id: 'LEVELS', title: 'Levels', kind: 'table', key: ['BENCHMARK'] },
      { ...rated, minIndependent: '3' },
      [
        ['BENCHMARK', 'Benchmark', { datatype: 'code', codeList: 'BENCHMARKS' }],
        [
          'LEVEL',
          'Level reached',
          {
            datatype: 'code',
            codeList: 'ATTAINMENT',
            threshold: 'level ≥ 3',
            window: 'sustained 2 of 2',
          },
        ],
        ['CONFIDENCE', 'Confidence of the rater', { datatype: 'code', codeList: 'CONFIDENCES' }],
        ['DISSENT', 'Dissent', { ...text, required: 'no' }],
      ],
    ),
    ...codeList('STATES', 'States', [
      ['AAA', 'First State'],
      ['BBB', 'Second State'],
    ]),
    ...codeList('BENCHMARKS', 'Benchmarks', [
      ['COURTS', 'Independence of the judiciary'],
      ['PRESS', 'Freedom of the press'],
      ['AUDIT', 'Independence of the court of audit'],
    ]),
    ...codeList('ATTAINMENT', 'Levels', [
      ['0', 'Not begun', 'No act has been proposed.'],
      ['1', 'Proposed', 'An act is before the legislature.'],
      ['2', 'Enacted', 'The act is in force.'],
      ['3', 'Carried out', 'The bodies it provides for are staffed, funded and at work.'],
      ['4', 'Settled', 'It has withstood a change of government or a review by a court.'],
    ]),
    ...codeList('CONFIDENCES', 'Confidence', [
      ['LOW', 'Low'],
      ['MEDIUM', 'Medium'],
      ['HIGH', 'High'],
    ]),
    source('STATE', 'The State', 'subject'),
    source('MONITORS', 'Civil-society monitors', 'neutral'),
    source('RATER_A', 'First rater', 'neutral'),
    source('RATER_B', 'Second rater', 'neutral'),
    source('RATER_C', 'Third rater', 'neutral'),
    rule('RATERS_AGREE', 'agreement', ['LEVEL'], { params: ['spread = 1', 'by = BENCHMARK'] }),
    ...procedure(),
  ],
  valid: {
    section: 'LEVELS',
    row: {
      SUBJECT: 'AAA',
      SOURCE: 'RATER_B',
      TIME_PERIOD: '2027-S1',
      BENCHMARK: 'COURTS',
      LEVEL: '2',
      CONFIDENCE: 'MEDIUM',
    },
  },
  refused: {
    section: 'LEVELS',
    row: {
      SUBJECT: 'AAA',
      SOURCE: 'STATE',
      TIME_PERIOD: '2027-S1',
      BENCHMARK: 'COURTS',
      LEVEL: '5',
      CONFIDENCE: 'HIGH',
    },
  },
}
