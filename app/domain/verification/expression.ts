import { fault, isFault } from './cell.ts'
import type { CellFault, Near, Reader } from './cell.ts'
import { decimal, writtenDecimal } from './decimal.ts'
import { identifier } from './readers.ts'
import type { Expression, Summand } from './rule.ts'

/**
 * What feeds a rule: `IMPORTS@CUSTOMS`, `OPENING + RECEIPTS - SHIPMENTS`, `STOCK[-1]`, `1.06 * EXPORTS`,
 * `rule:BANKED`. Signs stand between blanks, because an identifier may have a dash.
 */
export const expression: Reader<Expression> = (text, near): Expression | CellFault => {
  const [first = '', ...rest] = text.split(/ ([+\u2212-]) /)
  const parts = [['+', first], ...pairs(rest)]
  const read = parts.map(([sign = '+', part = '']) => summand(sign, part, near))
  const summands = read.filter((one): one is Summand => !isFault(one))
  return summands.length === read.length ? summands : fault('not-an-expression')
}

/** `rel = 0.1`, `by = PARTNER YEAR`: the name and the characters after it. */
export const parameter: Reader<{ name: string; value: string }> = (text) => {
  const [, name, value = ''] = /^([A-Za-z]+) ?= ?(\S.*)$/.exec(text) ?? []
  return name === undefined ? fault('not-a-parameter') : { name, value }
}

function summand(sign: string, text: string, near: Near): Summand | CellFault {
  const [, factor = '1', of = ''] = /^(?:(\S+) ?\* ?)?(\S+)$/.exec(text) ?? []
  const times = writtenDecimal(factor)
  const reference = referenceOf(of, near)
  if (times === null || isFault(reference)) return fault('not-an-expression')
  return { times: sign === '+' ? times : negated(times), of: reference }
}

function referenceOf(text: string, near: Near): Summand['of'] | CellFault {
  const rule = /^rule:(\S+)$/.exec(text)?.[1]
  if (rule !== undefined) {
    const name = identifier(rule, near)
    return isFault(name) ? name : { rule: name }
  }
  const [, name = '', source, back = '0'] =
    /^([^@[\]]+)(?:@([^@[\]]+))?(?:\[-([1-9]|[1-5]\d|60)\])?$/.exec(text) ?? []
  const indicator = identifier(name, near)
  const from = source === undefined ? null : identifier(source, near)
  if (isFault(indicator) || isFault(from)) return fault('not-an-expression')
  return { indicator, source: from, shift: 0 - Number(back) }
}

function negated(value: string) {
  if (/^0(?:\.0*)?$/.test(value)) return decimal(value)
  return decimal(value.startsWith('-') ? value.slice(1) : `-${value}`)
}

function pairs(items: readonly string[]): readonly string[][] {
  return Array.from({ length: items.length / 2 }, (_, at) => items.slice(2 * at, 2 * at + 2))
}
