import { block, codeList, procedure, rule, section, source, term } from './write.ts'
import type { Template } from './write.ts'

const operator = {
  sources: ['OPERATOR declares', 'INSPECTOR measures optional'],
  verifier: 'The inspectorate',
  modality: ['documentary', 'onsite'],
  confidentiality: 'RESTRICTED',
}

const mass = {
  datatype: 'decimal',
  unit: 'kg',
  decimals: '3',
  min: '0',
  uncertainty: 'required shared SCALES',
}

const text = { datatype: 'text' }

/** T1, after the safeguards reports known as Code 10 (verification.md 1.1, 1.5). */
export const materialBalance: Template = {
  code: 'T1',
  title: 'Material balance',
  blocks: [
    block('format', {
      id: 'material-balance',
      title: 'Material balance',
      agency: 'COALITION',
      obligations: ['Safeguards arrangement, general part'],
      subjects: 'AREAS',
      reportingUnit: 'area',
      reviewEvery: 'P2Y',
    }),
    ...section(
      { id: 'LEDGER', title: 'Ledger lines', kind: 'table', key: ['REPORT_NO', 'ENTRY_NO'] },
      { ...operator, frequency: 'M', dueDays: '30', nilRequired: 'yes' },
      [
        ['REPORT_NO', 'Number of the report', { datatype: 'integer', unit: '1', min: '1' }],
        ['ENTRY_NO', 'Number of the entry', { datatype: 'integer', unit: '1', min: '1' }],
        ['AREA', 'Material balance area', { ...text, pattern: '[A-Z0-9]{1,12}' }],
        ['BATCH', 'Name of the batch', text],
        ['LINE_DATE', 'Date of the change', { datatype: 'date' }],
        ['CHANGE_TYPE', 'Type of inventory change', { datatype: 'code', codeList: 'CHANGE_TYPES' }],
        ['FROM_AREA', 'Area the batch came from', { ...text, required: 'no' }],
        ['TO_AREA', 'Area the batch went to', { ...text, required: 'no' }],
        ['ITEMS', 'Number of items', { datatype: 'integer', unit: '{item}', min: '0' }],
        ['ELEMENT', 'Element', { datatype: 'code', codeList: 'ELEMENTS' }],
        ['GROSS', 'Weight of the element', mass],
        ['FISSILE', 'Weight of fissile isotopes', { ...mass, unit: 'g', decimals: '1' }],
        ['BASIS_OF', 'Basis of measurement', { datatype: 'code', codeList: 'BASES' }],
        [
          'CORRECTS',
          'Report and entry that this line corrects',
          { ...text, required: 'no', pattern: '[0-9]{1,6}/[0-9]{1,6}' },
        ],
      ],
    ),
    ...section(
      { id: 'INVENTORY', title: 'Inventory listing', kind: 'table', key: ['LOCATION', 'LISTED'] },
      { ...operator, frequency: 'A', dueDays: '30' },
      [
        ['LOCATION', 'Location', text],
        ['LISTED', 'Name of the batch listed', text],
        ['LISTED_ITEMS', 'Items counted', { datatype: 'integer', unit: '{item}', min: '0' }],
        ['LISTED_KG', 'Weight of the element', mass],
        ['FORM', 'Chemical and physical form', { datatype: 'code', codeList: 'FORMS' }],
        ['STATE_OF', 'State of the material', { datatype: 'code', codeList: 'STATES' }],
      ],
    ),
    ...section(
      { id: 'BALANCE', title: 'Material balance', kind: 'single' },
      { ...operator, frequency: 'A', dueDays: '30' },
      [
        ['OPENING', 'Inventory at the beginning', mass],
        ['INCREASES', 'Sum of increases', mass],
        ['DECREASES', 'Sum of decreases', mass],
        ['BOOK_END', 'Book inventory at the end', mass],
        ['PHYSICAL_END', 'Physical inventory at the end', mass],
        [
          'DIFFERENCE',
          'Material unaccounted for',
          { datatype: 'decimal', unit: 'kg', decimals: '3', threshold: '≤ 8 kg' },
        ],
        ['SIGMA', 'Standard deviation of the balance', { ...mass, uncertainty: '' }],
      ],
    ),
    ...codeList('AREAS', 'Material balance areas', [
      ['AREA1', 'First area'],
      ['AREA2', 'Second area'],
    ]),
    ...codeList('CHANGE_TYPES', 'Inventory changes', [
      ['RD', 'Receipt, domestic'],
      ['RF', 'Receipt, foreign'],
      ['SD', 'Shipment, domestic'],
      ['SF', 'Shipment, foreign'],
      ['NP', 'Production'],
      ['LN', 'Loss'],
      ['LD', 'Measured discard'],
      ['TW', 'Transfer to waste'],
      ['RM', 'Rebatching, minus'],
      ['RP', 'Rebatching, plus'],
      ['DI', 'Difference between shipper and receiver'],
      ['CO', 'Correction'],
    ]),
    ...codeList('ELEMENTS', 'Elements', [
      ['U', 'Uranium'],
      ['PU', 'Plutonium'],
      ['TH', 'Thorium'],
    ]),
    ...codeList('BASES', 'Bases of measurement', [
      ['M', 'Measured here'],
      ['N', 'Measured elsewhere'],
      ['E', 'Estimated'],
    ]),
    ...codeList('FORMS', 'Forms', [
      ['METAL', 'Metal'],
      ['OXIDE', 'Oxide'],
      ['FLUORIDE', 'Fluoride'],
      ['SOLUTION', 'Solution'],
      ['SCRAP', 'Scrap'],
    ]),
    ...codeList('STATES', 'States', [
      ['FRESH', 'Unirradiated'],
      ['IRRADIATED', 'Irradiated'],
      ['WASTE', 'Waste'],
    ]),
    source('OPERATOR', 'The operator, through the State', 'subject'),
    source('INSPECTOR', 'The inspectorate', 'neutral'),
    rule('BOOK', 'identity', ['BOOK_END', 'OPENING + INCREASES - DECREASES'], {
      params: ['decimals = 3'],
    }),
    rule('UNACCOUNTED', 'identity', ['DIFFERENCE', 'BOOK_END - PHYSICAL_END'], {
      params: ['decimals = 3'],
    }),
    rule('CLOSING', 'balance', ['OPENING', 'INCREASES', 'DECREASES', 'PHYSICAL_END'], {
      alpha: '0.05',
      severity: '3',
      onFail: 'discrepancy',
    }),
    rule('COUNTERPART', 'reference', ['TO_AREA', 'FROM_AREA'], { params: ['by = BATCH'] }),
    term(
      'Material unaccounted for',
      'Book inventory less physical inventory at the end of the period.',
    ),
    term('Batch', 'Material handled as a unit for accounting, with one composition and quantity.'),
    ...procedure(),
  ],
  valid: {
    section: 'BALANCE',
    row: {
      SUBJECT: 'AREA1',
      SOURCE: 'OPERATOR',
      TIME_PERIOD: '2027',
      OPENING: '500.000',
      'OPENING.u': '0.750',
      INCREASES: '1200.000',
      'INCREASES.u': '1.200',
      DECREASES: '1180.000',
      'DECREASES.u': '1.180',
      BOOK_END: '520.000',
      'BOOK_END.u': '1.800',
      PHYSICAL_END: '517.000',
      'PHYSICAL_END.u': '0.780',
      DIFFERENCE: '3.000',
      SIGMA: '2.120',
      OBS_STATUS: 'A',
    },
  },
  refused: {
    section: 'LEDGER',
    row: {
      SUBJECT: 'AREA1',
      SOURCE: 'OPERATOR',
      TIME_PERIOD: '2027-03',
      REPORT_NO: '7',
      ENTRY_NO: '1',
      AREA: 'AREA1',
      BATCH: 'B-204',
      LINE_DATE: '2027-03-14',
      CHANGE_TYPE: 'XX',
      ITEMS: '4',
      ELEMENT: 'U',
      GROSS: '12.400',
      'GROSS.u': '0.020',
      FISSILE: '540.0',
      'FISSILE.u': '1.0',
      BASIS_OF: 'M',
      OBS_STATUS: 'A',
    },
  },
}
