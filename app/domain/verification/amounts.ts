import { fault, isFault } from './cell.ts'
import type { CellFault, Near, Reader } from './cell.ts'
import { compareDecimals, decimal, hundredth } from './decimal.ts'
import type {
  Baseline,
  IndicatorSource,
  Obligation,
  Period,
  Threshold,
  Tolerance,
  Uncertainty,
  Window,
} from './model.ts'
import { amount, choice, code, count, day, identifier, latinDigits, yesOrNo } from './readers.ts'
import { missingStatuses, roles } from './vocabulary.ts'

/**
 * `≤ 5 %`, `2 .. 5`, `in AGREED, PENDING`, `level ≥ 3`, `20 % below baseline`, `by 2027-06-30`; a bare
 * amount or code is equality. A decimal comma is refused: it divides thousands in one capital and
 * decimals in another.
 */
export const threshold: Reader<Threshold> = (text, near) =>
  firstRead(thresholdForms, text, near) ?? fault('not-a-threshold')

type Form<Value> = readonly [
  form: RegExp,
  (found: readonly string[], near: Near) => Value | CellFault,
]

const thresholdForms: readonly Form<Threshold>[] = [
  [/^level\s*(?:≥|>=)\s*(.+)$/i, ([level = ''], near) => map(code(level, near), atLeast)],
  [
    /^by (.+)$/i,
    ([date = ''], near) => map(day(date, near), (value) => ({ cmp: 'doneBy', date: value })),
  ],
  [
    /^(.+?)\s*% below baseline$/i,
    ([pct = ''], near) =>
      map(amount(pct, near), (value) => ({ cmp: 'pctBelowBaseline', pct: value })),
  ],
  [
    /^in (.+)$/i,
    ([codes = ''], near) =>
      map(all(codes.split(/\s*,\s*/), code, near), (known) => ({ cmp: 'in', codes: known })),
  ],
  [
    /^(.+?)\s*(?:\.\.|…)\s*(.+)$/,
    (ends, near) =>
      map(all([...ends], amount, near), ([from = decimal('0'), to = decimal('0')]) =>
        compareDecimals(from, to) <= 0 ? { cmp: 'range', from, to } : fault('not-a-threshold'),
      ),
  ],
  ...comparisons(),
  [/^=?\s*(.+)$/, ([text = ''], near) => equality(text, near)],
]

function comparisons(): readonly Form<Threshold>[] {
  const signs = [
    ['le', '≤'],
    ['le', '<='],
    ['ge', '≥'],
    ['ge', '>='],
    ['lt', '<'],
    ['gt', '>'],
  ] as const
  return signs.map(([cmp, sign]) => [
    new RegExp(`^${sign}\\s*(.+)$`),
    ([text = ''], near) => map(amount(text, near), (value) => ({ cmp, value })),
  ])
}

function atLeast(level: string): Threshold {
  return { cmp: 'atLeastLevel', code: level }
}

/** Equality with yes or no, an amount, a day or a code. */
function equality(text: string, near: Near): Threshold | CellFault {
  if (near.datatype === 'boolean') {
    return map(yesOrNo(text, near), (value) => ({ cmp: 'eq', value: String(value) }))
  }
  const number = amount(text, near)
  if (!isFault(number)) return { cmp: 'eq', value: number }
  const date = day(text, near)
  if (!isFault(date)) return { cmp: 'eq', value: date }
  return map(code(text, near), (value) => ({ cmp: 'eq', value }))
}

/** `120 on 2025-12-31 from CUSTOMS, HCG/2026/3`: value, day, source, and where it was agreed. */
export const baseline: Reader<Baseline> = (text, near) => {
  const found = /^(.+?) on (\S+) from (\S+?), ?(.+)$/i.exec(text)
  const [, value = '', asOf = '', source = '', agreedIn = ''] = found ?? []
  const number = amount(value, near)
  const parts = [
    isFault(number) ? code(value, near) : number,
    day(asOf, near),
    identifier(source, near),
  ] as const
  const [known, date, name] = parts
  return isFault(known) || isFault(date) || isFault(name)
    ? fault('not-a-baseline')
    : { value: known, asOf: date, source: name, agreedIn }
}

/** `point`, `period`, `rolling 12`, `sustained 3 of 4`. */
export const window: Reader<Window> = (text) => {
  const said = latinDigits(text.toLowerCase())
  if (said === 'point' || said === 'period') return { kind: said }
  const [, rolling, periods = '', of = ''] =
    /^(?:rolling ([1-9]\d?)|sustained ([1-9]\d?) of ([1-9]\d?))$/.exec(said) ?? []
  if (rolling !== undefined) return { kind: 'rolling', periods: Number(rolling) }
  return periods === '' || Number(periods) > Number(of)
    ? fault('not-a-window')
    : { kind: 'sustained', periods: Number(periods), of: Number(of) }
}

