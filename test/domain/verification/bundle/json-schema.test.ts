import { Validator } from '@cfworker/json-schema'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'

import type { ReadCells } from '#app/domain/verification/blocks.ts'
import { jsonSchema } from '#app/domain/verification/bundle/json-schema.ts'
import { templates } from '#app/domain/verification/templates/all.ts'

import { contentFrom, customs } from '../format.ts'

/** What two validators that others wrote say of a report; they must say the same. */
function validators(blocks: readonly ReadCells[]) {
  const content = contentFrom(blocks)
  const format = { content, version: '1.0.0', supersedes: null }
  const schema: object = JSON.parse(jsonSchema(format, 'https://example.org/formats/f/1.0.0'))
  // Days have a pattern as well, since formats are annotations unless a validator asserts them.
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  const compiled = ajv.compile(schema)
  const other = new Validator(schema, '2020-12')
  return (report: unknown) => [compiled(report), other.validate(report).valid]
}

const ofCustoms = validators(customs)
const accepted = [true, true]
const refused = [false, false]

const report = {
  format: { id: 'customs-flow', version: '1.0.0' },
  report: { id: 'R-1', subject: 'NORTH', source: 'CUSTOMS', period: '2027-03', revision: 1 },
  observations: {
    FLOWS: {
      DECLARED: { status: 'A', value: '310.25', unit: 'EUR', uncertainty: '0.5' },
      BANKED: { status: 'L', comment: 'The bank was closed.' },
      CONTROL: { status: 'A', value: '2', evidence: [`sha256:${'0a'.repeat(32)}`] },
    },
  },
}
const flows = report.observations.FLOWS
const withFlows = (changed: object) => ({
  ...report,
  observations: { FLOWS: { ...flows, ...changed } },
})
const withHead = (changed: object) => ({ ...report, report: { ...report.report, ...changed } })

test('[PB7] a report that misses its threshold is accepted', () => {
  expect(ofCustoms(report)).toEqual(accepted)
  expect(ofCustoms(withHead({ revision: 2, corrects: 'R-0', reason: 'UNIT' }))).toEqual(accepted)
})

test.each([
  ['a missing value', withFlows({ DECLARED: { status: 'A', unit: 'EUR' } })],
  ['a number for a decimal', withFlows({ DECLARED: { ...flows.DECLARED, value: 310.25 } })],
  ['too many decimals', withFlows({ DECLARED: { ...flows.DECLARED, value: '1.005' } })],
  ['a negative amount', withFlows({ DECLARED: { ...flows.DECLARED, value: '-1' } })],
  ['another unit', withFlows({ DECLARED: { ...flows.DECLARED, unit: 'USD' } })],
  ['a code that is not in the list', withFlows({ CONTROL: { status: 'A', value: '7' } })],
  ['a missing value without words', withFlows({ BANKED: { status: 'L' } })],
  ['a value that is said to be missing', withFlows({ BANKED: { ...flows.BANKED, value: '1' } })],
  ['a status that is not allowed', withFlows({ BANKED: { status: 'Q', comment: 'x' } })],
  ['an unknown indicator', withFlows({ SPEED: { status: 'A', value: '1' } })],
  ['a bad period', withHead({ period: '2027-13' })],
  ['another subject', withHead({ subject: 'WEST' })],
  ['a revision without a reason', withHead({ revision: 2, corrects: 'R-0' })],
  ['another version', { ...report, format: { id: 'customs-flow', version: '1.0.1' } }],
  ['no observations', { ...report, observations: {} }],
])('[PB7] %s is refused', (_, broken) => {
  expect(ofCustoms(broken)).toEqual(refused)
})

/** A row of a section's file as the observations of a report. */
function observationsIn(template: (typeof templates)[number], kind: 'valid' | 'refused') {
  const { section: sectionId, row } = template[kind]
  const section = contentFrom(template.blocks).sections.find(({ id }) => id === sectionId)
  if (section === undefined) throw new RangeError(`no section ${sectionId}`)
  const values = section.indicators.flatMap(({ id, unit, datatype }) => {
    const text = row[id]
    if (text === undefined) return []
    const uncertainty = row[`${id}.u`]
    const read = datatype === 'integer' || datatype === 'boolean' ? typed(text) : text
    return [
      [
        id,
        {
          status: 'A',
          value: read,
          ...(unit === null ? {} : { unit }),
          ...(uncertainty === undefined ? {} : { uncertainty }),
        },
      ] as const,
    ]
  })
  const line = Object.fromEntries(values)
  return {
    format: { id: contentFrom(template.blocks).id, version: '1.0.0' },
    report: {
      id: 'R-1',
      subject: row['SUBJECT'],
      source: row['SOURCE'],
      period: row['TIME_PERIOD'],
      revision: 1,
    },
    observations: { [sectionId]: section.kind === 'table' ? [line] : line },
  }
}

function typed(text: string): unknown {
  return /^(?:-?\d+|true|false)$/.test(text) ? JSON.parse(text) : text
}

test.each(templates)('[PB7] the valid row of $title is accepted', (template) => {
  expect(validators(template.blocks)(observationsIn(template, 'valid'))).toEqual(accepted)
})

test.each(templates)('[PB7] the refused row of $title is refused', (template) => {
  expect(validators(template.blocks)(observationsIn(template, 'refused'))).toEqual(refused)
})
