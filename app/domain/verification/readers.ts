import { plainDate } from '../kernel/plain-date.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import { fault } from './cell.ts'
import type { CellFault, Reader } from './cell.ts'
import { writtenDecimal } from './decimal.ts'
import type { Decimal } from './decimal.ts'
import { codePattern, formatIdPattern, identifierPattern } from './identifier.ts'
import type { Words } from './model.ts'

/** Human wording, in the language of its block. */
export const words: Reader<Words> = (text, near) => ({ [near.lang]: text })

export const plain: Reader<string> = (text) => text

export const identifier: Reader<string> = (text) =>
  identifierPattern.test(text) ? text : fault('not-an-identifier')

export const formatId: Reader<string> = (text) =>
  formatIdPattern.test(text) ? text : fault('not-an-identifier')

export const code: Reader<string> = (text) => (codePattern.test(text) ? text : fault('not-a-code'))

/** One of these words, whatever its capitals; `also` are other names for them. */
export function choice<const Word extends string>(
  known: readonly Word[],
  also: Readonly<Record<string, Word>> = {},
): Reader<Word> {
  return (text) => {
    const said = text.toLowerCase()
    return (
      known.find((word) => word.toLowerCase() === said) ??
      Object.entries(also).find(([word]) => word.toLowerCase() === said)?.[1] ??
      fault('unknown-word', known)
    )
  }
}

/** One of these numbers; a level may be said with its letter, `L3`. */
export function numbered<const Known extends number>(allowed: readonly Known[]): Reader<Known> {
  return (text) => {
    const said = latinDigits(text).replace(/^L(?=\d$)/i, '')
    return allowed.find((one) => String(one) === said) ?? fault('unknown-word', allowed.map(String))
  }
}

export const yesOrNo: Reader<boolean> = (text, near) => {
  const said = choice(['yes', 'no'])(text, near)
  return typeof said === 'string' ? said === 'yes' : said
}

/** An amount, which may repeat the unit that stands beside it. */
export const amount: Reader<Decimal> = (text, near) =>
  writtenDecimal(latinDigits(withoutUnit(text, near.unit))) ?? fault('not-a-number')

export const count: Reader<number> = (text) => {
  const digits = latinDigits(text)
  return /^\d{1,6}$/.test(digits) ? Number(digits) : fault('not-a-count')
}

/** Days after something, or with a minus before it. */
export const daysAfter: Reader<number> = (text) => {
  const [, sign, digits = ''] = /^([\u2212-])?(\d{1,4})$/.exec(latinDigits(text)) ?? []
  const days = Number(digits) * (sign === undefined || Number(digits) === 0 ? 1 : -1)
  return digits === '' || days < -366 || days > 3_650 ? fault('not-a-count') : days
}

/** A day as ISO 8601 writes it, the one form that every capital reads alike. */
export const day: Reader<PlainDate> = (text) => {
  try {
    return plainDate(latinDigits(text))
  } catch (error) {
    if (error instanceof RangeError) return fault('not-a-day')
    throw error
  }
}

/** ISO 8601 in one unit: `P6M`, `P2Y`. */
export const duration: Reader<string> = (text) =>
  /^P[1-9]\d{0,2}[DWMY]$/.test(text) ? text : fault('not-a-duration')

export const address: Reader<string> = (text) =>
  /^(?:https?:\/\/|urn:)[!-~]{1,300}$/.test(text) ? text : fault('not-an-address')

/**
 * A pattern that JavaScript, JSON Schema, Table Schema and XPath read alike, and that takes none of
 * them long: characters and classes in a row, each with a bounded number, at most three of it open.
 */
export const pattern: Reader<string> = (text): string | CellFault => {
  const items = text.match(patternItem) ?? []
  const open = items.filter((item) => /[?}]$/.test(item) && !/\{\d+\}$/.test(item))
  const isWhole = items.join('') === text && items.every(isOrderly)
  return isWhole && open.length <= 3 ? text : fault('not-a-pattern')
}

const patternItem =
  /(?:[A-Za-z0-9 _:,;/@=#%&-]|\\[d.+*?()[\]{}|^$\\]|\[[A-Za-z0-9 _.:,/-]+\])(?:\?|\{\d{1,2}(?:,\d{1,2})?\})?/g

/** `{2,7}` and not `{7,2}`; `[a-f]` and not `[f-a]`, nor a dash between what are no two ends. */
function isOrderly(item: string): boolean {
  const [, least = '0', most = '99'] = /\{(\d+),(\d+)\}$/.exec(item) ?? []
  const inside = /^\[([^\]]*)\]/.exec(item)?.[1] ?? ''
  const single = inside.replaceAll(/([A-Za-z0-9])-([A-Za-z0-9])/g, (range, from, to) =>
    sameSort(String(from), String(to)) ? '' : range,
  )
  return Number(least) <= Number(most) && !/.-/.test(single.slice(0, -1) + single.slice(-1))
}

function sameSort(from: string, to: string): boolean {
  return from <= to && [/\d\d/, /[a-z]{2}/, /[A-Z]{2}/].some((sort) => sort.test(from + to))
}

/** Arabic-Indic and Persian digits and the Arabic decimal separator, as ASCII. */
export function latinDigits(text: string): string {
  return text
    .replaceAll(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replaceAll(/[\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replaceAll('\u066B', '.')
}

/** A unit that begins with a figure, as `1` does, cannot be told from the amount and is not repeated. */
function withoutUnit(text: string, unit: string): string {
  return /^\D/.test(unit) && text.endsWith(unit) ? text.slice(0, -unit.length).trim() : text
}
