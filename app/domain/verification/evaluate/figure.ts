import type { Fraction } from './fraction.ts'

/** A value with its uncertainty as one standard deviation, or null where none was given. */
export type Figure = { readonly value: Fraction; readonly u: Fraction | null }

/** How many decimals the numbers of an outcome show. They explain it; it was not decided by them. */
export const shownPlaces = 6
