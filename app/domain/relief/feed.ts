import type { Deadline } from '../kernel/deadline.ts'
import type { DelegationId } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import type { ReliefEvent, Stage } from './event.ts'
import type { FeedEntry, When } from './ical.ts'
import type { Leg } from './leg.ts'
import { roundOf } from './readiness.ts'
import type { Snapback } from './snapback.ts'
import { lastMoment } from './terms.ts'

/** Words of a feed, in the language of whoever subscribed. */
export type FeedTexts = {
  /** Without a word on what is relieved: calendars are shared, shown on walls and synchronised abroad. */
  readonly title: (entry: EntryKind, label: string) => string
  readonly description: (entry: EntryKind) => string
}

export const entryKinds = [
  't0',
  'long-stop',
  'ready-by',
  'call',
  'hold-review',
  'window-end',
  'attestation-ends',
  'snapback-table',
  'snapback-vote',
] as const
export type EntryKind = (typeof entryKinds)[number]

/** What is said of an event or a snapback beside its own instants. */
export type About = Pick<FeedEntry, 'sequence' | 'modified' | 'url'> & { readonly label: string }

/** What a delegation's calendar says of one event: its instants, and the delegation's own obligations. */
export function feedOf(
  event: ReliefEvent,
  { label, delegation, ...about }: About & { delegation: DelegationId | null },
  texts: FeedTexts,
): readonly FeedEntry[] {
  const { stage, terms, id } = event
  const state = stateOf(stage)
  const entry = (kind: EntryKind, when: When, key: string = kind): FeedEntry => ({
    ...about,
    uid: `${key}.${id}@entente`,
    state,
    title: texts.title(kind, label),
    description: texts.description(kind),
    when,
  })
  const last = lastMoment(terms.trigger)
  const own = event.legs.filter((leg) => leg.delegation === delegation)
  const round = roundOf(event)
  const asked = round !== null && own.length > 0
  return [
    entry(terms.trigger.kind === 'instant' ? 't0' : 'long-stop', planned(last, stage)),
    ...(asked ? [entry('ready-by', moment(round.readyBy.at))] : []),
    ...(asked && round.call !== null ? [entry('call', moment(round.call.due.at))] : []),
    ...own.flatMap((leg) => attestationOf(leg, entry)),
    ...(stage.is === 'on-hold'
      ? stage.holds.map(({ id: hold, reviewBy }) =>
          entry('hold-review', moment(reviewBy.at), `hold-review.${hold}`),
        )
      : []),
    ...(stage.is === 'triggered' || stage.is === 'executing'
      ? [entry('window-end', moment(stage.window.at))]
      : []),
  ]
}

/** The two moments at which inaction means something (domain.md B11). One that is met or void is cancelled. */
export function snapbackFeedOf(
  { id, tableBy, voteBy, state: { is } }: Snapback,
  { label, ...about }: About,
  texts: FeedTexts,
): readonly FeedEntry[] {
  const entry = (kind: EntryKind, { at }: Deadline, stands: boolean): FeedEntry => ({
    ...about,
    uid: `${kind}.${id}@entente`,
    state: stands ? 'confirmed' : 'cancelled',
    title: texts.title(kind, label),
    description: texts.description(kind),
    when: moment(at),
  })
  return [
    entry('snapback-table', tableBy, is === 'notified'),
    entry('snapback-vote', voteBy, is !== 'continued' && is !== 'withdrawn'),
  ]
}

function stateOf({ is }: Stage): FeedEntry['state'] {
  if (is === 'aborted') return 'cancelled'
  return is === 'proposed' ? 'tentative' : 'confirmed'
}

/** Until it is decided, a T0 stated in local time is a plan on that clock; from then on it is an instant. */
function planned({ at, wording }: Deadline, { is }: Stage): When {
  if (is !== 'proposed' || wording.kind !== 'wall-clock') return moment(at)
  const { local, zone } = wording
  return { kind: 'local', plan: { local, zone } }
}

function attestationOf(
  { id, state }: Leg,
  entry: (kind: EntryKind, when: When, key?: string) => FeedEntry,
): readonly FeedEntry[] {
  if (state.is !== 'ready') return []
  const { validUntil } = state.attestation
  return [entry('attestation-ends', moment(validUntil.at), `attestation-ends.${id}`)]
}

function moment(at: Instant): When {
  return { kind: 'instant', at }
}
