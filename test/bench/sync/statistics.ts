/**
 * The value that `part` of all values do not exceed (nearest rank), or null of none. What is `missing`
 * never came, and counts as later than everything that did.
 */
export function percentile(values: readonly number[], part: number, missing = 0): number | null {
  const sorted = Float64Array.from(values).sort()
  const rank = Math.ceil(part * (sorted.length + missing))
  return rank > sorted.length ? Infinity : (sorted[rank - 1] ?? null)
}

/** The middle value, or the mean of the two in the middle; null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

export function ratio(of: number | null, to: number | null): number | null {
  return of === null || to === null ? null : of / to
}
