declare const digits: unique symbol

/**
 * A decimal number as its digits, because a double changes some of them (verification.md 1.2). Zeros
 * that show the precision stay: `5.50` is another text than `5.5`, and the same amount.
 */
export type Decimal = string & { readonly [digits]: true }

const decimalPattern = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/

/** Whether this is a decimal in its one form: no leading zeros, no minus before zero. */
export function isDecimal(value: unknown): value is Decimal {
  return typeof value === 'string' && decimalPattern.test(value) && !/^-0(?:\.0*)?$/.test(value)
}

/** Throws RangeError on what is no decimal. */
export function decimal(text: string): Decimal {
  if (!isDecimal(text)) throw new RangeError(`not a decimal: ${text}`)
  return text
}

/** The decimal that a person wrote, or null: leading zeros, a plus and a minus before zero are let go. */
export function writtenDecimal(text: string): Decimal | null {
  const found = /^([+\u2212-]?)0*(\d+(?:\.\d+)?)$/.exec(text)
  if (found === null) return null
  const [, sign = '', amount = ''] = found
  const negative = sign !== '' && sign !== '+' && /[1-9]/.test(amount)
  const written = `${negative ? '-' : ''}${amount}`
  return isDecimal(written) ? written : null
}

/** A percentage as a share, or null when that would take more digits than a decimal has. */
export function hundredth(percent: Decimal): Decimal | null {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)\.?(\d*)$/.exec(percent) ?? []
  const figures = whole.padStart(3, '0')
  return writtenDecimal(`${sign}${figures.slice(0, -2)}.${figures.slice(-2)}${fraction}`)
}

/** Exact, whatever the number of digits: negative when `a` is the smaller, zero when they are equal. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const places = Math.max(placesOf(a), placesOf(b))
  const [left, right] = [scaled(a, places), scaled(b, places)]
  return left < right ? -1 : Number(left > right)
}

/** Whether a value lies between two others or is one of them. */
export function isBetween(value: Decimal, least: string, most: string): boolean {
  return compareDecimals(value, decimal(least)) >= 0 && compareDecimals(value, decimal(most)) <= 0
}

/** Digits after the point. */
export function placesOf(value: Decimal): number {
  return value.split('.')[1]?.length ?? 0
}

function scaled(value: Decimal, places: number): bigint {
  const [whole = '', fraction = ''] = value.split('.')
  return BigInt(whole + fraction.padEnd(places, '0'))
}
