/** What several raters make of a level: the median they agree on, or that they are too far apart. */
export type Agreement = { kind: 'agreed'; level: number } | { kind: 'panel'; spread: number }

/**
 * Levels count from 0 in the order of their list. Of an even number of ratings the lower middle one is
 * adopted; ratings further apart than `spread` go to a panel (verification.md 2.1, 2.6).
 */
export function agreement(levels: readonly number[], spread: number): Agreement {
  const sorted = levels.toSorted((a, b) => a - b)
  const [least, most] = [sorted[0], sorted.at(-1)]
  const level = sorted[(sorted.length - 1) >> 1]
  if (least === undefined || most === undefined || level === undefined) {
    throw new RangeError('nobody has rated')
  }
  return most - least <= spread
    ? { kind: 'agreed', level }
    : { kind: 'panel', spread: most - least }
}
