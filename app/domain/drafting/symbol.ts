/**
 * Series in which a body numbers its documents (domain.md B3): conference room papers, working papers,
 * limited, restricted, information. Adopted texts stand in none: HCG/2026/7.
 */
export const series = ['CRP', 'WP', 'L', 'R', 'INF'] as const
export type Series = (typeof series)[number]

/** A revision replaces the whole text, a corrigendum corrects it, an addendum supplements it. */
export type Supplement = 'Corr' | 'Add'

/**
 * The next symbol of a series under a prefix such as `HCG/2026`, or with null of adopted texts. The
 * number follows the highest ever given, so that none comes back. All languages share one symbol.
 */
export function nextSymbol(
  prefix: string,
  wanted: Series | null,
  given: readonly string[],
): string {
  const stem = wanted === null ? `${prefix}/` : `${prefix}/${wanted}.`
  return `${stem}${highest(stem, given) + 1}`
}

/** `HCG/2026/L.5/Rev.2` of any issue of L.5, when Rev.1 is the last that was given. */
export function nextRevision(symbol: string, given: readonly string[]): string {
  const stem = `${original(symbol)}/Rev.`
  return `${stem}${highest(stem, given) + 1}`
}

/** `HCG/2026/L.5/Rev.1/Corr.1`: it belongs to exactly the issue that it corrects or supplements. */
export function nextSupplement(symbol: string, kind: Supplement, given: readonly string[]): string {
  const stem = `${symbol}/${kind}.`
  return `${stem}${highest(stem, given) + 1}`
}

/**
 * The prefix under which a document's symbols are given, from any of them: `HCG/2026` of
 * `HCG/2026/L.5/Rev.1`. A symbol of one part is itself the prefix of those that follow.
 */
export function prefixOf(symbol: string): string {
  return original(symbol).replace(/\/[^/]+$/, '')
}

/** Whether a symbol names a first issue of that series under that prefix. */
export function isOfSeries(symbol: string, prefix: string, wanted: Series | null): boolean {
  const stem = wanted === null ? `${prefix}/` : `${prefix}/${wanted}.`
  return symbol.startsWith(stem) && numberAfter(stem, symbol) !== null
}

/** The symbol without what makes it one of several issues of a text. */
function original(symbol: string): string {
  return symbol.replace(/\/(?:Rev|Corr|Add)\..*$/, '')
}

function highest(stem: string, given: readonly string[]): number {
  return given.reduce((most, symbol) => Math.max(most, leadingNumber(stem, symbol)), 0)
}

/** Also of `L.5/Rev.1`: whoever gave a number to a revision only has given it. */
function leadingNumber(stem: string, symbol: string): number {
  if (!symbol.startsWith(stem)) return 0
  const digits = /^[1-9]\d{0,8}(?=\/|$)/.exec(symbol.slice(stem.length))?.[0]
  return digits === undefined ? 0 : Number(digits)
}

function numberAfter(stem: string, symbol: string): number | null {
  const digits = symbol.slice(stem.length)
  return /^[1-9]\d{0,8}$/.test(digits) ? Number(digits) : null
}
