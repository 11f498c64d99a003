import fc from 'fast-check'
import { expect, test } from 'vitest'

import { later } from '#app/domain/kernel/instant.ts'
import type { Measure, Relief } from '#app/domain/relief/measure.ts'
import { Measure as MeasureSchema, wayBack } from '#app/domain/relief/measure.ts'
import { differences, PlanContent, planFault } from '#app/domain/relief/plan-content.ts'
import type { PlannedEvent } from '#app/domain/relief/plan-content.ts'
import { decidePlan, evolvePlan } from '#app/domain/relief/plan.ts'
import type { Plan, PlanCommand, PlanSetting } from '#app/domain/relief/plan.ts'
import { decideStanding, evolveStanding, notRelieved } from '#app/domain/relief/standing.ts'
import type { Standing, StandingCommand } from '#app/domain/relief/standing.ts'

import {
  access,
  actor,
  calendars,
  food,
  id,
  members,
  moment,
  ostia,
  outcome,
  secretariat,
  start,
  stockpile,
  thane,
} from './build.ts'

const suspend: Relief = {
  kind: 'suspend',
  sunset: { kind: 'days', count: 180, zone: 'UTC' },
  unrenewed: 'lapses',
  review: { kind: 'days', count: 90, zone: 'UTC' },
  windDown: { kind: 'days', count: 30, zone: 'UTC' },
}
const lift: Relief = { kind: 'lift', review: suspend.review, windDown: suspend.windDown }

test('[RP1] rows of a plan are told apart, and none is an exemption', () => {
  const twice = content([
    event(1, { measures: [measure(1)] }),
    event(2, { measures: [measure(1)] }),
  ])
  expect(fault(twice)).toEqual({ code: 'row-twice', details: { row: id(1_001) } })
  const named = content([event(1, { measures: [measure(1, { id: food.id as never })] })])
  expect(fault(named)).toEqual({ code: 'humanitarian-exemption', details: { id: food.id } })
  expect(fault(content([event(1), event(2)]))).toBeNull()
})

test('[RP1] [EX4] a plan cannot name a humanitarian exemption, nor an amendment of it', () => {
  const named = content([event(1, { measures: [measure(1, { id: food.id as never })] })])
  expect(answer(draft(), { type: 'revise-plan', content: named })).toBe('humanitarian-exemption')
  expect(answer(adopted(), propose(named), { by: actor(thane) })).toBe('humanitarian-exemption')
})

test('[RP2] an event relieves something, and every measure has a member for its authority', () => {
  expect(fault(content([event(1, { measures: [] })]))?.code).toBe('event-without-measure')
  const foreign = measure(1, { authority: id(77) })
  expect(fault(content([event(1, { measures: [foreign] })]))).toEqual({
    code: 'authority-not-a-member',
    details: { row: foreign.id },
  })
})

test('[RP3] until it is adopted the secretariat revises a plan', () => {
  const revise = { type: 'revise-plan', content: content([event(1)]) } as const
  expect(answer(draft(), revise)).toBe('ok')
  expect(answer(draft(), revise, { by: actor(thane) })).toBe('secretariat-only')
  expect(answer(adopted(), revise)).toBe('plan-adopted')
})

test('[RP4] that relief was agreed and that it has effect are two facts, in either order', () => {
  const agreed = stand(notRelieved, { type: 'record-agreement', at: start, reference: 'Vienna' })
  expect(agreed).toEqual({ agreed: { at: start, reference: 'Vienna' }, effect: { is: 'none' } })
  const inEffect = stand(notRelieved, { type: 'record-effect', from: start, publication: 'OJ' })
  expect(inEffect).toMatchObject({ agreed: null, effect: { is: 'in-effect', from: start } })
  const both = stand(inEffect, { type: 'record-agreement', at: start, reference: 'Vienna' })
  expect(both.effect).toEqual(inEffect.effect)
  expect(standing(both, { type: 'record-agreement', at: start, reference: 'x' })).toBe(
    'agreed-already',
  )
  expect(standing(both, { type: 'record-effect', from: start, publication: 'x' })).toBe(
    'in-effect-already',
  )
  const ahead = later(start, 1)
  expect(standing(notRelieved, { type: 'record-agreement', at: ahead, reference: 'x' })).toBe(
    'in-the-future',
  )
  expect(standing(notRelieved, { type: 'record-effect', from: ahead, publication: 'x' })).toBe(
    'in-the-future',
  )
})

