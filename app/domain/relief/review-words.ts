/** What a review can come to (domain.md B11). Each is carried out by an act of its own. */
export const conclusions = ['extend', 'amend', 'let-lapse', 'leave'] as const
export type Conclusion = (typeof conclusions)[number]

/** Sudan 2017: the reviewer was not ready, and a date that had been fixed moved (domain.md part (c)). */
export const postponements = ['reviewer-not-ready', 'evidence-outstanding', 'events'] as const
export type Postponement = (typeof postponements)[number]
