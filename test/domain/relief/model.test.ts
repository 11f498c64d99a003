import fc from 'fast-check'
import { expect, test } from 'vitest'

import { day, hour, later } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { decideEvent } from '#app/domain/relief/decide-event.ts'
import { decideClock } from '#app/domain/relief/event-clock.ts'
import type { EventCommand } from '#app/domain/relief/event-commands.ts'
import type { EventFact, ReliefEvent } from '#app/domain/relief/event.ts'
import { evolveEvent } from '#app/domain/relief/evolve-event.ts'
import { isAwaited, isReady } from '#app/domain/relief/leg.ts'
import { judge } from '#app/domain/relief/trigger.ts'
import { decideFall } from '#app/domain/safeguards/exemption-acts.ts'

import {
  access,
  actor,
  at,
  banks,
  finding,
  food,
  id,
  legOne,
  legThree,
  legTwo,
  newLeg,
  oil,
  onFinding,
  ostia,
  outcome,
  preparing,
  secretariat,
  setting,
  solvaara,
  start,
  stockpile,
  t0,
  terms,
  thane,
  verifier,
} from './build.ts'

/**
 * Anyone does anything at any time, and the clock is asked at any time: whatever comes of it, an armed
 * event has its required legs ready, a firing has its conditions, there is one at most, and a
 * humanitarian exemption is never among what is held, relieved or reversed.
 */
test('[EV10] [EV18] [TR2] [TR6] [TR8] [EX4] no sequence of acts reaches what must never be', () => {
  let firings = 0
  let armings = 0
  fc.assert(
    fc.property(
      fc.boolean(),
      fc.nat(2),
      fc.array(anything, { minLength: 5, maxLength: 40, size: 'max' }),
      (onInstant, far, script) => {
        const given = onInstant
          ? terms({ optionalQuorum: 1 })
          : onFinding({ conditions: [stockpile, access] })
        const legs = [legOne, legTwo, legThree]
        let event = wellBegun(preparing(given, legs), onInstant, far)
        let now: Instant = event.asOf
        let fired = 0
        for (const step of script) {
          now = later(now, step.after)
          const before = event
          for (const facts of [
            () => answer(event, step.command(event, now), step.by, now),
            () => asked(event, now),
          ]) {
            for (const fact of facts()) {
              event = evolveEvent(event, fact)
              if (fact.type === 'armed') armings += 1
              if (fact.type !== 'fired') continue
              fired += 1
              firings += 1
              expect(conditionsMet(event, now)).toBe(true)
            }
          }
          expect(event.asOf).toBeGreaterThanOrEqual(before.asOf)
          expect(event.stage.is !== 'armed' || allReady(event, now)).toBe(true)
          expect(
            JSON.stringify([event.terms.measures, event.stage]).includes(`"over":["${food.id}`),
          ).toBe(false)
          expect(event.terms.measures).not.toContain(food.id)
        }
        expect(fired).toBeLessThanOrEqual(1)
      },
    ),
    { numRuns: 1_000 },
  )
  // Nothing is shown by a run in which nothing was ever armed or fired.
  expect(armings).toBeGreaterThan(50)
  expect(firings).toBeGreaterThan(50)
})

test('[EX4] [EX7] no humanitarian exemption falls with a snapback, whatever it is passed as', () => {
  const restored = {
    targets: [{ kind: 'exemption' as const, exemption: food.id as never }],
    state: { is: 'restored' as const, at: start, windDown: at(start) },
  }
  expect(decideFall(food as never, restored)).toMatchObject({
    ok: false,
    refusal: { code: 'humanitarian-exemption' },
  })
})

type Step = {
  readonly after: number
  readonly by: ReturnType<typeof actor>
  readonly command: (event: ReliefEvent, now: Instant) => EventCommand | null
}

/** The acts that lead to arming, and in some runs on to a finding, so that there is something to break. */
function wellBegun(event: ReliefEvent, onInstant: boolean, far: number): ReliefEvent {
  const acts: [EventCommand, ReturnType<typeof actor>][] = [legOne, legTwo, legThree].flatMap(
    (leg) => {
      const by = actor(leg.delegation)
      const validUntil = at(later(t0, onInstant ? 5 * day : -40 * day))
      const commands = [
        { type: 'start' },
        { type: 'adopt', reference: 'Gazette' },
        { type: 'attest', mandate: id<'mandate'>(900), validUntil, revision: 1 },
      ] as const
      return commands.map((command): [EventCommand, typeof by] => [
        { type: 'leg', leg: leg.id, command },
        by,
      ])
    },
  )
  acts.push([{ type: 'confirm-channels', exemptions: [food.id] }, secretariat])
  const ready = acts.reduce(
    (after, [command, by]) => answer(after, command, by, after.asOf).reduce(evolveEvent, after),
    event,
  )
  const then = later(start, 9 * day)
  const further: [EventCommand, ReturnType<typeof actor>][] = [
    [{ type: 'arm' }, secretariat],
    [{ type: 'issue-finding', finding: finding({ id: id(9) }) }, verifier],
  ]
  return further
    .slice(0, far)
    .reduce(
      (after, [command, by]) => answer(after, command, by, then).reduce(evolveEvent, after),
      ready,
    )
}

