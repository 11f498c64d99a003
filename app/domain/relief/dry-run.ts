import { inHours } from '../kernel/deadline.ts'
import type { DelegationId, Id } from '../kernel/id.ts'
import { day, hour, instant, later, minute } from '../kernel/instant.ts'
import type { Instant } from '../kernel/instant.ts'
import type { HumanitarianExemptionId } from '../safeguards/exemption.ts'
import type { Actor } from './actor.ts'
import type { EventCommand } from './event-commands.ts'
import type { ReliefEvent } from './event.ts'
import type { LegCommand } from './leg-acts.ts'
import { remainingSteps } from './leg.ts'
import type { Leg, LegId } from './leg.ts'
import type { Motion, Outcome } from './outcome.ts'
import type { Forecast } from './planner.ts'
import { roundOf } from './readiness.ts'
import type { Scripted } from './rehearsal.ts'
import { lastMoment } from './terms.ts'

/** What is supposed about the day; everything else goes as the planner says. */
export type Supposed = {
  readonly verdict: 'verified' | 'not-verified' | 'none'
  /** The leg that reports no effect, if one does. */
  readonly missing: LegId | null
  /** Minutes between the effect of one leg and that of the next. */
  readonly apart: number
}

export type Parties = {
  readonly secretariat: DelegationId
  readonly verifier: DelegationId
  readonly newId: <Name extends string>() => Id<Name>
}

/**
 * The script of a dry run: every party does what it owes when the planner says it can, the verifier finds
 * as supposed, and the legs take effect one after the other (SPEC.md EV31, EV36). Nothing is left out that the
 * real day would need, so that whatever is refused here would be refused there.
 */
export function dryRun(
  event: ReliefEvent,
  { forecast, channels }: { forecast: Forecast; channels: readonly HumanitarianExemptionId[] },
  supposed: Supposed,
  parties: Parties,
): readonly Scripted[] {
  const begin = later(event.asOf, minute)
  const { chair, head, find } = actorsOf(parties)
  const last = lastMoment(event.terms.trigger).at
  const noticed = roundOf(event)?.notice.at ?? later(begin, noticeOf(event))
  const ready = instant(Math.max(forecast.ready, noticed, begin) + hour)
  const isInstant = event.terms.trigger.kind === 'instant'
  const found = isInstant ? later(last, -hour) : instant(Math.min(ready + day, last - hour))
  const fires = isInstant ? last : found
  const script: Scripted[] = [
    ...opening(event, parties).map((command) => ({ at: begin, by: chair, command })),
    ...event.legs.flatMap((leg) =>
      preparing(leg, { event, forecast, begin, until: last, parties }),
    ),
    { at: ready, by: chair, command: { type: 'confirm-channels', exemptions: channels } },
    { at: ready, by: chair, command: { type: 'arm' } },
    ...findings(event, supposed, parties).map((command) => ({ at: found, by: find, command })),
    { at: later(fires, 0), by: null },
  ]
  const acting = event.legs.filter(
    ({ id, state }) => id !== supposed.missing && state.is !== 'waived',
  )
  for (const [index, { id, delegation }] of acting.entries()) {
    const at = later(fires, (index + 1) * supposed.apart * minute)
    const effect = { at, publication: '–' }
    const command = (of: LegCommand): EventCommand => ({ type: 'leg', leg: id, command: of })
    script.push({ at, by: head(delegation), command: command({ type: 'execute', effect }) })
    script.push({ at, by: chair, command: command({ type: 'confirm' }) })
  }
  const { windowHours } = event.terms
  script.push({ at: later(fires, windowHours * hour), by: null })
  return script.toSorted((a, b) => a.at - b.at)
}

function actorsOf({ secretariat, verifier }: Parties) {
  const mandate = { kind: 'head' } as const
  return {
    chair: { delegation: { id: secretariat, kind: 'secretariat' }, mandate } satisfies Actor,
    find: { delegation: { id: verifier, kind: 'verifier' }, mandate } satisfies Actor,
    head: (id: DelegationId): Actor => ({ delegation: { id, kind: 'member' }, mandate }),
  }
}

/** What the secretariat has to do before capitals can prepare. */
function opening(
  { id, revision, stage }: ReliefEvent,
  { newId }: Parties,
): readonly EventCommand[] {
  const motion: Motion = { act: 'schedule', event: id, revision }
  const outcome: Outcome = { decision: newId<'decision'>(), motion, adopted: true }
  if (stage.is === 'proposed') return [{ type: 'schedule', outcome }, { type: 'begin-preparation' }]
  return stage.is === 'scheduled' ? [{ type: 'begin-preparation' }] : []
}

/** A leg from where it stands to its attestation, each step done when the planner says. */
function preparing(
  leg: Leg,
  {
    event,
    forecast,
    begin,
    until,
    parties,
  }: {
    event: ReliefEvent
    forecast: Forecast
    begin: Instant
    until: Instant
    parties: Parties
  },
): readonly Scripted[] {
  const { is } = leg.state
  if (is === 'waived' || is === 'ready' || is === 'executed' || is === 'confirmed') return []
  const by = actorsOf(parties).head(leg.delegation)
  const on = (at: Instant, command: LegCommand): Scripted => ({
    at: instant(Math.max(at, begin)),
    by,
    command: { type: 'leg', leg: leg.id, command },
  })
  const done = forecast.legs.get(leg.id) ?? begin
  const validUntil = inHours(until, 30 * 24)
  const { revision } = event
  const mandate = parties.newId<'mandate'>()
  return [
    ...(is === 'blocked' ? [on(begin, { type: 'unblock' })] : []),
    ...(is === 'not-started' ? [on(begin, { type: 'start' })] : []),
    ...remainingSteps(leg).map(({ id }) =>
      on(forecast.steps.get(id)?.done ?? done, { type: 'complete-step', step: id }),
    ),
    ...(is === 'not-started' || is === 'drafting'
      ? [on(done, { type: 'adopt', reference: '–' })]
      : []),
    on(done, { type: 'attest', mandate, validUntil, revision }),
  ]
}

function findings(
  event: ReliefEvent,
  { verdict }: Supposed,
  { newId }: Parties,
): readonly EventCommand[] {
  if (verdict === 'none') return []
  return event.terms.conditions.map(({ id: condition }) => ({
    type: 'issue-finding',
    finding: {
      id: newId<'finding'>(),
      condition,
      verdict: verdict === 'verified' ? { is: verdict } : { is: verdict, reason: '–' },
      confidence: 'high',
      evidence: ['0'.repeat(64)],
      expires: inHours(lastMoment(event.terms.trigger).at, 365 * 24),
    },
  }))
}

function noticeOf({ terms: { notice } }: ReliefEvent): number {
  return notice.kind === 'hours' ? notice.count * hour : 30 * day
}