/**
 * `0.5`, `2 %`, `0.5 or 2 %`, each with `, k = 2` or without. A percentage is a share of the larger
 * value, also where values are percentages themselves: there a bare `2` is two points.
 */
export const tolerance: Reader<Tolerance> = (text, near) => {
  const [, band = '', k = '2'] = /^(.*?)(?:,? ?k ?= ?(\S+))?$/i.exec(text) ?? []
  const parts = band.split(' or ').filter((part) => part.trim() !== '')
  const rel = parts.filter((part) => part.endsWith('%'))
  const abs = parts.filter((part) => !part.endsWith('%'))
  if (rel.length > 1 || abs.length > 1) return fault('not-a-tolerance')
  const read = (part: string | undefined, unit: string) =>
    part === undefined ? null : amount(part.replace(/^±\s*/, '').trim(), { ...near, unit })
  const [absolute, percent, factor] = [read(abs[0], near.unit), read(rel[0], '%'), read(k, '')]
  const relative =
    typeof percent === 'string' ? (hundredth(percent) ?? fault('not-a-tolerance')) : percent
  const negative = [absolute, relative, factor].some(
    (value) => typeof value === 'string' && value.startsWith('-'),
  )
  return isFault(absolute) || isFault(relative) || isFault(factor) || factor === null || negative
    ? fault('not-a-tolerance')
    : { abs: absolute, rel: relative, k: factor }
}

/** `required` or `optional`, then `independent` or `shared` with the name of the group. */
export const uncertainty: Reader<Uncertainty> = (text, near) => {
  const [, need = '', model = '', group = ''] =
    /^(required|optional)(?: (independent|shared)(?: (\S+))?)?$/i.exec(text) ?? []
  const required = need.toLowerCase() === 'required'
  if (need === '' || (model.toLowerCase() === 'shared') !== (group !== '')) {
    return fault('not-an-uncertainty')
  }
  if (group === '') return { required, model: 'independent' }
  const name = identifier(group, near)
  return isFault(name) ? fault('not-an-uncertainty') : { required, model: 'shared', group: name }
}

/** `CUSTOMS declares`, `BANKS mirrors optional`. */
export const indicatorSource: Reader<IndicatorSource> = (text, near) => {
  const [source = '', role = '', need = 'required', ...more] = text.split(' ')
  const name = identifier(source, near)
  const part = choice(roles)(role, near)
  const known = choice(['required', 'optional'])(need, near)
  return isFault(name) || isFault(part) || isFault(known) || more.length > 0
    ? fault('not-a-source', roles)
    : { source: name, role: part, required: known === 'required' }
}

/** SDMX's letters, or the notation keys of climate reports that mean the same (verification.md 1.3). */
export const missingStatus = choice(missingStatuses, { NA: 'M', NO: 'M', NE: 'L', IE: 'K', C: 'Q' })

/** `5 working days`, `30 days`. */
export const period: Reader<Period> = (text, near) => {
  const [, number = '', working] = /^(\S+) (working )?days?$/i.exec(text) ?? []
  const counted = count(number, near)
  return isFault(counted) || counted === 0
    ? fault('not-a-period')
    : { count: counted, days: working === undefined ? 'calendar' : 'working' }
}

/** `Relief framework, article 4`, with an address in parentheses or without. */
export const obligation: Reader<Obligation> = (text) => {
  const [, instrument, provision = '', uri] =
    /^(.+?), ([^,()]+?)(?: \((https?:\/\/[!-'*-~]+)\))?$/.exec(text) ?? []
  return instrument === undefined
    ? fault('not-an-obligation')
    : { instrument, provision, uri: uri ?? null }
}

function firstRead<Value>(
  forms: readonly Form<Value>[],
  text: string,
  near: Near,
): Value | CellFault | null {
  for (const [form, read] of forms) {
    const found = form.exec(text)
    if (found !== null) return read(found.slice(1), near)
  }
  return null
}

function map<From, To>(
  read: From | CellFault,
  to: (value: From) => To | CellFault,
): To | CellFault {
  return isFault(read) ? fault('not-a-threshold') : to(read)
}

function all<Value>(
  texts: readonly string[],
  read: Reader<Value>,
  near: Near,
): Value[] | CellFault {
  const values: Value[] = []
  for (const text of texts) {
    const value = read(text, near)
    if (isFault(value)) return value
    values.push(value)
  }
  return values
}
