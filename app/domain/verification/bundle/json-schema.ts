import { canonicalJson } from '../../kernel/canonical-json.ts'
import type { Json } from '../../kernel/canonical-json.ts'
import type { Content, Indicator, Section } from '../model.ts'
import { missingStatuses, valueStatuses } from '../vocabulary.ts'
import type { Format } from './format.ts'
import { codesOf, firstOf } from './lookup.ts'

/**
 * `schema.json`: what a report under this version looks like, in JSON Schema 2020-12 (verification.md
 * 1.4). `address` is where the version is published. Decimals are strings, because readers turn numbers
 * into doubles; thresholds are annotations and never constraints, because bad news is a valid report.
 */
export function jsonSchema(format: Format, address: string): string {
  const { content, version } = format
  const indicators = content.sections.flatMap((section) => section.indicators)
  return canonicalJson({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${address}/schema.json`,
    title: firstOf(content.title),
    type: 'object',
    required: ['format', 'report', 'observations'],
    additionalProperties: false,
    properties: {
      format: object({ id: { const: content.id }, version: { const: version } }),
      report: reportSchema(content),
      observations: {
        type: 'object',
        minProperties: 1,
        additionalProperties: false,
        properties: Object.fromEntries(content.sections.map((one) => [one.id, sectionSchema(one)])),
      },
    },
    $defs: Object.fromEntries(indicators.map((one) => [one.id, indicatorSchema(one, content)])),
  })
}

function reportSchema(content: Content): Json {
  const text = { type: 'string', minLength: 1 }
  return {
    type: 'object',
    required: ['id', 'subject', 'source', 'period', 'revision'],
    additionalProperties: false,
    properties: {
      id: text,
      subject: { enum: codesOf(content, content.subjects) },
      source: { enum: content.sources.map(({ id }) => id) },
      period: { type: 'string', pattern: periodPattern(content) },
      revision: { type: 'integer', minimum: 1 },
      corrects: text,
      reason: { enum: codesOf(content, content.correction.reasonCodes) },
    },
    // A correction says what it corrects, and why.
    if: { properties: { revision: { minimum: 2 } }, required: ['revision'] },
    // The keyword is JSON Schema's own; nobody awaits this object.
    // oxlint-disable-next-line unicorn/no-thenable
    then: { required: ['corrects', 'reason'] },
  }
}

/** One set of values, or the rows of a table. Who reports what is no matter of the schema. */
function sectionSchema({ title, kind, key, indicators }: Section): Json {
  const values = {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      indicators.map(({ id }) => [id, { $ref: `#/$defs/${id}` }] as const),
    ),
  }
  return kind === 'single'
    ? { title: firstOf(title), ...values }
    : { title: firstOf(title), type: 'array', items: { ...values, required: key } }
}

function indicatorSchema(indicator: Indicator, content: Content): Json {
  const { statement, unit, uncertainty, missing, threshold, baseline } = indicator
  const owed = [
    'value',
    ...(unit === null ? [] : ['unit']),
    ...(uncertainty.required ? ['uncertainty'] : []),
  ]
  return {
    title: firstOf(statement),
    type: 'object',
    required: ['status'],
    additionalProperties: false,
    properties: {
      status: {
        enum: [...valueStatuses, ...missingStatuses.filter((one) => missing.includes(one))],
      },
      value: valueSchema(indicator, content),
      uncertainty: { type: 'string', pattern: amountPattern(false, 15) },
      ...(unit === null ? {} : { unit: { const: unit } }),
      comment: { type: 'string', minLength: 1 },
      evidence: { type: 'array', items: { type: 'string', pattern: filePattern } },
    },
    if: { properties: { status: { enum: valueStatuses } }, required: ['status'] },
    // oxlint-disable-next-line unicorn/no-thenable
    then: { required: owed },
    else: { required: ['comment'], properties: { value: false, uncertainty: false } },
    ...(threshold === null ? {} : { 'x-threshold': threshold }),
    ...(baseline === null ? {} : { 'x-baseline': baseline }),
  }
}

function valueSchema(indicator: Indicator, content: Content): Json {
  const { datatype, decimals, min, max, pattern, codeList } = indicator
  switch (datatype) {
    case 'decimal':
      return {
        type: 'string',
        pattern: amountPattern(min === null || min.startsWith('-'), decimals ?? 15),
      }
    case 'integer':
      return {
        type: 'integer',
        minimum: Number(min ?? Number.MIN_SAFE_INTEGER),
        maximum: Number(max ?? Number.MAX_SAFE_INTEGER),
      }
    case 'boolean':
      return { type: 'boolean' }
    case 'code':
      return { enum: codesOf(content, codeList) }
    case 'codes':
      return {
        type: 'array',
        minItems: 1,
        uniqueItems: true,
        items: { enum: codesOf(content, codeList) },
      }
    case 'date':
      return { type: 'string', format: 'date', pattern: `^${dayForm}$` }
    case 'text':
      return {
        type: 'string',
        minLength: 1,
        maxLength: 2_000,
        ...(pattern === null ? {} : { pattern: `^(?:${pattern})$` }),
      }
    case 'geo':
      return { type: 'string', pattern: placePattern }
    case 'file':
      return { type: 'string', pattern: filePattern }
  }
}

/** Latitude and longitude in degrees. */
export const placePattern = '^-?\\d{1,2}(?:\\.\\d{1,8})?,-?\\d{1,3}(?:\\.\\d{1,8})?$'

/** A file by its hash. */
export const filePattern = '^sha256:[0-9a-f]{64}$'

function amountPattern(mayBeNegative: boolean, decimals: number): string {
  const fraction = decimals === 0 ? '' : `(?:\\.\\d{1,${decimals}})?`
  return `^${mayBeNegative ? '-?' : ''}(?:0|[1-9]\\d{0,14})${fraction}$`
}

const dayForm = '\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])'

/** How the periods of a format are written. */
export function periodPattern({ sections }: Content): string {
  const frequencies = new Set(
    sections.flatMap(({ indicators }) => indicators.map(({ frequency }) => frequency)),
  )
  return `^(?:${[...frequencies].map(periodForm).join('|')})$`
}

function periodForm(frequency: Indicator['frequency']): string {
  switch (frequency) {
    case 'A':
      return '\\d{4}'
    case 'S':
      return '\\d{4}-S[12]'
    case 'Q':
      return '\\d{4}-Q[1-4]'
    case 'M':
      return '\\d{4}-(?:0[1-9]|1[0-2])'
    case 'W':
      return '\\d{4}-W(?:0[1-9]|[1-4]\\d|5[0-3])'
    case 'D':
    case 'event':
      return dayForm
  }
}

function object(properties: Readonly<Record<string, Json>>): Json {
  return {
    type: 'object',
    required: Object.keys(properties),
    additionalProperties: false,
    properties,
  }
}
