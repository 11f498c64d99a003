import type { Threshold } from './decision-rule.ts'

/** Shares that a qualified decision may need, each more than half of the whole (SPEC.md RU7). */
export const shareNames = [
  'moreThanHalf',
  'fiftyFive',
  'threeFifths',
  'sixtyFive',
  'twoThirds',
  'threeQuarters',
] as const

export const shares: Readonly<Record<(typeof shareNames)[number], Threshold>> = {
  moreThanHalf: { bound: 'more-than', part: 1, of: 2 },
  fiftyFive: { bound: 'at-least', part: 55, of: 100 },
  threeFifths: { bound: 'at-least', part: 3, of: 5 },
  sixtyFive: { bound: 'at-least', part: 65, of: 100 },
  twoThirds: { bound: 'at-least', part: 2, of: 3 },
  threeQuarters: { bound: 'at-least', part: 3, of: 4 },
}
