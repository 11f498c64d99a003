/** What JSON can carry. `undefined` is not among it: an absent member is left out by the caller. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json }

/**
 * The one text of a JSON value (RFC 8785): members in UTF-16 order, numbers as ECMAScript prints
 * them, no white space. Two parties who hold the same value hold the same bytes, hence the same hash.
 * Throws on what JSON cannot carry: NaN, infinities, lone surrogates.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return canonicalNumber(value)
  if (typeof value === 'string') return canonicalString(value)
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  return canonicalObject(value)
}

function canonicalObject(value: { readonly [key: string]: Json }): string {
  const members = Object.keys(value)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((key) => `${canonicalString(key)}:${canonicalJson(member(value, key))}`)
  return `{${members.join(',')}}`
}

function member(value: { readonly [key: string]: Json }, key: string): Json {
  const found = value[key]
  if (found === undefined) throw new TypeError(`"${key}" has no value that JSON can carry`)
  return found
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`JSON cannot carry ${value}`)
  return JSON.stringify(value)
}

function canonicalString(value: string): string {
  if (!value.isWellFormed()) throw new TypeError('JSON cannot carry a lone surrogate')
  return JSON.stringify(value)
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
