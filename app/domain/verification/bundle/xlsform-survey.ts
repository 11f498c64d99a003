import { takesUncertainty } from '../evaluate/row.ts'
import type { Content, Indicator, Section } from '../model.ts'
import { missingStatuses, valueStatuses } from '../vocabulary.ts'
import { periodPattern } from './json-schema.ts'
import { listName, plain } from './sdmx-names.ts'
import type { FormRow } from './xlsform.ts'

/** The questions: whom the report is about, who reports and for when, and then section by section. */
export function surveyRows(content: Content): readonly FormRow[] {
  return [
    question(`select_one ${listName(content.subjects)}`, 'SUBJECT', 'Whom the report is about'),
    question('select_one CL_SOURCE', 'SOURCE', 'Who reports'),
    {
      ...question('text', 'TIME_PERIOD', 'Time period'),
      constraint: matches(periodPattern(content)),
    },
    ...content.sections.flatMap(sectionRows),
  ]
}

function question(type: string, name: string, label: string): FormRow {
  return { type, name, label: { en: label }, required: 'yes' }
}

/** A table is asked for line by line. */
function sectionRows(section: Section): readonly FormRow[] {
  const [begin, end] =
    section.kind === 'table' ? ['begin_repeat', 'end_repeat'] : ['begin_group', 'end_group']
  return [
    // A section may go by the name of an indicator, and no id has a point in it.
    { type: begin, name: `${plain(section.id)}.section`, label: section.title },
    ...section.indicators.flatMap(indicatorRows),
    { type: end },
  ]
}

/**
 * Is there a value, and if not, why; then the value, how sure it is and what it rests on. Only who is a
 * source of an indicator is asked for it. An observation without a value has a comment instead.
 */
function indicatorRows(indicator: Indicator): readonly FormRow[] {
  const { id, statement, unit, required, missing, sources } = indicator
  const name = plain(id)
  const status = `${name}.status`
  const isAsked = anyOf(
    'SOURCE',
    sources.map(({ source }) => source),
  )
  const hasValue = `(${isAsked}) and (${anyOf(status, valueStatuses)})`
  const allowed = missingStatuses.filter((one) => missing.includes(one))
  return [
    {
      type: 'select_one CL_OBS_STATUS',
      name: status,
      label: statement,
      ...(required ? { required: 'yes', default: 'A' } : {}),
      constraint: [...valueStatuses, ...allowed].map((one) => `. = '${one}'`).join(' or '),
      relevant: isAsked,
    },
    {
      type: questionType(indicator),
      name,
      label: statement,
      ...(unit === null ? {} : { hint: { en: `Unit: ${unit}` } }),
      required: 'yes',
      constraint: plausible(indicator),
      relevant: hasValue,
    },
    ...(takesUncertainty(indicator)
      ? [
          {
            type: 'decimal',
            name: `${name}.u`,
            label: { en: 'Standard uncertainty' },
            ...(indicator.uncertainty.required ? { required: 'yes' } : {}),
            constraint: '. >= 0',
            relevant: hasValue,
          },
        ]
      : []),
    ...(allowed.length === 0
      ? []
      : [
          {
            type: 'text',
            name: `${name}.comment`,
            label: { en: 'Why there is no value' },
            required: 'yes',
            relevant: `(${isAsked}) and (${anyOf(status, allowed)})`,
          },
        ]),
    { type: 'file', name: `${name}.evidence`, label: { en: 'Evidence' }, relevant: hasValue },
  ]
}

function questionType({ datatype, codeList }: Indicator): string {
  const list = codeList === null ? '' : listName(codeList)
  switch (datatype) {
    case 'decimal':
    case 'integer':
    case 'date':
    case 'text':
    case 'file':
      return datatype
    case 'boolean':
      return 'select_one yes_no'
    case 'code':
      return `select_one ${list}`
    case 'codes':
      return `select_multiple ${list}`
    case 'geo':
      return 'geopoint'
  }
}

/** Bounds of the plausible and the form of a text; never the threshold. */
function plausible({ datatype, min, max, pattern }: Indicator): string {
  if (datatype === 'text') return pattern === null ? '' : matches(`^(?:${pattern})$`)
  return [...(min === null ? [] : [`. >= ${min}`]), ...(max === null ? [] : [`. <= ${max}`])].join(
    ' and ',
  )
}

/** XPath has no way to write both quotation marks in one string; then the form asks for no pattern. */
function matches(pattern: string): string {
  const quote = pattern.includes("'") ? '"' : "'"
  return pattern.includes(quote) ? '' : `regex(., ${quote}${pattern}${quote})`
}

function anyOf(name: string, values: readonly string[]): string {
  return values.map((value) => `\${${name}} = '${value}'`).join(' or ')
}
