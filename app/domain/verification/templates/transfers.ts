import { block, codeList, procedure, rule, section, source } from './write.ts'
import type { Template } from './write.ts'

/** The thirty-first of May of the year after. */
const due = { frequency: 'A', dueDays: '151' }

const reported = {
  ...due,
  verifier: 'The secretariat of the register',
  modality: ['documentary', 'registry'],
  confidentiality: 'OPEN',
}

const text = { datatype: 'text' }
const state = { ...text, pattern: '[A-Z]{3}' }

/** T3, after the registers of arms and of protected species (verification.md 1.1, 1.5). */
export const transfers: Template = {
  code: 'T3',
  title: 'Register of transfers',
  blocks: [
    block('format', {
      id: 'transfers-register',
      title: 'Register of transfers',
      agency: 'COALITION',
      obligations: ['Framework agreement, article on transfers'],
      subjects: 'STATES',
      reportingUnit: 'state',
      reviewEvery: 'P3Y',
    }),
    ...section(
      { id: 'TRANSFERS', title: 'Transfers', kind: 'table', key: ['PERMIT_NO', 'CATEGORY'] },
      { ...reported, sources: ['STATE declares', 'PARTNERS mirrors optional'] },
      [
        ['PERMIT_NO', 'Number of the permit', text],
        ['CATEGORY', 'Category', { datatype: 'code', codeList: 'CATEGORIES' }],
        ['DESCRIPTION', 'Description of the items', text],
        ['DIRECTION', 'Export or import', { datatype: 'code', codeList: 'DIRECTIONS' }],
        ['PARTNER', 'Partner State', state],
        ['QUANTITY', 'Quantity', { datatype: 'decimal', unit: '1', decimals: '3', min: '0' }],
        ['COUNTED_IN', 'What the quantity counts', { datatype: 'code', codeList: 'COUNTS' }],
        ['ORIGIN', 'State of origin', { ...state, required: 'no' }],
        ['VIA', 'Intermediate location', { ...text, required: 'no' }],
        ['BASIS', 'Authorised, or actual', { datatype: 'code', codeList: 'BASES' }],
        ['PURPOSE', 'Purpose', { datatype: 'code', codeList: 'PURPOSES' }],
        ['END_USER', 'Class of the end user', { datatype: 'code', codeList: 'END_USERS' }],
      ],
    ),
    ...section(
      { id: 'NIL', title: 'Nothing to report' },
      { ...reported, sources: ['STATE declares'], datatype: 'boolean', nilRequired: 'yes' },
      [
        ['NIL_EXPORTS', 'No exports in the year', {}],
        ['NIL_IMPORTS', 'No imports in the year', {}],
      ],
    ),
    ...codeList('STATES', 'States', [
      ['AAA', 'First State'],
      ['BBB', 'Second State'],
    ]),
    ...codeList('CATEGORIES', 'Categories', [
      ['I', 'Battle tanks'],
      ['II', 'Armoured combat vehicles'],
      ['III', 'Large-calibre artillery'],
      ['IV', 'Combat aircraft'],
      ['V', 'Attack helicopters'],
      ['VI', 'Warships'],
      ['VII', 'Missiles and launchers'],
      ['SALW', 'Small arms and light weapons'],
    ]),
    ...codeList('DIRECTIONS', 'Directions', [
      ['EXPORT', 'Export'],
      ['IMPORT', 'Import'],
    ]),
    ...codeList('COUNTS', 'What quantities count', [
      ['ITEM', 'Items'],
      ['KG', 'Kilograms'],
      ['SET', 'Sets'],
    ]),
    ...codeList('BASES', 'Bases of the figure', [
      ['AUTHORISED', 'Authorised'],
      ['ACTUAL', 'Actual'],
    ]),
    ...codeList('PURPOSES', 'Purposes', [
      ['TRADE', 'Commercial'],
      ['STATE_USE', 'Use by the State'],
      ['LOAN', 'Loan, exhibition or repair'],
      ['OTHER', 'Other'],
    ]),
    ...codeList('END_USERS', 'Classes of end users', [
      ['ARMED_FORCES', 'Armed forces'],
      ['POLICE', 'Police'],
      ['PRIVATE', 'Private'],
    ]),
    source('STATE', 'The reporting State', 'subject'),
    source('PARTNERS', 'Partner States', 'neutral'),
    // Authorised and actual figures are never compared with each other.
    rule('MIRRORED', 'mirror', ['QUANTITY@STATE', 'QUANTITY@PARTNERS'], {
      params: ['rel = 0.1', 'abs = 1', 'by = CATEGORY PARTNER DIRECTION BASIS COUNTED_IN'],
      alpha: '0.05',
    }),
    rule('PERMIT_ONCE', 'unique', ['PERMIT_NO', 'CATEGORY'], { onFail: 'discrepancy' }),
    ...procedure(),
  ],
  valid: {
    section: 'TRANSFERS',
    row: {
      SUBJECT: 'AAA',
      SOURCE: 'STATE',
      TIME_PERIOD: '2027',
      PERMIT_NO: 'X-2027-014',
      CATEGORY: 'IV',
      DESCRIPTION: 'Trainer aircraft',
      DIRECTION: 'EXPORT',
      PARTNER: 'BBB',
      QUANTITY: '6',
      COUNTED_IN: 'ITEM',
      BASIS: 'ACTUAL',
      PURPOSE: 'STATE_USE',
      END_USER: 'ARMED_FORCES',
    },
  },
  refused: {
    section: 'NIL',
    row: { SUBJECT: 'AAA', SOURCE: 'STATE', TIME_PERIOD: '2027', NIL_EXPORTS: 'none' },
  },
}
