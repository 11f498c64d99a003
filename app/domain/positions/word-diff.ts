/** A run of words that two texts share, or that only one of them has. */
export type Run = {
  readonly kind: 'same' | 'removed' | 'added'
  readonly words: readonly string[]
}

/** Few words and a great difference: one "should" for "shall" nearly sank the Paris Agreement. */
export const flags = ['modal', 'negation', 'number'] as const
export type Flag = (typeof flags)[number]

/** How far two English wordings are apart, and what to look at first. */
export type WordDiff = {
  readonly runs: readonly Run[]
  /** Words to be replaced, removed or added, and how many the longer text has. */
  readonly changed: number
  readonly of: number
  readonly flags: readonly Flag[]
}

/** Edit distance is not importance, hence the flags beside it (divergence.md 5). */
export function wordDiff(before: string, after: string): WordDiff {
  const [old, now] = [wordsOf(before), wordsOf(after)]
  const distances = distancesOf(old, now)
  const runs = runsOf(old, now, distances)
  const touched = runs.filter(({ kind }) => kind !== 'same').flatMap(({ words }) => words)
  return {
    runs,
    changed: distances[old.length]?.[now.length] ?? 0,
    of: Math.max(old.length, now.length),
    flags: flags.filter((flag) => touched.some((word) => isOf[flag].test(word))),
  }
}

/** Index of the wording nearest to all the others, a candidate for a base text; the first of equals. */
export function medoid(wordings: readonly string[]): number | null {
  const totals = wordings.map((one) =>
    wordings.reduce((sum, other) => {
      const { changed, of } = wordDiff(one, other)
      return sum + (of === 0 ? 0 : changed / of)
    }, 0),
  )
  return totals.length === 0 ? null : totals.indexOf(Math.min(...totals))
}

/** Levenshtein distance of two sequences: the fewest replacements, removals and additions. */
export function editDistance<Item>(before: readonly Item[], after: readonly Item[]): number {
  return distancesOf(before, after)[before.length]?.[after.length] ?? 0
}

const isOf: Readonly<Record<Flag, RegExp>> = {
  modal: /^(shall|should|must|may|might|can|cannot|could|will|would|ought)$/i,
  negation: /^(not|no|none|nor|neither|never|without|cannot|except|unless)$/i,
  number:
    /\d|^(zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|half|twice|dozen)(-\w+)?$/i,
}

/** Words with their apostrophes, hyphens, decimal points and percent signs; other punctuation is none. */
function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+(?:['’.,-][\p{L}\p{M}\p{N}]+)*%?/gu) ?? []
}

type Distances = readonly (readonly number[])[]

function distancesOf<Item>(before: readonly Item[], after: readonly Item[]): Distances {
  const rows: number[][] = [Array.from({ length: after.length + 1 }, (_, at) => at)]
  for (const [i, old] of before.entries()) {
    const above = rows[i] ?? []
    const row = [i + 1]
    for (const [j, now] of after.entries()) {
      const replaced = (above[j] ?? 0) + (old === now ? 0 : 1)
      row.push(Math.min(replaced, (above[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1))
    }
    rows.push(row)
  }
  return rows
}

/** The way back through the distances; what is replaced is removed first and then added. */
function runsOf(
  before: readonly string[],
  after: readonly string[],
  distances: Distances,
): readonly Run[] {
  const found: { kind: Run['kind']; word: string }[] = []
  const cost = (i: number, j: number) => distances[i]?.[j] ?? Number.POSITIVE_INFINITY
  let [i, j] = [before.length, after.length]
  while (i > 0 || j > 0) {
    const [old, now] = [before[i - 1], after[j - 1]]
    if (old !== undefined && old === now && cost(i, j) === cost(i - 1, j - 1)) {
      found.push({ kind: 'same', word: old })
      i -= 1
      j -= 1
    } else if (old !== undefined && now !== undefined && cost(i, j) === cost(i - 1, j - 1) + 1) {
      found.push({ kind: 'added', word: now }, { kind: 'removed', word: old })
      i -= 1
      j -= 1
    } else if (now !== undefined && cost(i, j) === cost(i, j - 1) + 1) {
      found.push({ kind: 'added', word: now })
      j -= 1
    } else if (old !== undefined) {
      found.push({ kind: 'removed', word: old })
      i -= 1
    }
  }
  return inRuns(found.toReversed())
}

/** Between two stretches that are the same, all that goes comes before all that comes. */
function inRuns(words: readonly { kind: Run['kind']; word: string }[]): readonly Run[] {
  const runs: Run[] = []
  let removed: string[] = []
  let added: string[] = []
  let same: string[] = []
  const close = () => {
    if (removed.length > 0) runs.push({ kind: 'removed', words: removed })
    if (added.length > 0) runs.push({ kind: 'added', words: added })
    if (same.length > 0) runs.push({ kind: 'same', words: same })
    removed = []
    added = []
    same = []
  }
  for (const { kind, word } of words) {
    if (kind !== 'same' && same.length > 0) close()
    if (kind === 'same' && removed.length + added.length > 0) close()
    if (kind === 'same') same.push(word)
    else if (kind === 'removed') removed.push(word)
    else added.push(word)
  }
  close()
  return runs
}