test('[RP5] suspended, waived and lifted are three things, each with its own way back', () => {
  expect(wayBack(suspend)).toBe('applies-again')
  expect(wayBack({ ...suspend, kind: 'waive' })).toBe('waiver-withdrawn')
  expect(wayBack(lift)).toBe('imposed-anew')
  expect(MeasureSchema.safeParse(measure(1)).success).toBe(true)
  const endless = {
    ...measure(1),
    relief: { kind: 'suspend', review: suspend.review, windDown: suspend.windDown },
  }
  expect(MeasureSchema.safeParse(endless).success).toBe(false)
})

test('[RP6] sunset and review begin with the legal effect; what is lifted has no sunset', () => {
  const effect = {
    type: 'record-effect',
    from: moment('2026-02-01T08:00:00Z'),
    publication: 'OJ',
  } as const
  const clocks = (relief: Relief) => {
    const decision = decideStanding(notRelieved, effect, {
      measure: measure(1, { relief }),
      now: start,
      calendars,
    })
    const [fact] = decision.ok ? decision.events : []
    return fact?.type === 'took-effect' ? fact : null
  }
  expect(clocks(suspend)).toMatchObject({
    sunset: {
      expires: { at: moment('2026-08-01T00:00:00Z') },
      unrenewed: 'lapses',
      state: { is: 'running' },
    },
    review: { due: { at: moment('2026-05-03T00:00:00Z') }, state: { is: 'ahead' } },
  })
  expect(clocks(lift)).toMatchObject({ sunset: null, review: { state: { is: 'ahead' } } })
  const beyond = {
    ...suspend,
    sunset: { kind: 'working-days', count: 9_999, calendar: 'seat' },
  } as const
  const setting = { measure: measure(1, { relief: beyond }), now: start, calendars }
  expect(decideStanding(notRelieved, effect, setting)).toMatchObject({
    refusal: { code: 'beyond-calendar' },
  })
})

test('[RP7] when relief ends it says why, how the measure is back, and until when business winds down', () => {
  const inEffect = stand(notRelieved, { type: 'record-effect', from: start, publication: 'OJ' })
  expect(stand(inEffect, { type: 'end-effect', at: start, because: 'snapback' }).effect).toEqual({
    is: 'ended',
    from: start,
    at: start,
    because: 'snapback',
    wayBack: 'applies-again',
    windDown: expect.objectContaining({ at: moment('2026-04-02T00:00:00Z') }),
  })
  const end = (when: number) =>
    standing(inEffect, { type: 'end-effect', at: later(start, when), because: 'lapsed' })
  expect([end(-1), end(0), end(1)]).toEqual(['ends-before-effect', 'ok', 'in-the-future'])
  expect(standing(notRelieved, { type: 'end-effect', at: start, because: 'lapsed' })).toBe(
    'not-in-effect',
  )
})

test('[RP8] a plan is adopted by decision on the very edition of its text, with an event in it', () => {
  const adopt = (edition: string, adopts = true) => ({
    type: 'adopt-plan' as const,
    edition: 'abc',
    outcome: outcome({ act: 'adopt-plan', plan: id(900), edition }, adopts),
  })
  const ready = after(draft(), { type: 'revise-plan', content: content([event(1)]) })
  expect(answer(draft(), adopt('abc'))).toBe('plan-empty')
  expect(answer(ready, adopt('other'))).toBe('decided-otherwise')
  expect(answer(ready, adopt('abc', false))).toBe('not-adopted')
  expect(answer(ready, adopt('abc'), { by: actor(thane) })).toBe('secretariat-only')
  const done = after(ready, adopt('abc'))
  expect(done.state).toEqual({ is: 'adopted', at: start, edition: 'abc' })
  expect(answer(done, adopt('abc'))).toBe('plan-adopted')
})

