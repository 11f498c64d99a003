/**
 * The items that match a query, best first; all of them, as given, for an empty one. Letters must
 * come in order. Matches at the start of words and in one piece count more, so that `cff` finds
 * "Customs-flow format" and `people` beats what has those letters scattered.
 */
export function rank<Item>(
  query: string,
  items: readonly Item[],
  text: (item: Item) => string,
): Item[] {
  const wanted = fold(query)
  if (wanted === '') return [...items]
  return items
    .map((item, at) => ({ item, at, score: score(wanted, fold(text(item))) }))
    .filter((match) => match.score > 0)
    .toSorted((a, b) => b.score - a.score || a.at - b.at)
    .map((match) => match.item)
}

/** How well `wanted` matches; 0 is not at all. A whole match beats any scattered one. */
function score(wanted: string, text: string): number {
  const whole = text.indexOf(wanted)
  if (whole >= 0)
    return 1_000 + (startsWord(text, whole) ? 500 : 0) - Math.min(whole, 99) - text.length / 1_000
  let from = 0
  let total = 0
  for (const letter of wanted.replaceAll(' ', '')) {
    const found = text.indexOf(letter, from)
    if (found < 0) return 0
    total += startsWord(text, found) ? 8 : found === from ? 4 : 1
    from = found + 1
  }
  // Letters far apart that begin no word are chance.
  return total >= wanted.length * 2 ? total : 0
}

/** Case, accents and Arabic vowel signs make no difference to somebody who searches. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim()
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')
}
