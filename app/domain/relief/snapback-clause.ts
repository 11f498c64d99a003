import type { Instant } from '../kernel/instant.ts'
import { refused, decided } from '../kernel/result.ts'
import type { Decision } from '../kernel/result.ts'
import type { Wording } from '../kernel/wording.ts'
import { presides } from './actor.ts'
import type { Actor } from './actor.ts'

/** How a framework lets measures return when nothing is decided. The wording of each clock is the agreement's. */
type SnapbackTerms = {
  /** By then a text to continue relief is on the table, or the presidency puts it there. */
  readonly table: Wording
  /** By then relief is continued by a vote, or the measures apply again. */
  readonly vote: Wording
  /** How long business that ran before may be wound down afterwards. */
  readonly windDown: Wording
}

/** UNSCR 2231 (2015), operative paragraphs 11 and 12: ten days to a text, thirty to a vote, midnight GMT. */
export const snapback2231 = { tableDays: 10, voteDays: 30 } as const

/** The way back, agreed before anybody needs it: under which provision, and in how many days of UTC. */
export type SnapbackClause = {
  readonly provision: string
  readonly tableDays: number
  readonly voteDays: number
  readonly windDownDays: number
}

/** A clause, and since when it stands. */
export type AgreedClause = SnapbackClause & { readonly at: Instant }

/**
 * Agrees on the clause by a decision that the secretariat records (SPEC.md SB18). A later clause takes its
 * place for what is notified from then on.
 */
export function agreeOnClause(
  clause: SnapbackClause,
  { by, now }: { by: Actor; now: Instant },
): Decision<AgreedClause, { code: 'secretariat-only' } | { code: 'table-after-vote' }> {
  if (!presides(by)) return refused({ code: 'secretariat-only' })
  if (clause.tableDays >= clause.voteDays) return refused({ code: 'table-after-vote' })
  return decided({ ...clause, at: now })
}

/** Days are counted in UTC, so that the instant is one for all capitals. */
export function termsOf({ tableDays, voteDays, windDownDays }: SnapbackClause): SnapbackTerms {
  const days = (count: number) => ({ kind: 'days', count, zone: 'UTC' }) as const
  return { table: days(tableDays), vote: days(voteDays), windDown: days(windDownDays) }
}
