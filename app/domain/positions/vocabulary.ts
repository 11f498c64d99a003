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
