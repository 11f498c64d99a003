import { block, codeList, procedure, rule, section, source } from './write.ts'
import type { Template } from './write.ts'

const text = { datatype: 'text' }
const day = { datatype: 'date' }
const later = { required: 'no' }
const items = { datatype: 'integer', unit: '{item}', min: '0' }

function clock(id: string, from: string, to: string, within: number, more: object = {}) {
  return rule(id, 'timeliness', [from, to], {
    params: [`within = ${within}`, 'days = working'],
    ...more,
  })
}

/** T4, after the procurement channel that Security Council resolution 2231 set up (1.1, 1.5). */
export const licences: Template = {
  code: 'T4',
  title: 'Licence and procurement channel',
  blocks: [
    block('format', {
      id: 'procurement-channel',
      title: 'Licence and procurement channel',
      agency: 'COALITION',
      obligations: ['Framework agreement, annex on procurement'],
      subjects: 'STATES',
      reportingUnit: 'shipment',
      reviewEvery: 'P6M',
    }),
    ...section(
      { id: 'LICENCES', title: 'Licences', kind: 'table', key: ['LICENCE_NO'] },
      {
        sources: ['STATE declares', 'GROUP observes optional'],
        frequency: 'event',
        dueDays: '5',
        verifier: 'The working group on procurement',
        modality: ['documentary', 'onsite'],
        confidentiality: 'RESTRICTED',
      },
      [
        ['LICENCE_NO', 'Number of the licence', text],
        ['ITEM', 'Description of the item', text],
        ['LIST_REF', 'Reference to the control list', text],
        ['ASKED', 'Quantity asked for', items],
        ['EXPORTER', 'Name of the exporter', text],
        ['EXPORTER_ADDRESS', 'Address of the exporter', text],
        ['EXPORTER_CONTACT', 'Contact at the exporter', text],
        ['IMPORTER', 'Name of the importer', text],
        ['END_USE', 'End use', text],
        ['END_USE_PLACE', 'Location of the end use', { datatype: 'geo' }],
        ['CERTIFICATE', 'End-use certificate', { datatype: 'file' }],
        ['CONTRACT_DATE', 'Date of the contract', day],
        ['RECEIVED', 'Received by the group', day],
        ['DECISION', 'Decision', { datatype: 'code', codeList: 'DECISIONS', ...later }],
        ['DECIDED', 'Decided', { ...day, ...later }],
        ['DAYS_USED', 'Working days used', { datatype: 'integer', unit: 'd', min: '0', ...later }],
        ['APPROVED', 'Quantity approved', { ...items, ...later }],
        ['REFERRED', 'Referred to the second level', { ...day, ...later }],
        ['SECOND_DECIDED', 'Decided at the second level', { ...day, ...later }],
        ['FINAL_DECIDED', 'Decided finally', { ...day, ...later }],
        ['DELIVERED', 'Quantity delivered', { ...items, ...later }],
        ['DELIVERED_ON', 'Day of delivery', { ...day, ...later }],
        ['CHECKED_ON', 'Day of the end-use check', { ...day, ...later }],
      ],
    ),
    ...codeList('STATES', 'Importing States', [
      ['AAA', 'First State'],
      ['BBB', 'Second State'],
    ]),
    ...codeList('DECISIONS', 'Decisions', [
      ['APPROVE', 'Approved'],
      ['DISAPPROVE', 'Not approved'],
      ['REFER', 'Referred'],
    ]),
    source('STATE', 'The State of export', 'subject'),
    source('GROUP', 'The working group on procurement', 'coalition'),
    clock('FIRST_CLOCK', 'RECEIVED', 'DECIDED', 20, { onFail: 'advisory', severity: '1' }),
    clock('EXTENDED_CLOCK', 'RECEIVED', 'DECIDED', 30),
    clock('LAST_CLOCK', 'RECEIVED', 'DECIDED', 45, { onFail: 'discrepancy', severity: '3' }),
    clock('REFERRAL_CLOCK', 'DECIDED', 'REFERRED', 5),
    clock('SECOND_CLOCK', 'REFERRED', 'SECOND_DECIDED', 10),
    clock('FINAL_CLOCK', 'SECOND_DECIDED', 'FINAL_DECIDED', 5),
    rule('AS_APPROVED', 'order', ['DELIVERED', 'APPROVED'], {
      params: ['by = LICENCE_NO'],
      onFail: 'discrepancy',
      severity: '3',
    }),
    rule('END_USE_CHECK', 'timeliness', ['DELIVERED_ON', 'CHECKED_ON'], {
      params: ['within = 90'],
    }),
    ...procedure(),
  ],
  valid: {
    section: 'LICENCES',
    row: {
      SUBJECT: 'AAA',
      SOURCE: 'STATE',
      TIME_PERIOD: '2027-03-01',
      LICENCE_NO: 'L-27/031',
      ITEM: 'Frequency changer',
      LIST_REF: 'Part 2, 3.A.1',
      ASKED: '4',
      EXPORTER: 'Rotor Works',
      EXPORTER_ADDRESS: '4 Quay Street, Port North',
      EXPORTER_CONTACT: 'Export office',
      IMPORTER: 'Corven Water',
      END_USE: 'Pumping station',
      END_USE_PLACE: '41.33,19.82',
      CERTIFICATE: `sha256:${'4f'.repeat(32)}`,
      CONTRACT_DATE: '2027-02-01',
      RECEIVED: '2027-03-01',
      DECISION: 'APPROVE',
      DECIDED: '2027-03-22',
      DAYS_USED: '15',
      APPROVED: '4',
    },
  },
  refused: {
    section: 'LICENCES',
    row: {
      SUBJECT: 'AAA',
      SOURCE: 'STATE',
      TIME_PERIOD: '2027-03-01',
      LICENCE_NO: 'L-27/032',
      ITEM: 'Frequency changer',
      LIST_REF: 'Part 2, 3.A.1',
      ASKED: '4',
      EXPORTER: 'Rotor Works',
      EXPORTER_ADDRESS: '4 Quay Street, Port North',
      EXPORTER_CONTACT: 'Export office',
      IMPORTER: 'Corven Water',
      END_USE: 'Pumping station',
      END_USE_PLACE: '41.33,19.82',
      CERTIFICATE: 'certificate.pdf',
      CONTRACT_DATE: '2027-02-01',
      RECEIVED: '2027-03-01',
    },
  },
}
