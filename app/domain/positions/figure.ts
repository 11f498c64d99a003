import type { EntryId } from './entry.ts'
import type { Claim } from './matrix.ts'

/** A number with what it rests on. Where it is not defined there is a reason, and never 0 or 1 instead. */
export type Figure<Value, Undefined extends string> = Basis &
  (
    | { readonly kind: 'known'; readonly value: Value }
    | { readonly kind: 'undefined'; readonly because: Undefined }
  )

/** A figure as it may leave the coalition. */
export type PublicFigure<Value, Undefined extends string> =
  | Figure<Value, Undefined>
  | { readonly kind: 'suppressed'; readonly n: number }

type Basis = {
  /** How many positions feed it. */
  readonly n: number
  readonly entries: readonly EntryId[]
  /** How many of them are about an earlier wording of their subject. */
  readonly earlier: number
}

export function known<Value>(value: Value, claims: readonly Claim[]): Figure<Value, never> {
  return { kind: 'known', value, ...basis(claims) }
}

export function undefinedFor<const Undefined extends string>(
  because: Undefined,
  claims: readonly Claim[],
): Figure<never, Undefined> {
  return { kind: 'undefined', because, ...basis(claims) }
}

/** With few members an aggregate tells of single ones: below four it is not published (divergence.md 8). */
export function published<Value, Undefined extends string>(
  figure: Figure<Value, Undefined>,
): PublicFigure<Value, Undefined> {
  return figure.n < fewestPublished ? { kind: 'suppressed', n: figure.n } : figure
}

export const fewestPublished = 4

function basis(claims: readonly Claim[]): Basis {
  return {
    n: claims.length,
    entries: claims.map(({ entry }) => entry),
    earlier: claims.filter(({ earlier }) => earlier).length,
  }
}
