import { block, codeList, procedure, rule, section, source } from './write.ts'
import type { Template } from './write.ts'

const reported = {
  sources: ['PROVIDERS declares', 'BANKS mirrors optional', 'COMMUNITY observes optional'],
  verifier: 'The humanitarian panel',
  modality: ['documentary', 'financial-trace', 'interview'],
  confidentiality: 'RESTRICTED',
}

const text = { datatype: 'text' }
const number = (unit: string) => ({ datatype: 'integer', unit, min: '0' })
const dollars = { datatype: 'decimal', unit: 'USD', decimals: '2', min: '0' }

/**
 * T7, after the briefings on Security Council resolution 2664 (verification.md 1.1, 1.5). It is never a
 * precondition for relief that reaches civilians: no rule of it can do more than ask.
 */
export const humanitarian: Template = {
  code: 'T7',
  title: 'Humanitarian channel',
  blocks: [
    block('format', {
      id: 'humanitarian-channel',
      title: 'Humanitarian channel',
      agency: 'COALITION',
      obligations: ['Framework agreement, article on humanitarian relief'],
      subjects: 'STATES',
      reportingUnit: 'programme',
      reviewEvery: 'P1Y',
      highestConsequence: 'query',
    }),
    ...section(
      { id: 'CHANNEL', title: 'Relief', kind: 'table', key: ['PROVIDER', 'ACTIVITY', 'AREA'] },
      { ...reported, frequency: 'Q', dueDays: '45', graceDays: '15' },
      [
        ['PROVIDER', 'Provider', text],
        ['ACTIVITY', 'Type of activity', { datatype: 'code', codeList: 'ACTIVITIES' }],
        ['AREA', 'Area', text],
        ['PEOPLE', 'People reached', number('{person}')],
        ['VALUE', 'Value of relief', { ...dollars, uncertainty: 'required', tolerance: '5 %' }],
        ['BANKING', 'Banking channel used', text],
        ['REQUESTED', 'Payment requested', { datatype: 'date' }],
        ['CLEARED', 'Payment cleared', { datatype: 'date', required: 'no' }],
        ['DAYS_TO_CLEAR', 'Days to clear the payment', { ...number('d'), required: 'no' }],
        ['BLOCKED', 'Requests blocked', number('{request}')],
        ['DELAYED', 'Requests delayed', number('{request}')],
        ['BENEFIT', 'Known benefit to designated persons', { datatype: 'boolean' }],
        ['BENEFIT_VALUE', 'Value of that benefit', { ...dollars, required: 'no' }],
        ['DIVERSIONS', 'Incidents of diversion', number('{incident}')],
        ['MITIGATION', 'Management of risk and due diligence', { ...text, required: 'no' }],
      ],
    ),
    ...section(
      { id: 'BRIEFING', title: 'Yearly briefing' },
      { ...reported, sources: ['PROVIDERS declares'], frequency: 'A', dueDays: '60' },
      [
        ['SUMMARY', 'Assistance delivered, and obstacles to it', text],
        ['YEAR_VALUE', 'Value of relief in the year', dollars],
      ],
    ),
    ...codeList('STATES', 'States in which relief is given', [
      ['AAA', 'First State'],
      ['BBB', 'Second State'],
    ]),
    ...codeList('ACTIVITIES', 'Types of activity', [
      ['FOOD', 'Food'],
      ['HEALTH', 'Health'],
      ['WATER', 'Water and sanitation'],
      ['SHELTER', 'Shelter'],
      ['CASH', 'Cash assistance'],
      ['PROTECTION', 'Protection'],
    ]),
    source('PROVIDERS', 'Providers of relief', 'neutral'),
    source('BANKS', 'Banks that carried the payments', 'coalition'),
    source('COMMUNITY', 'Community monitors', 'neutral'),
    rule('DEPARTS', 'trend', ['VALUE'], {
      params: ['by = ACTIVITY'],
      alpha: '0.01',
      severity: '1',
      onFail: 'advisory',
    }),
    rule('CLEARED_IN_TIME', 'timeliness', ['REQUESTED', 'CLEARED'], {
      params: ['within = 30'],
      severity: '1',
    }),
    rule('CONFIRMED', 'consensus', ['VALUE'], {
      params: ['by = PROVIDER ACTIVITY AREA'],
      alpha: '0.05',
    }),
    ...procedure(),
  ],
  valid: {
    section: 'CHANNEL',
    row: {
      SUBJECT: 'AAA',
      SOURCE: 'PROVIDERS',
      TIME_PERIOD: '2027-Q2',
      PROVIDER: 'Relief Society',
      ACTIVITY: 'HEALTH',
      AREA: 'Northern districts',
      PEOPLE: '4200',
      VALUE: '310000.00',
      'VALUE.u': '9000.00',
      BANKING: 'Correspondent account',
      REQUESTED: '2027-04-02',
      CLEARED: '2027-04-19',
      DAYS_TO_CLEAR: '17',
      BLOCKED: '0',
      DELAYED: '1',
      BENEFIT: 'false',
      DIVERSIONS: '0',
    },
  },
  refused: {
    section: 'CHANNEL',
    row: {
      SUBJECT: 'AAA',
      SOURCE: 'PROVIDERS',
      TIME_PERIOD: '2027-Q2',
      PROVIDER: 'Relief Society',
      ACTIVITY: 'HEALTH',
      AREA: 'Northern districts',
      PEOPLE: '-1',
      VALUE: '310000.00',
      BANKING: 'Correspondent account',
      REQUESTED: '2027-04-02',
      BLOCKED: '0',
      DELAYED: '1',
      BENEFIT: 'unknown',
      DIVERSIONS: '0',
    },
  },
}
