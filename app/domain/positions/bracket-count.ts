import type { DelegationId, Id } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import { refused } from '../kernel/result.ts'

/** How contested a text is, by its square brackets: clean text counts as agreed (divergence.md 5). */
export type BracketCount = {
  readonly pairs: number
  readonly depth: number
  /** Characters inside any bracket, and all; bracket signs are neither. */
  readonly inside: number
  readonly characters: number
}

type Counted =
  | { ok: true; count: BracketCount }
  | { ok: false; refusal: { code: 'unbalanced'; details: { at: number } } }

/** Counts a text in which brackets are signs, as in an export. `at` is the place of the sign that has no partner. */
export function countBrackets(text: string): Counted {
  const open: number[] = []
  const count = { pairs: 0, depth: 0, inside: 0, characters: 0 }
  let at = 0
  for (const character of text) {
    if (character === '[') {
      open.push(at)
      count.depth = Math.max(count.depth, open.length)
    } else if (character === ']') {
      if (open.pop() === undefined) return refused({ code: 'unbalanced', details: { at } })
      count.pairs += 1
    } else {
      count.characters += 1
      if (open.length > 0) count.inside += 1
    }
    at += character.length
  }
  const [unclosed] = open
  return unclosed === undefined
    ? { ok: true, count }
    : refused({ code: 'unbalanced', details: { at: unclosed } })
}

/** A bracket as its document knows it. */
export type KnownBracket = {
  readonly id: Id<'bracket'>
  /** Whoever opened it. */
  readonly by: DelegationId
  readonly characters: number
  readonly openedAt: Instant
  readonly closedAt: Instant | null
}

/** One delegation's brackets in a text of `characters`. */
export type BracketsOf = {
  readonly delegation: DelegationId
  readonly open: readonly Id<'bracket'>[]
  /** Their characters as a share of the text; nested ones count for each who opened one. */
  readonly share: number
  readonly oldest: Instant | null
  /** Closed since the round began. */
  readonly closed: readonly Id<'bracket'>[]
}

/** By delegation, most open brackets first. */
export function bracketsByDelegation(
  brackets: readonly KnownBracket[],
  { characters, since }: { characters: number; since: Instant },
): readonly BracketsOf[] {
  const delegations = [...new Set(brackets.map(({ by }) => by))].toSorted()
  return delegations
    .map((delegation) => {
      const mine = brackets.filter(({ by }) => by === delegation)
      const open = mine.filter(({ closedAt }) => closedAt === null)
      const closed = mine.filter(({ closedAt }) => closedAt !== null && closedAt >= since)
      const inside = open.reduce((sum, bracket) => sum + bracket.characters, 0)
      const [oldest = null] = open.map(({ openedAt }) => openedAt).toSorted((a, b) => a - b)
      return {
        delegation,
        open: open.map(({ id }) => id),
        share: characters === 0 ? 0 : inside / characters,
        oldest,
        closed: closed.map(({ id }) => id),
      }
    })
    .toSorted((a, b) => b.open.length - a.open.length)
}
