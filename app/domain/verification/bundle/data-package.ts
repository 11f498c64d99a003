import { canonicalJson } from '../../kernel/canonical-json.ts'
import type { Json } from '../../kernel/canonical-json.ts'
import { columnsOf } from '../evaluate/row.ts'
import type { Content, Indicator, Section } from '../model.ts'
import { observationColumns } from '../observation-columns.ts'
import { missingStatuses, valueStatuses } from '../vocabulary.ts'
import type { Format } from './format.ts'
import { filePattern, placePattern } from './json-schema.ts'
import { codesOf, firstOf } from './lookup.ts'

/**
 * `datapackage.json`: the CSV files of the bundle with typed columns, in Data Package 2.0
 * (verification.md 1.4). `fieldsMatch` is left out: its published profile contradicts its own text.
 */
export function dataPackage({ content, version }: Format): string {
  return canonicalJson({
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: content.id,
    title: firstOf(content.title),
    version,
    resources: [
      resource('observations', 'observations.csv', {
        fields: observationColumns.map((name) => ({ name, type: 'string' })),
      }),
      ...content.sections.map((section) =>
        resource(`section-${section.id.toLowerCase()}`, sectionFile(section), {
          fields: columnsOf(section).map((name) => fieldOf(name, section, content)),
          primaryKey: ['SUBJECT', 'SOURCE', 'TIME_PERIOD', ...section.key],
        }),
      ),
    ],
  })
}

/** The name of a section's file in the bundle. */
export function sectionFile({ id }: Pick<Section, 'id'>): string {
  return `section-${id}.csv`
}

function resource(name: string, path: string, schema: { [key: string]: Json }): Json {
  return {
    name,
    path,
    type: 'table',
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    schema: { ...schema, missingValues: ['', '#N/A'] },
  }
}

function fieldOf(name: string, section: Section, content: Content): Json {
  const indicator = section.indicators.find(({ id }) => id === name)
  if (indicator !== undefined) return indicatorField(indicator, section, content)
  switch (name) {
    case 'SUBJECT':
      return { name, ...oneOf(codesOf(content, content.subjects), true) }
    case 'SOURCE':
      return { name, ...oneOf(sourcesOf(section), true) }
    case 'TIME_PERIOD':
      return { name, type: 'string', constraints: { required: true } }
    case 'OBS_STATUS':
      return { name, ...oneOf(valueStatuses, false) }
    case 'MISSING_STATUS':
      return { name, ...oneOf(missingStatuses, false) }
    case 'COMMENT_OBS':
      return { name, type: 'string' }
    // What is left are the uncertainties of amounts, `<indicator>.u`.
    default:
      return { name, type: 'number', constraints: { minimum: '0' } }
  }
}

/** A threshold is a property of its own and no constraint, because bad news is a valid report. */
function indicatorField(indicator: Indicator, section: Section, content: Content): Json {
  const { id, statement, unit, threshold, baseline } = indicator
  return {
    name: id,
    title: firstOf(statement),
    ...(unit === null ? {} : { description: `Unit: ${unit}` }),
    ...columnType(indicator, content, section.key.includes(id)),
    ...(threshold === null ? {} : { 'x-threshold': threshold }),
    ...(baseline === null ? {} : { 'x-baseline': baseline }),
  }
}

function columnType(
  { datatype, codeList, min, max, pattern }: Indicator,
  content: Content,
  required: boolean,
): { [key: string]: Json } {
  const needed: { [key: string]: Json } = required ? { required } : {}
  const bounds: { [key: string]: Json } = {
    ...needed,
    ...(min === null ? {} : { minimum: min }),
    ...(max === null ? {} : { maximum: max }),
  }
  switch (datatype) {
    case 'decimal':
      return { type: 'number', constraints: bounds }
    case 'integer':
      return { type: 'integer', constraints: bounds }
    case 'boolean':
      return { type: 'boolean', trueValues: ['true'], falseValues: ['false'], constraints: needed }
    case 'date':
      return { type: 'date', constraints: needed }
    case 'code':
      return oneOf(codesOf(content, codeList), required)
    case 'text':
      return {
        type: 'string',
        constraints: { ...needed, ...(pattern === null ? {} : { pattern: `^(?:${pattern})$` }) },
      }
    // Several codes stand in one column, and places and files have no type that tools agree on.
    case 'codes':
      return { type: 'string', constraints: needed }
    case 'geo':
      return { type: 'string', constraints: { ...needed, pattern: placePattern } }
    case 'file':
      return { type: 'string', constraints: { ...needed, pattern: filePattern } }
  }
}

function oneOf(values: readonly string[], required: boolean): { [key: string]: Json } {
  return { type: 'string', constraints: { enum: values, ...(required ? { required } : {}) } }
}

/** Who reports anything of a section, in the order in which its indicators name them. */
function sourcesOf({ indicators }: Section): readonly string[] {
  return [...new Set(indicators.flatMap(({ sources }) => sources.map(({ source }) => source)))]
}
