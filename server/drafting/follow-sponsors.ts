import {
  decideCoSponsorship,
  evolveCoSponsorship,
  printedSponsors,
} from '#app/domain/drafting/co-sponsorship.ts'
import type { CoSponsorship } from '#app/domain/drafting/co-sponsorship.ts'
import type { LifeEvent } from '#app/domain/drafting/life-events.ts'
import { originalIssue } from '#app/domain/drafting/life.ts'
import type { Life } from '#app/domain/drafting/life.ts'
import type { DelegationId, DocumentId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Database, Tx } from '#db/client.ts'
import { readCoSponsorship, saveCoSponsorship } from '#db/co-sponsorships.ts'

export type SponsorsChanged = { before: CoSponsorship; after: CoSponsorship }

/** The list of the text that is before the body, or was last; null while none was opened. */
export async function readSponsors(
  tx: Tx | Database,
  document: DocumentId,
  life: Life,
): Promise<CoSponsorship | null> {
  const original = originalIssue(life)
  return original === undefined ? null : readCoSponsorship(tx, document, original.symbol)
}

/** Whose names a text bears: its sponsor's, then those of who stand for exactly this revision. */
export function namesOn(life: Life, list: CoSponsorship | null): readonly DelegationId[] {
  if (!('sponsor' in life)) return []
  return list === null ? [life.sponsor] : printedSponsors(list)
}

/**
 * What a step in the life of a text means for its co-sponsors: a revision asks them again or carries them
 * along, and its adoption closes the list (SPEC.md SS2, SS3).
 */
export async function followSponsors(
  tx: Tx,
  document: DocumentId,
  life: Life,
  events: readonly LifeEvent[],
  at: Instant,
): Promise<SponsorsChanged | null> {
  const original = originalIssue(life)
  const command = events.map(commandFor).find((one) => one !== null)
  if (original === undefined || command === undefined || command === null) return null
  const before = await readCoSponsorship(tx, document, original.symbol)
  if (before === null || before.stage === 'closed') return null
  const decision = decideCoSponsorship(before, command, at)
  if (!decision.ok) throw new Error(`an open list refused ${command.type}`)
  const after = decision.events.reduce<CoSponsorship>(evolveCoSponsorship, before)
  await saveCoSponsorship(tx, document, original.symbol, after)
  return { before, after }
}

function commandFor(event: LifeEvent) {
  switch (event.type) {
    case 'revised': {
      const { issue, substantive } = event
      return { type: 'revise', symbol: issue.symbol, substantive } as const
    }
    case 'adopted':
      return { type: 'close-at-action' } as const
    case 'zero-draft-presented':
    case 'rolling-opened':
    case 'tabled':
    case 'supplemented':
    case 'silence-begun':
    case 'silence-broken':
    case 'put-for-action':
    case 'orally-revised':
    case 'folded':
    case 'not-adopted':
    case 'withdrawn':
    case 'deferred':
    case 'resumed':
    case 'reopened':
      return null
  }
}
