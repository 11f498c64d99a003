import type { FieldCell } from '../drafting/block.ts'
import { latinDigits } from '../verification/readers.ts'

/** The cells of an indicator that state a number which delegations can have ranges for. */
export const parameterCells = [
  'threshold',
  'min',
  'max',
  'tolerance',
  'dueDays',
  'graceDays',
  'minIndependent',
] as const satisfies readonly FieldCell[]
export type ParameterCell = (typeof parameterCells)[number]

export function isParameter(cell: FieldCell): cell is ParameterCell {
  return parameterCells.some((one) => one === cell)
}

/** The one number that a cell states ("≤ 5 %"), or null where it states none or several. */
export function numberIn(words: string): number | null {
  const [only, ...others] = latinDigits(words).match(number) ?? []
  return only === undefined || others.length > 0 ? null : Number(only.replace('\u2212', '-'))
}

/** The same words with another number in the place of their one; without one, the number alone. */
export function withNumber(words: string, value: number): string {
  return numberIn(words) === null
    ? String(value)
    : latinDigits(words).replace(number, String(value))
}

/** A hyphen between words is no sign. */
const number = /(?<![\p{L}\d])[\u2212-]?\d+(?:\.\d+)?/gu
