/** Who else sees it, from nobody to everybody (domain.md B7). */
export const visibilities = ['own', 'chair', 'coalition', 'public'] as const
export type Visibility = (typeof visibilities)[number]

/** Of what nature a position is (domain.md B7). */
export const positionTypes = [
  'substantive',
  'scrutiny',
  'parliamentary-scrutiny',
  'legal',
  'linguistic',
  'timing',
  'resource',
  'interpretative',
] as const

/** How much it matters to its owner, from least to most. */
export const weights = ['preference', 'important', 'red-line'] as const
export type Weight = (typeof weights)[number]

/** What the chair or the secretariat does with a position that they see. */
export const chairMoves = ['acknowledge', 'consult', 'park', 'escalate', 'overtake'] as const
export type ChairMove = (typeof chairMoves)[number]

/** What is done with a position that the coalition sees, in the words of the record. */
export const positionActs = [
  'commit',
  'share',
  'reveal',
  'settle',
  ...chairMoves,
  /** By the clock, when what was parked comes back. */
  'reopen',
] as const
export type PositionAct = (typeof positionActs)[number]
