import type { DelegationKind } from '#app/domain/accounts/delegation.ts'
import type { MandateKind } from '#app/domain/accounts/mandate.ts'
import { inHours } from '#app/domain/kernel/deadline.ts'
import type { Deadline } from '#app/domain/kernel/deadline.ts'
import type { DelegationId, Id } from '#app/domain/kernel/id.ts'
import { day, fromIso, hour, instant, later } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Actor } from '#app/domain/relief/actor.ts'
import type { Condition } from '#app/domain/relief/condition.ts'
import { decideEvent } from '#app/domain/relief/decide-event.ts'
import { decideClock } from '#app/domain/relief/event-clock.ts'
import type { EventCommand, EventSetting } from '#app/domain/relief/event-commands.ts'
import type { ReliefEvent } from '#app/domain/relief/event.ts'
import { evolveEvent } from '#app/domain/relief/evolve-event.ts'
import type { NewFinding } from '#app/domain/relief/finding.ts'
import type { NewLeg } from '#app/domain/relief/leg.ts'
import type { MeasureId } from '#app/domain/relief/measure.ts'
import type { Motion, Outcome } from '#app/domain/relief/outcome.ts'
import { proposeEvent } from '#app/domain/relief/scheduling.ts'
import type { Terms } from '#app/domain/relief/terms.ts'
import type { HumanitarianExemption } from '#app/domain/safeguards/exemption.ts'

import { buildCalendar } from '../kernel/calendars.ts'

