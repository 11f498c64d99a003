import { block, codeList, procedure, rule, section, source } from './write.ts'
import type { Template } from './write.ts'

const rated = {
  sources: ['ASSESSOR_A observes', 'ASSESSOR_B observes', 'REVIEWER observes optional'],
  minIndependent: '2',
  verifier: 'The plenary of assessors',
  modality: ['documentary', 'onsite', 'interview'],
  confidentiality: 'OPEN',
  frequency: 'A',
  dueDays: '90',
}
const stated = { ...rated, sources: ['STATE declares'], minIndependent: '1' }

const text = { datatype: 'text' }
const number = (unit: string) => ({ datatype: 'integer', unit, min: '0' })
const numbered = (letters: string, count: number, label: string) =>
  Array.from({ length: count }, (_, at) => [`${letters}${at + 1}`, `${label} ${at + 1}`] as const)

/**
 * T5, after the mutual evaluations of the FATF, with the composite rule of its fourth round as an example
 * (verification.md 1.1, 1.5). A recommendation that does not apply has no value, with status M.
 */
export const financialIntegrity: Template = {
  code: 'T5',
  title: 'Financial integrity',
  blocks: [
    block('format', {
      id: 'financial-integrity',
      title: 'Financial integrity',
      agency: 'COALITION',
      obligations: ['Framework agreement, article on financial integrity'],
      subjects: 'STATES',
      reportingUnit: 'state',
      reviewEvery: 'P3Y',
    }),
    ...section(
      {
        id: 'TECHNICAL',
        title: 'Technical compliance',
        kind: 'table',
        key: ['RECOMMENDATION'],
      },
      rated,
      [
        ['RECOMMENDATION', 'Recommendation', { datatype: 'code', codeList: 'RECOMMENDATIONS' }],
        [
          'RATING',
          'Technical compliance',
          { datatype: 'code', codeList: 'RATINGS', threshold: 'level ≥ LC', missing: ['NA'] },
        ],
        ['CRITERIA', 'Notes on the criteria', { ...text, required: 'no' }],
        ['EVIDENCE_OF', 'Evidence for a new rating', { datatype: 'file', required: 'no' }],
      ],
    ),
    ...section(
      { id: 'EFFECTIVENESS', title: 'Effectiveness', kind: 'table', key: ['OUTCOME'] },
      rated,
      [
        ['OUTCOME', 'Immediate outcome', { datatype: 'code', codeList: 'OUTCOMES' }],
        [
          'EFFECT',
          'Effectiveness',
          { datatype: 'code', codeList: 'EFFECTS', threshold: 'level ≥ SE' },
        ],
      ],
    ),
    ...section(
      { id: 'ACTIONS', title: 'Key recommended actions', kind: 'table', key: ['STEP'] },
      stated,
      [
        ['STEP', 'Action', text],
        ['ACTION_DUE', 'Due', { datatype: 'date' }],
        ['ACTION_DONE', 'Done', { datatype: 'date', required: 'no' }],
      ],
    ),
    ...section({ id: 'STATISTICS', title: 'Statistics' }, stated, [
      ['SUSPICIOUS', 'Reports of suspicious transactions', number('{report}')],
      ['FREEZES', 'Freezing orders', number('{order}')],
      ['CONFISCATIONS', 'Confiscations', number('{order}')],
    ]),
    ...codeList('STATES', 'States assessed', [
      ['AAA', 'First State'],
      ['BBB', 'Second State'],
    ]),
    ...codeList('RECOMMENDATIONS', 'Recommendations', numbered('R', 40, 'Recommendation')),
    ...codeList('OUTCOMES', 'Immediate outcomes', numbered('IO', 11, 'Immediate outcome')),
    ...codeList('RATINGS', 'Technical compliance', [
      ['NC', 'Non-compliant', 'There are major shortcomings.'],
      ['PC', 'Partially compliant', 'There are moderate shortcomings.'],
      ['LC', 'Largely compliant', 'There are only minor shortcomings.'],
      ['C', 'Compliant', 'There are no shortcomings.'],
    ]),
    ...codeList('EFFECTS', 'Effectiveness', [
      ['LE', 'Low', 'The outcome is not achieved, or to a negligible extent.'],
      ['ME', 'Moderate', 'The outcome is achieved to some extent.'],
      ['SE', 'Substantial', 'The outcome is achieved to a large extent.'],
      ['HE', 'High', 'The outcome is achieved to a very large extent.'],
    ]),
    source('STATE', 'The State assessed', 'subject'),
    source('ASSESSOR_A', 'First assessor', 'neutral'),
    source('ASSESSOR_B', 'Second assessor', 'neutral'),
    source('REVIEWER', 'Reviewer', 'neutral'),
    rule('RATERS_AGREE', 'agreement', ['RATING'], {
      params: ['spread = 1', 'by = RECOMMENDATION'],
    }),
    rule('EFFECTS_AGREE', 'agreement', ['EFFECT'], { params: ['spread = 1', 'by = OUTCOME'] }),
    rule('RE_RATED', 'evidence', ['RATING', 'EVIDENCE_OF']),
    rule('MANY_LOW', 'count', ['RATING'], { params: ['codes = NC PC', 'atLeast = 20'] }),
    rule('CORE_LOW', 'count', ['RATING', 'RECOMMENDATION'], {
      params: ['codes = NC PC', 'among = R3 R5 R6 R10 R11 R20', 'atLeast = 3'],
    }),
    rule('MOST_MODERATE', 'count', ['EFFECT'], { params: ['codes = LE ME', 'atLeast = 9'] }),
    rule('TWO_LOW', 'count', ['EFFECT'], { params: ['codes = LE', 'atLeast = 2'] }),
    rule('SIX_LOW', 'count', ['EFFECT'], { params: ['codes = LE', 'atLeast = 6'] }),
    rule('INEFFECTIVE', 'count', ['rule:MOST_MODERATE', 'rule:TWO_LOW'], {
      params: ['atLeast = 2'],
    }),
    rule(
      'LISTED',
      'count',
      ['rule:MANY_LOW', 'rule:CORE_LOW', 'rule:INEFFECTIVE', 'rule:SIX_LOW'],
      { params: ['atLeast = 1'], severity: '3', onFail: 'discrepancy' },
    ),
    ...procedure(),
  ],
  valid: {
    section: 'TECHNICAL',
    row: {
      SUBJECT: 'AAA',
      SOURCE: 'ASSESSOR_A',
      TIME_PERIOD: '2027',
      RECOMMENDATION: 'R10',
      RATING: 'PC',
      CRITERIA: 'Beneficial owners are not always identified.',
    },
  },
  refused: {
    section: 'TECHNICAL',
    row: {
      SUBJECT: 'AAA',
      SOURCE: 'ASSESSOR_A',
      TIME_PERIOD: '2027',
      RECOMMENDATION: 'R41',
      RATING: 'NA',
    },
  },
}