const measures = fc.constantFrom([oil], [banks], [oil, banks], [food.id as never], [])
const party = fc.constantFrom(thane, ostia, solvaara)

const commands = fc.oneof(
  { weight: 6, arbitrary: fc.constant(() => ({ type: 'arm' }) as const) },
  {
    weight: 6,
    arbitrary: fc
      .record({
        condition: fc.constantFrom(stockpile.id, access.id),
        is: fc.constantFrom('verified', 'verified', 'verified', 'not-verified'),
        days: fc.integer({ min: -1, max: 120 }),
        number: fc.nat(9_999),
      })
      .map(({ condition, is, days, number }) => (_: ReliefEvent, now: Instant): EventCommand => ({
        type: 'issue-finding',
        finding: finding({
          id: id(10_000 + number),
          condition,
          verdict: is === 'verified' ? { is } : { is: 'not-verified', reason: 'no' },
          expires: at(later(now, days * day)),
        }),
      })),
  },
  {
    weight: 8,
    arbitrary: fc
      .record({
        leg: fc.constantFrom(legOne, legTwo, legThree),
        type: fc.constantFrom(
          'start',
          'adopt',
          'attest',
          'attest',
          'block',
          'unblock',
          'execute',
          'confirm',
          'revert',
          'withdraw-attestation',
          'complete-step',
          're-estimate',
          'lay-out',
        ),
        days: fc.integer({ min: 0, max: 90 }),
      })
      .map(({ leg, type, days }) => (event: ReliefEvent, now: Instant): EventCommand => {
        const point = { at: now, publication: 'Gazette' }
        const command = {
          start: { type: 'start' },
          adopt: { type: 'adopt', reference: 'Gazette' },
          attest: {
            type: 'attest',
            mandate: id(900),
            validUntil: at(later(now, days * day)),
            revision: event.revision,
          },
          block: { type: 'block', reason: 'court' },
          unblock: { type: 'unblock' },
          execute: { type: 'execute', effect: point },
          confirm: { type: 'confirm' },
          revert: { type: 'revert', end: point },
          'withdraw-attestation': { type: 'withdraw-attestation' },
          'complete-step': { type: 'complete-step', step: leg.steps[0]?.id ?? id(8_900) },
          're-estimate': {
            type: 're-estimate',
            step: leg.steps[0]?.id ?? id(8_900),
            lead: { unit: 'working-days', count: days },
          },
          'lay-out': { type: 'lay-out', steps: leg.steps },
        } as const
        return { type: 'leg', leg: leg.id, command: command[type] } as EventCommand
      }),
  },
  fc
    .record({ over: measures, number: fc.nat(3) })
    .map(({ over, number }) => (_: ReliefEvent, now: Instant): EventCommand => ({
      type: 'hold',
      id: id(7_000 + number),
      reason: 'x',
      reviewBy: at(later(now, day)),
      over,
    })),
  fc.nat(3).map((number) => (): EventCommand => ({ type: 'lift-hold', id: id(7_000 + number) })),
  measures.map((scope) => (event: ReliefEvent): EventCommand => ({
    type: 'revise-terms',
    terms: { ...event.terms, measures: scope },
  })),
  fc
    .record({ number: fc.nat(3), adopted: fc.boolean(), scope: measures })
    .map(({ number, scope }) => (event: ReliefEvent, now: Instant): EventCommand => ({
      type: 'propose-change',
      id: id(7_800 + number),
      reason: 'x',
      terms: {
        ...event.terms,
        measures: scope,
        trigger: {
          kind: 'instant',
          t0: at(later(now, 20 * day)),
          late: { graceSeconds: 60, beyond: 'fire' },
        },
      },
    })),
  fc
    .record({ number: fc.nat(3), adopted: fc.boolean() })
    .map(({ number, adopted }) => (event: ReliefEvent): EventCommand => {
      const proposal = id<'proposal'>(7_800 + number)
      return {
        type: 'accept-change',
        id: proposal,
        outcome: outcome({ act: 'change', event: event.id, proposal }, adopted),
      }
    }),
  fc.constant((): EventCommand => ({ type: 'confirm-channels', exemptions: [food.id] })),
  fc.constant((_: ReliefEvent, now: Instant): EventCommand => ({
    type: 'open-call',
    due: at(later(now, hour)),
  })),
  fc
    .constantFrom('go', 'no-go')
    .map((is) => (): EventCommand => ({ type: 'answer-call', is: is as 'go', reason: '' })),
  fc
    .constantFrom('pause', 'retry', 'reverse')
    .map((action) => (): EventCommand => ({ type: 'compensate', action: action as 'pause' })),
  measures.map((over) => (event: ReliefEvent): EventCommand => ({
    type: 'reverse',
    over,
    outcome: outcome({ act: 'reverse', event: event.id }),
  })),
  fc.boolean().map((adopted) => (event: ReliefEvent): EventCommand => ({
    type: 'waive-leg',
    leg: legTwo.id,
    outcome: outcome({ act: 'waive-leg', event: event.id, leg: legTwo.id }, adopted),
  })),
  fc
    .record({ number: fc.nat(3), measures: fc.constantFrom([oil], [banks], [food.id as never]) })
    .map(({ number, measures: relieved }) => (): EventCommand => ({
      type: 'add-leg',
      leg: newLeg(40 + number, thane, { required: number > 1, measures: relieved }),
    })),
  fc
    .nat(3)
    .map((number) => (): EventCommand => ({ type: 'withdraw-change', id: id(7_800 + number) })),
  fc
    .record({ days: fc.integer({ min: -1, max: 30 }), adopted: fc.boolean() })
    .map(({ days, adopted }) => (event: ReliefEvent): EventCommand => {
      const longStop = at(later(t0, days * day))
      const motion = { act: 'bridge', event: event.id, until: longStop.at } as const
      return { type: 'bridge', longStop, outcome: outcome(motion, adopted) }
    }),
  fc
    .record({
      condition: fc.constantFrom(stockpile.id, access.id),
      days: fc.integer({ min: -1, max: 60 }),
      adopted: fc.boolean(),
    })
    .map(({ condition, days, adopted }) => (event: ReliefEvent, now: Instant): EventCommand => {
      const until = at(later(now, days * day))
      const motion = {
        act: 'waive-condition',
        event: event.id,
        condition,
        until: until.at,
      } as const
      return {
        type: 'waive-condition',
        condition,
        until,
        reason: 'x',
        outcome: outcome(motion, adopted),
      }
    }),
  fc
    .record({ number: fc.nat(3), adopted: fc.boolean() })
    .map(({ number, adopted }) => (event: ReliefEvent): EventCommand => {
      const hold = id<'hold'>(7_000 + number)
      const motion = { act: 'lift-hold', event: event.id, hold } as const
      return { type: 'overrule-hold', id: hold, outcome: outcome(motion, adopted) }
    }),
  fc.constant((): EventCommand => ({ type: 'close' })),
  fc.boolean().map((adopted) => (event: ReliefEvent): EventCommand => ({
    type: 'close-incomplete',
    outcome: outcome({ act: 'close', event: event.id }, adopted),
  })),
  // An end would leave the rest of a sequence without anything to break.
  fc.nat(19).map((number) => (event: ReliefEvent): EventCommand => ({
    type: 'abort',
    reason: 'x',
    outcome: outcome({ act: 'abort', event: event.id }, number === 0),
  })),
  { weight: 6, arbitrary: fc.constant(() => null) },
)

