import { plainDate } from '../../kernel/plain-date.ts'
import type { PlainDate } from '../../kernel/plain-date.ts'
import { compareDecimals, placesOf } from '../decimal.ts'
import type { CodeList, Content, Indicator, Section } from '../model.ts'
import { Decimal } from '../schemas.ts'
import { missingStatuses, valueStatuses } from '../vocabulary.ts'
import type { Observation } from './observation.ts'
import { isPeriod, lastDayOf } from './period.ts'

/** A row of a section's file, by column. What a row does not name is blank. */
export type Row = Readonly<Record<string, string>>

/** What is wrong with a row, by column. */
export type RowFault = { column: string; code: RowFaultCode }
export type RowFaultCode = ValueFault | PlaceFault
type PlaceFault =
  | 'unknown-column'
  | 'unknown-subject'
  | 'unknown-source'
  | 'not-from-this-source'
  | 'not-a-period'
  | 'status-not-allowed'
  | 'comment-missing'
  | 'value-missing'
  | 'nothing-reported'
  | 'uncertainty-missing'
  | 'uncertainty-unexpected'
  | 'not-an-uncertainty'
type ValueFault =
  | 'not-a-number'
  | 'not-an-integer'
  | 'too-many-decimals'
  | 'below-min'
  | 'above-max'
  | 'not-a-boolean'
  | 'unknown-code'
  | 'code-not-valid'
  | 'not-a-day'
  | 'pattern-differs'
  | 'too-long'
  | 'not-a-place'
  | 'not-a-file'

/**
 * Reads a row of a section's file as observations, or says what is wrong with each column of it; a row
 * is taken whole or not at all. Only the plausible is asked for: a value that misses its threshold is a
 * valid report. Throws RangeError on a section that the format does not have.
 */
export function readRow(
  content: Content,
  sectionId: string,
  row: Row,
): { ok: true; observations: readonly Observation[] } | { ok: false; faults: readonly RowFault[] } {
  const section = content.sections.find(({ id }) => id === sectionId)
  if (section === undefined) throw new RangeError(`no section ${sectionId}`)
  const cells = section.indicators.map((indicator) => readCell(content, section, indicator, row))
  const faults = [...placeFaults(content, section, row), ...cells.flatMap(({ faults: of }) => of)]
  const observations = cells.flatMap(({ observation }) => observation ?? [])
  if (faults.length === 0 && observations.length === 0) {
    return { ok: false, faults: [{ column: section.id, code: 'nothing-reported' }] }
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, observations }
}

/** The columns of a section's file, in their order. */
export function columnsOf({ indicators }: Section): readonly string[] {
  return [
    'SUBJECT',
    'SOURCE',
    'TIME_PERIOD',
    ...indicators.flatMap((indicator) =>
      takesUncertainty(indicator) ? [indicator.id, `${indicator.id}.u`] : [indicator.id],
    ),
    'OBS_STATUS',
    'MISSING_STATUS',
    'COMMENT_OBS',
  ]
}

type CellRead = { observation: Observation | null; faults: readonly RowFault[] }

function readCell(content: Content, section: Section, indicator: Indicator, row: Row): CellRead {
  const { id } = indicator
  const [text, uncertainty, missing, comment] = [
    said(row, id),
    said(row, `${id}.u`),
    said(row, 'MISSING_STATUS'),
    said(row, 'COMMENT_OBS'),
  ]
  const place = {
    indicator: id,
    source: said(row, 'SOURCE'),
    subject: said(row, 'SUBJECT'),
    period: said(row, 'TIME_PERIOD'),
    line: lineOf(section, row),
  }
  const wrong = (code: RowFaultCode, column = id): CellRead => ({
    observation: null,
    faults: [{ column, code }],
  })
  const expected = indicator.sources.find(({ source }) => source === place.source)
  if (text !== '' && expected === undefined && isKnownSource(section, place.source)) {
    return wrong('not-from-this-source')
  }
  if (text === '') {
    if (uncertainty !== '') return wrong('uncertainty-unexpected', `${id}.u`)
    const isOwed = indicator.required && expected?.required === true
    if (expected === undefined || missing === '' || indicator.missing.length === 0) {
      return isOwed || (isKey(section, id) && place.source !== '')
        ? wrong('value-missing')
        : { observation: null, faults: [] }
    }
    const status = indicator.missing.find((known) => known === missing)
    if (status === undefined) return wrong('status-not-allowed', 'MISSING_STATUS')
    return comment === ''
      ? wrong('comment-missing', 'COMMENT_OBS')
      : { observation: { ...place, status, comment }, faults: [] }
  }
  const faults = [
    ...valueFaults(text, indicator, content, place.period).map((code) => ({ column: id, code })),
    ...uncertaintyFaults(uncertainty, indicator).map((code) => ({ column: `${id}.u`, code })),
  ]
  const status = valueStatuses.find((known) => known === (said(row, 'OBS_STATUS') || 'A'))
  const exact = Decimal.safeParse(uncertainty)
  return faults.length > 0 || status === undefined
    ? { observation: null, faults }
    : {
        observation: {
          ...place,
          status,
          value: text,
          uncertainty: exact.success ? exact.data : null,
        },
        faults,
      }
}

