import { may } from '#app/domain/accounts/may.ts'
import type { DocumentSubject } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { isListOpen, printedSponsors, unconfirmed } from '#app/domain/drafting/co-sponsorship.ts'
import type { CoSponsorship } from '#app/domain/drafting/co-sponsorship.ts'
import type { Life } from '#app/domain/drafting/life.ts'
import type { DelegationId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'

import type { NamedDelegation } from './name-delegations.ts'

/** Who stands by a text that is before the body, and what the viewer may do about it now. */
export type SponsorsShown = {
  /** The revision that they stand for. */
  symbol: string | null
  /** Printed on it, the main sponsor first. */
  names: readonly NamedDelegation[]
  /** Who stood for the one before and has not confirmed this one. */
  asked: readonly NamedDelegation[]
  list: 'none' | 'open' | 'closed'
  until: Instant | null
  acts: readonly ('open' | 'join' | 'confirm' | 'leave')[]
  seatZone: string
}

export function showSponsors(
  viewer: Viewer,
  document: DocumentSubject,
  {
    life,
    list,
    named,
    at,
    zone,
  }: {
    life: Life
    list: CoSponsorship | null
    named: (id: DelegationId) => NamedDelegation
    at: Instant
    zone: string
  },
): SponsorsShown | null {
  if (!('sponsor' in life)) return null
  const own = viewer.delegation.id
  const mayOpen =
    may(viewer, 'sponsors.open', document) &&
    (viewer.delegation.kind === 'secretariat' || own === life.sponsor)
  if (list === null) {
    const names = [named(life.sponsor)]
    const acts = mayOpen ? (['open'] as const) : []
    return { symbol: null, names, asked: [], list: 'none', until: null, acts, seatZone: zone }
  }
  const isOpen = isListOpen(list, at)
  return {
    symbol: list.symbol,
    names: printedSponsors(list).map(named),
    asked: unconfirmed(list).map(named),
    list: isOpen ? 'open' : 'closed',
    until: list.stage === 'open' ? (list.until?.at ?? null) : list.closedAt,
    acts: isOpen && may(viewer, 'sponsors.join', document) ? actsFor(own, list) : [],
    seatZone: zone,
  }
}

function actsFor(own: DelegationId, list: CoSponsorship): SponsorsShown['acts'] {
  if (own === list.sponsor) return []
  if (!list.list.some(({ delegation }) => delegation === own)) return ['join']
  return unconfirmed(list).includes(own) ? ['confirm', 'leave'] : ['leave']
}
