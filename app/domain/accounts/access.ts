/** What one may do with a document, weakest first. The words of the API's `access`. */
export const accesses = ['read', 'comment', 'edit'] as const
export type Access = (typeof accesses)[number]

/** The weaker of two; `null` is no access and weaker than any. */
export function weaker(a: Access | null, b: Access | null): Access | null {
  if (a === null || b === null) return null
  return accesses.indexOf(a) <= accesses.indexOf(b) ? a : b
}

export function reaches(held: Access | null, needed: Access): boolean {
  return held !== null && accesses.indexOf(held) >= accesses.indexOf(needed)
}
