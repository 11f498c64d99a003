import type { DelegationId } from '../kernel/id.ts'
import { instant } from '../kernel/instant.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Exemption } from '../safeguards/exemption.ts'
import type { ReliefEvent, Stage } from './event.ts'
import type { Granted } from './granted.ts'
import type { FeedEntry, When } from './ical.ts'
import type { Leg } from './leg.ts'
import type { MeasureId } from './measure.ts'
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
  'fired',
  'ready-by',
  'call',
  'hold-review',
  'window-end',
  'attestation-ends',
  'snapback-table',
  'snapback-vote',
  'sunset',
  'review',
  'exemption-sunset',
  'exemption-review',
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
  const { stage, id } = event
  const state = stateOf(stage)
  const entry = (
    kind: EntryKind,
    when: When,
    { key = kind, stands = true }: { key?: string; stands?: boolean } = {},
  ): FeedEntry => ({
    ...about,
    uid: `${key}.${id}@entente`,
    state: stands ? state : 'cancelled',
    title: texts.title(kind, label),
    description: texts.description(kind),
    when,
  })
  const own = event.legs.filter((leg) => leg.delegation === delegation)
  const round = roundOf(event)
  const asked = round !== null && own.length > 0
  return [
    ...('firing' in stage ? happened : planned)(event, entry),
    ...(asked ? [entry('ready-by', moment(round.readyBy.at))] : []),
    ...(asked && round.call !== null ? [entry('call', moment(round.call.due.at))] : []),
    ...own.flatMap((leg) => attestationOf(leg, entry)),
    ...(stage.is === 'on-hold'
      ? stage.holds.map(({ id: hold, reviewBy }) =>
          entry('hold-review', moment(reviewBy.at), { key: `hold-review.${hold}` }),
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
  about: About,
  texts: FeedTexts,
): readonly FeedEntry[] {
  const entry = clockEntries(id, about, texts)
  return [
    entry('snapback-table', tableBy.at, is === 'notified'),
    entry('snapback-vote', voteBy.at, is !== 'continued' && is !== 'withdrawn'),
  ]
}

/** When relief ends unless it is renewed, and when it is looked at again. What has ended is cancelled. */
export function grantedFeedOf(
  measure: MeasureId,
  { standing: { effect }, sunset, review }: Granted,
  { label, sequence, modified, url }: About,
  texts: FeedTexts,
): readonly FeedEntry[] {
  if (effect.is === 'none') return []
  const ended = effect.is === 'ended'
  const entry = clockEntries(
    // What is relieved again is another relief, whose clocks begin anew.
    `${measure}.${effect.from}`,
    {
      label,
      // Its end may be an act on something else: on an event, or a snapback.
      sequence: ended ? sequence + 1 : sequence,
      modified: instant(Math.max(modified, ended ? effect.at : effect.from)),
      url,
    },
    texts,
  )
  const lapsed = ended && effect.because === 'lapsed'
  return [
    ...(sunset === null ? [] : [entry('sunset', sunset.expires.at, !ended || lapsed)]),
    ...(review === null ? [] : [entry('review', review.due.at, !ended)]),
  ]
}

/** When an exemption ends unless it is renewed, and when it is looked at again. What has ended is cancelled. */
export function exemptionFeedOf(
  { id, state }: Exemption,
  about: About,
  texts: FeedTexts,
): readonly FeedEntry[] {
  const entry = clockEntries(id, about, texts)
  switch (state.is) {
    case 'proposed':
      return []
    case 'in-force':
      return [
        entry('exemption-sunset', state.sunset.expires.at),
        entry('exemption-review', state.review.due.at),
      ]
    case 'ended':
      return [
        // What lapsed did so at its sunset; what ended before has no clocks any more.
        entry('exemption-sunset', state.at, state.because === 'lapsed'),
        entry('exemption-review', state.at, false),
      ]
  }
}

/** Entries for the clocks of one thing, each with whether it still stands. */
function clockEntries(of: string, { label, ...about }: About, texts: FeedTexts) {
  return (kind: EntryKind, at: Instant, stands = true): FeedEntry => ({
    ...about,
    uid: `${kind}.${of}@entente`,
    state: stands ? 'confirmed' : 'cancelled',
    title: texts.title(kind, label),
    description: texts.description(kind),
    when: moment(at),
  })
}

function stateOf({ is }: Stage): FeedEntry['state'] {
  if (is === 'aborted') return 'cancelled'
  return is === 'proposed' ? 'tentative' : 'confirmed'
}

type Enter = (kind: EntryKind, when: When, more?: { key?: string; stands?: boolean }) => FeedEntry

/** Until it is decided, a T0 stated in local time is a plan on that clock; from then on it is an instant. */
function planned({ stage, terms: { trigger } }: ReliefEvent, entry: Enter): readonly FeedEntry[] {
  const { at, wording } = lastMoment(trigger)
  const isPlan = stage.is === 'proposed' && wording.kind === 'wall-clock'
  const when: When = isPlan
    ? { kind: 'local', plan: { local: wording.local, zone: wording.zone } }
    : moment(at)
  return [entry(trigger.kind === 'instant' ? 't0' : 'long-stop', when)]
}

/** Once it has fired, its T0 is when it did; a long stop is void, and the firing stands beside it. */
function happened({ stage, terms: { trigger } }: ReliefEvent, entry: Enter): readonly FeedEntry[] {
  if (!('firing' in stage)) return []
  const fired = moment(stage.firing.at)
  return trigger.kind === 'instant'
    ? [entry('t0', fired)]
    : [entry('long-stop', moment(lastMoment(trigger).at), { stands: false }), entry('fired', fired)]
}

function attestationOf({ id, state }: Leg, entry: Enter): readonly FeedEntry[] {
  if (state.is !== 'ready') return []
  const { validUntil } = state.attestation
  return [entry('attestation-ends', moment(validUntil.at), { key: `attestation-ends.${id}` })]
}

function moment(at: Instant): When {
  return { kind: 'instant', at }
}