export function id<Name extends string>(number: number): Id<Name> {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` as Id<Name>
}

export const thane: DelegationId = id(1)
export const ostia: DelegationId = id(2)
export const solvaara: DelegationId = id(3)
export const members: ReadonlySet<DelegationId> = new Set([thane, ostia, solvaara])

export function actor(
  delegation: DelegationId,
  mandate: MandateKind = 'head',
  kind: DelegationKind = 'member',
): Actor {
  return { delegation: { id: delegation, kind }, mandate: { kind: mandate } }
}

export const secretariat = actor(id(90), 'head', 'secretariat')
export const verifier = actor(id(80), 'head', 'verifier')

export const start = fromIso('2026-03-02T09:00:00Z')
export const t0 = fromIso('2026-06-01T10:00:00Z')

export const calendars = {
  seat: buildCalendar({ years: { first: 2014, last: 2036 } }),
  capitals: buildCalendar({ code: 'XU', years: { first: 2014, last: 2036 } }),
}

export const oil: MeasureId = id(301)
export const banks: MeasureId = id(302)

export const stockpile: Condition = {
  id: id(401),
  statement: 'The stockpile is down to 300 kg.',
  observations: 'accepted',
}
export const access: Condition = {
  id: id(402),
  statement: 'Inspectors have access to all sites.',
  observations: 'refused',
}

export const food: HumanitarianExemption = {
  kind: 'humanitarian',
  id: id(501),
  terms: {
    title: 'Food and medicine',
    covers: 'Food, medicine and what carries them',
    providers: 'Listed providers',
    need: 'As assessed each quarter',
    oversight: {
      overseer: id(90),
      vetting: 'By the committee',
      usageReports: { kind: 'days', count: 90, zone: 'UTC' },
    },
    sunset: { kind: 'days', count: 730, zone: 'UTC' },
    unrenewed: 'continues',
    review: { kind: 'days', count: 365, zone: 'UTC' },
  },
  revision: 1,
  proposed: null,
  state: {
    is: 'in-force',
    since: start,
    sunset: {
      subject: { kind: 'exemption', exemption: id<'humanitarian-exemption'>(501) },
      expires: at(later(start, 730 * day)),
      unrenewed: 'continues',
      state: { is: 'running' },
    },
    review: {
      subject: { kind: 'exemption', exemption: id<'humanitarian-exemption'>(501) },
      due: at(later(start, 365 * day)),
      state: { is: 'ahead' },
    },
    concluded: null,
  },
}

export function terms(change: Partial<Terms> = {}): Terms {
  return {
    trigger: { kind: 'instant', t0: at(t0), late: { graceSeconds: 60, beyond: 'hold' } },
    conditions: [stockpile],
    measures: [oil, banks],
    optionalQuorum: 0,
    notice: { kind: 'days', count: 7, zone: 'UTC' },
    answer: { kind: 'days', count: 14, zone: 'UTC' },
    windowHours: 4,
    playbook: { actions: ['pause', 'retry', 'reverse'], retryHours: 24 },
    ...change,
  }
}

export function onFinding(change: Partial<Terms> = {}): Terms {
  return terms({
    trigger: {
      kind: 'finding',
      condition: stockpile.id,
      longStop: at(t0),
      late: { graceSeconds: 60, beyond: 'fire' },
    },
    ...change,
  })
}

export function newLeg(
  number: number,
  delegation: DelegationId,
  change: Partial<NewLeg> = {},
): NewLeg {
  return {
    id: id(600 + number),
    delegation,
    purpose: 'measures',
    required: true,
    instrument: { kind: 'regulation', title: `Act ${number}` },
    measures: [oil],
    steps: [],
    ...change,
  }
}

export function finding(change: Partial<NewFinding> = {}): NewFinding {
  return {
    id: id(700),
    condition: stockpile.id,
    verdict: { is: 'verified' },
    confidence: 'high',
    evidence: ['ab'.repeat(32)],
    expires: at(later(t0, 30 * day)),
    ...change,
  }
}

/** A deadline that was simply said to be at that moment. */
export function at(moment: Instant): Deadline {
  return { ...inHours(moment, 1), at: moment }
}

export function outcome(motion: Motion, adopted = true): Outcome {
  return { decision: id(800), motion, adopted }
}

export function setting(change: Partial<EventSetting> = {}): EventSetting {
  return { by: secretariat, now: start, members, exemptions: [food], calendars, ...change }
}

export function proposed(given: Terms = terms()): ReliefEvent {
  const made = proposeEvent(id(200), given, setting())
  if (!made.ok) throw new Error(made.refusal.code)
  return made.event
}

/** The event after a command that must be allowed. */
export function act(
  event: ReliefEvent,
  command: EventCommand,
  given: Partial<EventSetting> = {},
): ReliefEvent {
  const decision = decideEvent(event, command, setting({ now: event.asOf, ...given }))
  if (!decision.ok) throw new Error(`${command.type} refused: ${JSON.stringify(decision.refusal)}`)
  return decision.events.reduce(evolveEvent, event)
}

/** What the event answers to a command: a refusal's code, or ok. */
export function answerTo(
  event: ReliefEvent,
  command: EventCommand,
  given: Partial<EventSetting> = {},
): string {
  const decision = decideEvent(event, command, setting({ now: event.asOf, ...given }))
  return decision.ok ? 'ok' : decision.refusal.code
}

/** The event as time alone has made it by then. */
export function wait(event: ReliefEvent, until: Instant): ReliefEvent {
  const decision = decideClock(event, until)
  if (!decision.ok) throw new Error(decision.refusal.code)
  return decision.events.reduce(evolveEvent, event)
}

const all = [newLeg(1, thane), newLeg(2, ostia), newLeg(3, solvaara, { required: false })]

export function scheduled(given: Terms = terms(), legs: readonly NewLeg[] = all): ReliefEvent {
  const withLegs = legs.reduce(
    (event, leg) => act(event, { type: 'add-leg', leg }),
    proposed(given),
  )
  const motion = { act: 'schedule', event: withLegs.id, revision: withLegs.revision } as const
  return act(withLegs, { type: 'schedule', outcome: outcome(motion) })
}

export function preparing(given: Terms = terms(), legs: readonly NewLeg[] = all): ReliefEvent {
  return act(scheduled(given, legs), { type: 'begin-preparation' })
}

/** Its head has the leg ready, by acts. */
export function attested(
  event: ReliefEvent,
  leg: NewLeg,
  validUntil: Instant = later(t0, 30 * day),
  now: Instant = event.asOf,
): ReliefEvent {
  const by = actor(leg.delegation)
  const own = (after: ReliefEvent, command: Extract<EventCommand, { type: 'leg' }>['command']) =>
    act(after, { type: 'leg', leg: leg.id, command }, { by, now })
  const current = event.legs.find((one) => one.id === leg.id)
  const begun = current?.state.is === 'not-started' ? own(event, { type: 'start' }) : event
  const stepped = leg.steps.reduce(
    (after, step) => own(after, { type: 'complete-step', step: step.id }),
    begun,
  )
  const adopted =
    stepped.legs.find((one) => one.id === leg.id)?.state.is === 'drafting'
      ? own(stepped, { type: 'adopt', reference: 'Gazette 1' })
      : stepped
  const { revision } = adopted
  return own(adopted, { type: 'attest', mandate: id(900), validUntil: at(validUntil), revision })
}

/** Scheduled, prepared, attested by the two required legs, channels confirmed, notice over. */
export function armable(given: Terms = terms(), legs: readonly NewLeg[] = all): ReliefEvent {
  const ready = legs
    .filter(({ required }) => required)
    .reduce((event, leg) => attested(event, leg), preparing(given, legs))
  const confirmed = act(ready, { type: 'confirm-channels', exemptions: [food.id] })
  return wait({ ...confirmed, asOf: later(start, 9 * day) }, later(start, 9 * day))
}

export function armed(given: Terms = terms(), legs: readonly NewLeg[] = all): ReliefEvent {
  return act(armable(given, legs), { type: 'arm' })
}

export function found(event: ReliefEvent, change: Partial<NewFinding> = {}): ReliefEvent {
  return act(event, { type: 'issue-finding', finding: finding(change) }, { by: verifier })
}

/** Armed, verified, and fired at T0. */
export function fired(given: Terms = terms(), legs: readonly NewLeg[] = all): ReliefEvent {
  return wait(found(armed(given, legs)), t0)
}

export function executed(
  event: ReliefEvent,
  leg: NewLeg,
  effectAt: Instant,
  now: Instant = effectAt,
): ReliefEvent {
  const effect = { at: effectAt, publication: 'Gazette 2' }
  return act(
    event,
    { type: 'leg', leg: leg.id, command: { type: 'execute', effect } },
    { by: actor(leg.delegation), now },
  )
}

export function confirmed(event: ReliefEvent, leg: NewLeg, now: Instant = event.asOf): ReliefEvent {
  return act(event, { type: 'leg', leg: leg.id, command: { type: 'confirm' } }, { now })
}

/** Fired, and both required legs in effect and confirmed. */
export function effective(given: Terms = terms()): ReliefEvent {
  const [one, two] = all
  const done = executed(executed(fired(given), one!, t0), two!, later(t0, hour))
  return confirmed(confirmed(done, one!), two!)
}

export const [legOne, legTwo, legThree] = all as [NewLeg, NewLeg, NewLeg]

export function legOf(event: ReliefEvent, leg: NewLeg) {
  const found_ = event.legs.find((one) => one.id === leg.id)
  if (found_ === undefined) throw new Error('no such leg')
  return found_
}

export function moment(text: string): Instant {
  return instant(Date.parse(text))
}
