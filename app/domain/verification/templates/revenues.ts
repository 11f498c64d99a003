import { block, codeList, procedure, rule, section, source } from './write.ts'
import type { Template } from './write.ts'

const stated = {
  frequency: 'A',
  dueDays: '365',
  verifier: 'The independent administrator',
  modality: ['documentary', 'financial-trace'],
  confidentiality: 'OPEN',
}
const state = { ...stated, sources: ['AGENCIES declares'] }

const text = { datatype: 'text' }
const dollars = { datatype: 'decimal', unit: 'USD', decimals: '2' }

/**
 * T6, after the summary data of the EITI (verification.md 1.1, 1.5). Companies and agencies report the
 * same rows, each what it paid or received, so that their keys are the same.
 */
export const revenues: Template = {
  code: 'T6',
  title: 'Reconciliation of revenues',
  blocks: [
    block('format', {
      id: 'revenue-reconciliation',
      title: 'Reconciliation of revenues',
      agency: 'COALITION',
      obligations: ['Framework agreement, article on revenues'],
      subjects: 'STATES',
      reportingUnit: 'programme',
      reviewEvery: 'P2Y',
    }),
    ...section(
      { id: 'ENTITIES', title: 'Reporting entities', kind: 'table', key: ['ENTITY'] },
      state,
      [
        ['ENTITY', 'Number of the entity', text],
        ['ENTITY_NAME', 'Name', text],
        ['SECTOR', 'Sector', { datatype: 'code', codeList: 'SECTORS' }],
        [
          'STATE_SHARE',
          'Share held by the State',
          { datatype: 'decimal', unit: '%', decimals: '2', min: '0', max: '100' },
        ],
      ],
    ),
    ...section(
      {
        id: 'FLOWS',
        title: 'Payments and receipts',
        kind: 'table',
        key: ['COMPANY', 'STREAM', 'PROJECT'],
      },
      { ...stated, sources: ['COMPANIES declares', 'AGENCIES mirrors'] },
      [
        ['COMPANY', 'Number of the entity that paid', text],
        [
          'STREAM',
          'Stream, by class of government finance',
          { datatype: 'code', codeList: 'STREAMS' },
        ],
        ['PROJECT', 'Project', text],
        ['PAID_IN', 'Currency of the payment', { datatype: 'code', codeList: 'CURRENCIES' }],
        ['AMOUNT', 'Amount', { ...dollars, tolerance: '1000 or 1 %' }],
        [
          'IN_KIND',
          'Volume in kind',
          { datatype: 'decimal', unit: '[bbl_us]', decimals: '0', min: '0', required: 'no' },
        ],
      ],
    ),
    ...section(
      {
        id: 'ADJUSTMENTS',
        title: 'Reconciling adjustments',
        kind: 'table',
        key: ['ADJUSTMENT_NO'],
      },
      state,
      [
        ['ADJUSTMENT_NO', 'Number of the adjustment', { datatype: 'integer', unit: '1', min: '1' }],
        ['ADJUSTED_FOR', 'Reason', { datatype: 'code', codeList: 'REASONS' }],
        ['ADJUSTMENT', 'Adjustment', dollars],
      ],
    ),
    ...section({ id: 'SUMMARY', title: 'Summary' }, state, [
      ['MATERIALITY', 'Threshold of materiality', { ...dollars, min: '0' }],
      [
        'RESIDUAL',
        'Unexplained difference as a share of the total',
        {
          datatype: 'decimal',
          unit: '%',
          decimals: '2',
          min: '0',
          threshold: '≤ 1 %',
          decisionRule: 'simple',
        },
      ],
    ]),
    ...codeList('STATES', 'Implementing States', [
      ['AAA', 'First State'],
      ['BBB', 'Second State'],
    ]),
    ...codeList('SECTORS', 'Sectors', [
      ['OIL', 'Oil'],
      ['GAS', 'Gas'],
      ['MINING', 'Mining'],
      ['OTHER', 'Other'],
    ]),
    ...codeList('STREAMS', 'Streams', [
      ['PROFIT_TAX', 'Taxes on income and profits'],
      ['ROYALTY', 'Royalties'],
      ['DIVIDEND', 'Dividends'],
      ['CUSTOMS_DUTY', 'Customs duties'],
      ['BONUS', 'Bonuses'],
      ['FEE', 'Licence fees'],
    ]),
    ...codeList('CURRENCIES', 'Currencies of payment', [
      ['USD', 'United States dollar'],
      ['EUR', 'Euro'],
      ['LOCAL', 'Local currency'],
    ]),
    source('COMPANIES', 'Companies', 'neutral'),
    source('AGENCIES', 'Agencies of the State', 'subject'),
    rule('RECONCILED', 'pair', ['AMOUNT@COMPANIES', 'AMOUNT@AGENCIES'], {
      params: ['by = COMPANY STREAM'],
      alpha: '0.05',
      onFail: 'discrepancy',
    }),
    rule('TOTALS', 'pair', ['AMOUNT@COMPANIES', 'AMOUNT@AGENCIES'], {
      params: ['rel = 0.01'],
      alpha: '0.05',
      severity: '3',
      onFail: 'discrepancy',
    }),
    ...procedure(),
  ],
  valid: {
    section: 'FLOWS',
    row: {
      SUBJECT: 'AAA',
      SOURCE: 'COMPANIES',
      TIME_PERIOD: '2027',
      COMPANY: 'C-017',
      STREAM: 'ROYALTY',
      PROJECT: 'North field',
      PAID_IN: 'USD',
      AMOUNT: '1250000.00',
    },
  },
  refused: {
    section: 'SUMMARY',
    row: {
      SUBJECT: 'AAA',
      SOURCE: 'AGENCIES',
      TIME_PERIOD: '2027',
      MATERIALITY: '50,000',
      RESIDUAL: '0.4',
    },
  },
}