function isKnownSource({ indicators }: Section, source: string): boolean {
  return indicators.some(({ sources }) => sources.some((one) => one.source === source))
}

function isKey({ kind, key }: Section, id: string): boolean {
  return kind === 'table' && key.includes(id)
}

/** A row of a table is known by its key. */
function lineOf({ kind, key }: Section, row: Row): string | null {
  return kind === 'single' ? null : key.map((id) => encodeURIComponent(said(row, id))).join('/')
}

function placeFaults(content: Content, section: Section, row: Row): readonly RowFault[] {
  const known = new Set(columnsOf(section))
  const subjects = content.codeLists.find(({ id }) => id === content.subjects)?.codes ?? []
  const frequency = section.indicators[0]?.frequency ?? 'event'
  const status = said(row, 'OBS_STATUS') || 'A'
  const missing = said(row, 'MISSING_STATUS')
  const faults = Object.keys(row)
    .filter((column) => !known.has(column))
    .map((column): RowFault => ({ column, code: 'unknown-column' }))
  if (!subjects.some(({ id }) => id === said(row, 'SUBJECT'))) {
    faults.push({ column: 'SUBJECT', code: 'unknown-subject' })
  }
  if (!isKnownSource(section, said(row, 'SOURCE'))) {
    faults.push({ column: 'SOURCE', code: 'unknown-source' })
  }
  if (!isPeriod(said(row, 'TIME_PERIOD'), frequency)) {
    faults.push({ column: 'TIME_PERIOD', code: 'not-a-period' })
  }
  if (!valueStatuses.some((one) => one === status)) {
    faults.push({ column: 'OBS_STATUS', code: 'status-not-allowed' })
  }
  if (missing !== '' && !missingStatuses.some((one) => one === missing)) {
    faults.push({ column: 'MISSING_STATUS', code: 'status-not-allowed' })
  }
  return faults
}

function valueFaults(
  text: string,
  indicator: Indicator,
  content: Content,
  period: string,
): readonly ValueFault[] {
  switch (indicator.datatype) {
    case 'decimal':
    case 'integer':
      return amountFaults(text, indicator)
    case 'boolean':
      return text === 'true' || text === 'false' ? [] : ['not-a-boolean']
    case 'code':
    case 'codes': {
      const list = content.codeLists.find(({ id }) => id === indicator.codeList)
      const codes = indicator.datatype === 'code' ? [text] : text.split(' ')
      const on = isPeriod(period, indicator.frequency)
        ? lastDayOf(period, indicator.frequency)
        : null
      return [...new Set(codes.flatMap((code) => codeFaults(code, list, on)))]
    }
    case 'date':
      return isDay(text) ? [] : ['not-a-day']
    case 'text':
      return textFaults(text, indicator)
    case 'geo':
      return /^-?\d{1,2}(?:\.\d{1,8})?,-?\d{1,3}(?:\.\d{1,8})?$/.test(text) ? [] : ['not-a-place']
    case 'file':
      return /^sha256:[0-9a-f]{64}$/.test(text) ? [] : ['not-a-file']
  }
}

function amountFaults(text: string, { datatype, decimals, min, max }: Indicator): ValueFault[] {
  const amount = Decimal.safeParse(text)
  if (!amount.success) return ['not-a-number']
  const places = placesOf(amount.data)
  const faults: ValueFault[] = []
  if (datatype === 'integer' && places > 0) faults.push('not-an-integer')
  if (datatype === 'decimal' && places > (decimals ?? 15)) faults.push('too-many-decimals')
  if (min !== null && compareDecimals(amount.data, min) < 0) faults.push('below-min')
  if (max !== null && compareDecimals(amount.data, max) > 0) faults.push('above-max')
  return faults
}

function codeFaults(
  code: string,
  list: CodeList | undefined,
  on: PlainDate | null,
): readonly ValueFault[] {
  const found = list?.codes.find(({ id }) => id === code)
  if (found === undefined) return ['unknown-code']
  const { validFrom, validTo } = found
  const holds =
    on === null || ((validFrom === null || validFrom <= on) && (validTo === null || on < validTo))
  return holds ? [] : ['code-not-valid']
}

function textFaults(text: string, { pattern }: Indicator): readonly ValueFault[] {
  if (text.length > longestText) return ['too-long']
  return pattern === null || new RegExp(`^(?:${pattern})$`).test(text) ? [] : ['pattern-differs']
}

function uncertaintyFaults(
  text: string,
  indicator: Indicator,
): readonly Extract<RowFaultCode, `${string}uncertainty${string}`>[] {
  if (text === '') return indicator.uncertainty.required ? ['uncertainty-missing'] : []
  if (!takesUncertainty(indicator)) return ['uncertainty-unexpected']
  return Decimal.safeParse(text).success && !text.startsWith('-') ? [] : ['not-an-uncertainty']
}

/** Amounts are measured, and may say how sure they are. */
export function takesUncertainty({ datatype }: Indicator): boolean {
  return datatype === 'decimal' || datatype === 'integer'
}

function isDay(text: string): boolean {
  try {
    return plainDate(text) === text
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

function said(row: Row, column: string): string {
  return Object.hasOwn(row, column) ? (row[column] ?? '').trim() : ''
}

const longestText = 2_000