test('[RP9] after adoption a plan changes only by amendments, which keep what they changed', () => {
  const changed = content([event(1, { title: 'Earlier' }), event(3)])
  const proposed = after(adopted(), propose(changed), { by: actor(thane) })
  expect(proposed.content).toEqual(adopted().content)
  const amended = after(proposed, adoptAmendment())
  expect(amended.content).toEqual(changed)
  expect(amended).toMatchObject({ amended: 1, proposed: [] })
  expect(amended.amendments).toEqual([
    {
      id: id(950),
      number: 1,
      at: start,
      by: thane,
      reason: 'a better order',
      differences: expect.arrayContaining([
        { row: id(101), change: 'changed' },
        { row: id(102), change: 'removed' },
        { row: id(103), change: 'added' },
      ]),
    },
  ])
  expect(answer(draft(), propose(changed), { by: actor(thane) })).toBe('plan-not-adopted')
  expect(answer(adopted(), propose(changed), { by: actor(thane, 'delegate') })).toBe('head-only')
  expect(answer(adopted(), propose(changed))).toBe('ok')
  expect(answer(proposed, adoptAmendment(false))).toBe('not-adopted')
  expect(answer(proposed, adoptAmendment(), { by: actor(thane) })).toBe('secretariat-only')
})

test('[RP9] what differs is found row by row, whatever was moved', () => {
  const any = fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 6 })
  fc.assert(
    fc.property(any, any, (before, then) => {
      const [one, two] = [before, then].map((numbers) =>
        content(numbers.map((number) => event(number))),
      )
      const found = differences(one!, two!)
      const rows = (change: string) =>
        found.flatMap(({ row, change: kind }) => (kind === change ? [row] : [])).toSorted()
      const ids = (numbers: readonly number[]) =>
        numbers
          .flatMap((number) => [id(100 + number), id(1_000 + number), id(2_000 + number)])
          .toSorted()
      expect(rows('removed')).toEqual(ids(before.filter((number) => !then.includes(number))))
      expect(rows('added')).toEqual(ids(then.filter((number) => !before.includes(number))))
      expect(differences(one!, one!)).toEqual([])
    }),
  )
})

test('[RP10] an amendment changes something, is upon the plan as it stands, and leaves what has fired', () => {
  const both = [propose(content([event(1)])), propose(content([event(2)]), 951)].reduce(
    (plan, command) => after(plan, command, { by: actor(thane) }),
    adopted(),
  )
  expect(answer(both, propose(content([event(1)])), { by: actor(thane) })).toBe('amendment-twice')
  expect(answer(adopted(), propose(adopted().content), { by: actor(thane) })).toBe(
    'nothing-changed',
  )
  const one = after(both, adoptAmendment())
  expect(answer(one, adoptAmendment(true, 951))).toBe('amendment-stale')
  expect(answer(one, adoptAmendment())).toBe('amendment-unknown')
  const fired = new Set([id<'event'>(101)])
  const without = propose(content([event(2)]))
  expect(answer(adopted(), without, { by: actor(thane), fired })).toBe('event-fired')
  expect(answer(adopted(), propose(content([event(1)])), { by: actor(thane), fired })).toBe('ok')
  const pending = after(adopted(), without, { by: actor(thane) })
  expect(answer(pending, adoptAmendment(), { fired })).toBe('event-fired')
})

test('[RP10] who proposed an amendment withdraws it', () => {
  const proposed = after(adopted(), propose(content([event(1)])), { by: actor(thane) })
  const withdraw = { type: 'withdraw-amendment', id: id<'amendment'>(950) } as const
  expect(answer(proposed, withdraw, { by: actor(ostia) })).toBe('head-only')
  expect(answer(proposed, withdraw, { by: actor(thane, 'delegate') })).toBe('head-only')
  expect(after(proposed, withdraw, { by: actor(thane) }).proposed).toEqual([])
  expect(answer(adopted(), withdraw, { by: actor(thane) })).toBe('amendment-unknown')
})

