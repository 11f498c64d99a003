/** A use of a defined term in a text: which, and the characters from and to where. */
export type TermUse = { term: string; from: number; to: number }

/**
 * Finds where defined terms are used in a text, whatever their capitals; of terms that overlap the
 * longest. An editor links each to its definition. Made once for many texts.
 */
export function termFinder(terms: readonly string[]): (text: string) => readonly TermUse[] {
  const longestFirst = terms
    .filter((term) => term !== '')
    .toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))
  if (longestFirst.length === 0) return () => []
  const byFold = new Map(longestFirst.toReversed().map((term) => [fold(term), term]))
  // A letter or digit beside it makes it another word.
  const whole = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${longestFirst.map(escaped).join('|')})(?![\\p{L}\\p{N}])`,
    'giu',
  )
  return (text) =>
    [...text.matchAll(whole)].flatMap((found) => {
      const term = byFold.get(fold(found[0]))
      return term === undefined
        ? []
        : [{ term, from: found.index, to: found.index + found[0].length }]
    })
}

/**
 * What a text treats as a term of art: words in quotation marks, and abbreviations of two or more
 * capitals. Both are how drafters mark a word that means something here.
 */
export function termsOfArt(text: string): readonly string[] {
  const quoted = [...text.matchAll(/[“«„"]\s?([^“”«»„"]{2,60}?)\s?[”»"]/gu)].map(
    ([, words = '']) => words,
  )
  const abbreviations = [...text.matchAll(/(?<![\p{L}\p{N}_-])\p{Lu}{2,12}(?![\p{L}\p{N}_-])/gu)]
  return [...new Set([...quoted, ...abbreviations.map(([word]) => word)])]
}

export function fold(term: string): string {
  return term.toLowerCase().replaceAll(/\s+/g, ' ').trim()
}

function escaped(term: string): string {
  return term
    .split(/\s+/)
    .map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`))
    .join(String.raw`\s+`)
}
