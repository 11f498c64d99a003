import type { DelegationId } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import type { ReliefEvent } from './event.ts'
import type { FeedEntry } from './ical.ts'
import type { Leg } from './leg.ts'
import { roundOf } from './readiness.ts'
import { lastMoment } from './terms.ts'

/** Words of a feed, in the language of whoever subscribed. */
export type FeedTexts = {
  /** Without a word on what is relieved: calendars are shared, shown on walls and synchronised abroad. */
  readonly title: (entry: Kind, label: string) => string
  readonly description: (entry: Kind) => string
}

type Kind =
  | 't0'
  | 'long-stop'
  | 'ready-by'
  | 'call'
  | 'hold-review'
  | 'window-end'
  | 'attestation-ends'

/** What a delegation's calendar says of one event: its instants, and the delegation's own obligations. */
export function feedOf(
  event: ReliefEvent,
  {
    label,
    delegation,
    sequence,
  }: { label: string; delegation: DelegationId | null; sequence: number },
  texts: FeedTexts,
): readonly FeedEntry[] {
  const { stage, terms, id } = event
  const cancelled = stage.is === 'aborted'
  const entry = (kind: Kind, at: Instant, key: string = kind): FeedEntry => ({
    uid: `${key}.${id}@entente`,
    sequence,
    state: cancelled ? 'cancelled' : stage.is === 'proposed' ? 'tentative' : 'confirmed',
    title: texts.title(kind, label),
    description: texts.description(kind),
    when: { kind: 'instant', at },
  })
  const own = event.legs.filter((leg) => leg.delegation === delegation)
  const round = roundOf(event)
  const asked = round !== null && own.length > 0
  return [
    entry(terms.trigger.kind === 'instant' ? 't0' : 'long-stop', lastMoment(terms.trigger).at),
    ...(asked ? [entry('ready-by', round.readyBy.at)] : []),
    ...(asked && round.call !== null ? [entry('call', round.call.due.at)] : []),
    ...own.flatMap((leg) => attestationOf(leg, entry)),
    ...(stage.is === 'on-hold'
      ? stage.holds.map((hold) => entry('hold-review', hold.reviewBy.at, `hold-review.${hold.id}`))
      : []),
    ...(stage.is === 'triggered' || stage.is === 'executing'
      ? [entry('window-end', stage.window.at)]
      : []),
  ]
}

function attestationOf(
  { id, state }: Leg,
  entry: (kind: Kind, at: Instant, key?: string) => FeedEntry,
): readonly FeedEntry[] {
  if (state.is !== 'ready') return []
  return [entry('attestation-ends', state.attestation.validUntil.at, `attestation-ends.${id}`)]
}