test('[RP11] an amendment that words a condition otherwise gives it another id', () => {
  const other = { ...stockpile, id: id<'condition'>(2_001), statement: 'Less' }
  const reworded = content([event(1, { conditions: [other] }), event(2)])
  expect(answer(adopted(), propose(reworded), { by: actor(thane) })).toBe('condition-reworded')
  const fresh = content([event(1, { conditions: [{ ...access, id: id(2_009) }] }), event(2)])
  expect(answer(adopted(), propose(fresh), { by: actor(thane) })).toBe('ok')
})

function measure(number: number, change: Partial<Measure> = {}): Measure {
  return {
    id: id(1_000 + number),
    title: `Measure ${number}`,
    type: 'asset-freeze',
    sector: 'banking',
    authority: thane,
    instrument: { kind: 'regulation', title: `Act ${number}` },
    relief: suspend,
    ...change,
  }
}

function event(number: number, change: Partial<PlannedEvent> = {}): PlannedEvent {
  return {
    id: id(100 + number),
    title: `Event ${number}`,
    measures: [measure(number)],
    conditions: [{ ...stockpile, id: id(2_000 + number) }],
    ...change,
  }
}

function content(events: readonly PlannedEvent[]): PlanContent {
  const tranche = { id: id<'tranche'>(20), title: 'First tranche', events }
  return PlanContent.parse({
    phases: [{ id: id<'phase'>(10), title: 'First phase', tranches: [tranche] }],
  })
}

function fault(given: PlanContent) {
  return planFault(given, { members, exemptions: [food] })
}

function draft(): Plan {
  return {
    id: id(900),
    document: id(901),
    content: { phases: [] },
    state: { is: 'draft' },
    amended: 0,
    proposed: [],
    amendments: [],
  }
}

function adopted(): Plan {
  const given = content([event(1), event(2)])
  const edition = 'abc'
  return after(after(draft(), { type: 'revise-plan', content: given }), {
    type: 'adopt-plan',
    edition,
    outcome: outcome({ act: 'adopt-plan', plan: id(900), edition }),
  })
}

function propose(given: PlanContent, number = 950): PlanCommand {
  return { type: 'propose-amendment', id: id(number), content: given, reason: 'a better order' }
}

function adoptAmendment(adopts = true, number = 950): PlanCommand {
  const amendment = id<'amendment'>(number)
  return {
    type: 'adopt-amendment',
    id: amendment,
    outcome: outcome({ act: 'amend-plan', plan: id(900), amendment }, adopts),
  }
}

function decide(plan: Plan, command: PlanCommand, given: Partial<PlanSetting>) {
  const setting = {
    by: secretariat,
    now: start,
    members,
    exemptions: [food],
    fired: new Set<never>(),
  }
  return decidePlan(plan, command, { ...setting, ...given })
}

function answer(plan: Plan, command: PlanCommand, given: Partial<PlanSetting> = {}): string {
  const decision = decide(plan, command, given)
  return decision.ok ? 'ok' : decision.refusal.code
}

function after(plan: Plan, command: PlanCommand, given: Partial<PlanSetting> = {}): Plan {
  const decision = decide(plan, command, given)
  if (!decision.ok) throw new Error(decision.refusal.code)
  return decision.events.reduce(evolvePlan, plan)
}

function standing(given: Standing, command: StandingCommand): string {
  const decision = decideStanding(given, command, { measure: measure(1), now: start, calendars })
  return decision.ok ? 'ok' : decision.refusal.code
}

function stand(given: Standing, command: StandingCommand): Standing {
  const decision = decideStanding(given, command, { measure: measure(1), now: start, calendars })
  if (!decision.ok) throw new Error(decision.refusal.code)
  return decision.events.reduce(evolveStanding, given)
}