const anything: fc.Arbitrary<Step> = fc.record({
  after: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    fc.integer({ min: 0, max: 2 * hour }),
    fc.integer({ min: 0, max: 12 }).map((days) => days * day),
  ),
  by: fc.oneof(
    { weight: 2, arbitrary: fc.constant(secretariat) },
    fc.constant(verifier),
    party.map((one) => actor(one)),
  ),
  command: commands as fc.Arbitrary<Step['command']>,
})

/** The act by whoever was drawn, and if they may not, by whoever may: most sequences should get somewhere. */
function answer(
  event: ReliefEvent,
  command: EventCommand | null,
  by: Step['by'],
  now: Instant,
): readonly EventFact[] {
  if (command === null) return []
  const owner =
    command.type === 'leg'
      ? event.legs.find(({ id: leg }) => leg === command.leg)?.delegation
      : undefined
  const candidates = [by, secretariat, verifier, ...(owner ? [actor(owner)] : [])]
  for (const one of candidates) {
    const decision = decideEvent(event, command, setting({ by: one, now }))
    if (decision.ok) return decision.events
  }
  return []
}

function asked(event: ReliefEvent, now: Instant): readonly EventFact[] {
  const decision = decideClock(event, now)
  return decision.ok ? decision.events : []
}

function allReady({ legs, revision }: ReliefEvent, now: Instant): boolean {
  const awaited = legs.filter(isAwaited)
  return awaited.length > 0 && awaited.every((leg) => isReady(leg, revision, now))
}

function conditionsMet(event: ReliefEvent, now: Instant): boolean {
  return judge(event.terms.conditions, event, now).every((one) => 'met' in one)
}
