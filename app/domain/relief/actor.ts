import type { Viewer } from '../accounts/viewer.ts'

/** Who acts: a delegation, through one mandate (domain.md B0). Every viewer is one. */
export type Actor = {
  readonly delegation: Pick<Viewer['delegation'], 'id' | 'kind'>
  readonly mandate: Pick<Viewer['mandate'], 'kind'>
}

/** Head or alternate: what they say, the delegation has said. */
export function commits({ mandate }: Actor): boolean {
  return mandate.kind === 'head' || mandate.kind === 'alternate'
}

/** Who prepares a delegation's part, and reports on it without committing it. */
export function prepares(by: Actor): boolean {
  return commits(by) || by.mandate.kind === 'delegate'
}

/** The secretariat with its chair: it runs the process and holds no position. */
export function presides(by: Actor): boolean {
  return by.delegation.kind === 'secretariat' && (commits(by) || by.mandate.kind === 'chair')
}
