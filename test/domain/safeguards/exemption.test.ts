import fc from 'fast-check'
import { expect, test } from 'vitest'

import { delegationKinds } from '#app/domain/accounts/delegation.ts'
import { day, later } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Motion } from '#app/domain/relief/outcome.ts'
import type { Conclusion } from '#app/domain/relief/review-words.ts'
import {
  decideExemption,
  decideFall,
  evolveExemption,
  exemptionClock,
  proposeExemption,
} from '#app/domain/safeguards/exemption-acts.ts'
import type { ExemptionCommand } from '#app/domain/safeguards/exemption-acts.ts'
import { ExemptionTerms } from '#app/domain/safeguards/exemption.ts'
import type { Exemption, OrdinaryExemption } from '#app/domain/safeguards/exemption.ts'
import { humanitarianInForce, outOfReach } from '#app/domain/safeguards/reach.ts'

import {
  actor,
  at,
  calendars,
  food,
  id,
  oil,
  outcome,
  secretariat,
  start,
  thane,
} from '../relief/build.ts'

test('[EX1] heads of members and the secretariat propose; what it is for, for whom and under whom is said', () => {
  for (const kind of delegationKinds) {
    const by = actor(thane, 'head', kind)
    const made = proposeExemption({ kind: 'humanitarian', id: food.id, terms: food.terms }, { by })
    expect(made.ok).toBe(kind === 'member' || kind === 'secretariat')
  }
  expect(ExemptionTerms.safeParse(food.terms).success).toBe(true)
  for (const part of ['covers', 'providers', 'need'] as const) {
    expect(ExemptionTerms.safeParse({ ...food.terms, [part]: '' }).success).toBe(false)
  }
  const { sunset: _, ...endless } = food.terms
  expect(ExemptionTerms.safeParse(endless).success).toBe(false)
})

test('[EX2] it is adopted by decision, and its sunset and review run from then', () => {
  expect(answer(proposal(), adopt(false))).toBe('not-adopted')
  expect(answer(proposal(), adopt(), actor(thane))).toBe('secretariat-only')
  const inForce = after(proposal(), adopt())
  expect(inForce.state).toMatchObject({
    is: 'in-force',
    since: start,
    sunset: { expires: { wording: food.terms.sunset }, unrenewed: 'continues' },
    review: { due: { wording: food.terms.review }, state: { is: 'ahead' } },
    concluded: null,
  })
  expect(answer(inForce, adopt())).toBe('exemption-state')
  expect(answer(proposal(), { type: 'open-review' })).toBe('exemption-state')
})

test('[EX3] it is amended by an adopted decision on the very revision, after a review that says so', () => {
  const terms = { ...food.terms, title: 'Food, medicine and fuel' }
  const onTable = after(inForce(), { type: 'propose-terms', terms }, actor(thane))
  expect(onTable).toMatchObject({ terms: food.terms, proposed: terms })
  const amend = (revision = 2): ExemptionCommand => ({
    type: 'amend',
    outcome: outcome({ act: 'amend-exemption', exemption: food.id, revision }),
  })
  expect(answer(inForce(), amend())).toBe('nothing-proposed')
  expect(answer(onTable, amend())).toBe('review-first')
  const reviewed = concluded(onTable, 'amend')
  expect(answer(reviewed, amend(1))).toBe('decided-otherwise')
  const amended = after(reviewed, amend())
  expect(amended).toMatchObject({ terms, proposed: null, revision: 2, state: { concluded: null } })
  expect(
    answer(after(amended, { type: 'propose-terms', terms: food.terms }, actor(thane)), amend(3)),
  ).toBe('review-first')
  expect(answer(inForce(), { type: 'propose-terms', terms }, actor(thane, 'delegate'))).toBe(
    'head-only',
  )
  const changed = after(proposal(), { type: 'propose-terms', terms }, actor(thane))
  expect(changed).toMatchObject({ terms, proposed: null })
})

test('[EX4] whatever a list of ids was said to be, a humanitarian exemption on it is found', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 8 })
  fc.assert(
    fc.property(ids, ids, (named, humanitarian) => {
      const exemptions = humanitarian.map((number) => ({
        id: id<'humanitarian-exemption'>(number),
        kind: 'humanitarian' as const,
      }))
      const found = outOfReach(
        named.map((number) => id(number)),
        exemptions,
      )
      const expected = named.find((number) => humanitarian.includes(number))
      expect(found?.details.id ?? null).toBe(expected === undefined ? null : id(expected))
    }),
  )
  const ordinary = { id: id<'ordinary-exemption'>(9), kind: 'ordinary' as const }
  expect(outOfReach([ordinary.id], [ordinary])).toBeNull()
  expect(humanitarianInForce([food, proposal(), licence()])).toEqual([food.id])
})

test('[EX5] a humanitarian exemption is ended, or let lapse, only after a review that came to that', () => {
  const end: ExemptionCommand = {
    type: 'end',
    outcome: outcome({ act: 'end-exemption', exemption: food.id }),
  }
  const letLapse: ExemptionCommand = {
    type: 'let-lapse',
    outcome: outcome({ act: 'let-lapse', subject: { kind: 'exemption', exemption: food.id } }),
  }
  for (const command of [end, letLapse]) {
    expect(answer(inForce(), command)).toBe('review-first')
    expect(answer(concluded(inForce(), 'leave'), command)).toBe('review-first')
    expect(answer(concluded(inForce(), 'let-lapse'), command)).toBe('ok')
  }
  expect(after(concluded(inForce(), 'let-lapse'), end).state).toMatchObject({ because: 'decided' })
  const plain = { ...end, outcome: outcome({ act: 'end-exemption', exemption: licence().id }) }
  expect(answer(licence(), plain)).toBe('ok')
})

test('[EX6] at its sunset it lapses or goes on as its text says; extended, it does not come to that', () => {
  const until = later(start, 730 * day + day)
  const reached = (exemption: Exemption, now: Instant) =>
    exemptionClock(exemption, now).reduce(evolveExemption, exemption)
  expect(reached(food, later(start, 729 * day)).state.is).toBe('in-force')
  expect(reached(food, until).state).toMatchObject({
    is: 'in-force',
    sunset: { state: { is: 'continued' } },
  })
  const lapsing = licence()
  const expires = lapsing.state.is === 'in-force' ? lapsing.state.sunset.expires.at : start
  expect(reached(lapsing, later(expires, 9 * day)).state).toEqual({
    is: 'ended',
    at: expires,
    because: 'lapsed',
  })
  const subject = { kind: 'exemption', exemption: lapsing.id } as const
  const longer = later(expires, 90 * day)
  const extended = after(lapsing, {
    type: 'extend',
    until: at(longer),
    outcome: outcome({ act: 'extend', subject, until: longer }),
  })
  expect(reached(extended, later(expires, 9 * day)).state.is).toBe('in-force')
  expect(exemptionClock(proposal(), until)).toEqual([])
})

test('[EX6] each review that is concluded is followed by the next', () => {
  const next = concluded(inForce(), 'leave')
  expect(next.state).toMatchObject({
    review: { due: { at: expect.any(Number) }, state: { is: 'ahead' } },
    concluded: 'leave',
  })
})

test('[EX7] an ordinary exemption falls with a snapback that names it, and only with one that restored', () => {
  const restored = { is: 'restored', at: start, windDown: at(start) } as const
  const named = [{ kind: 'exemption', exemption: licence().id }] as const
  const fall = (
    targets: Parameters<typeof decideFall>[1]['targets'],
    state: Parameters<typeof decideFall>[1]['state'],
  ) => {
    const decision = decideFall(licence(), { targets, state })
    return decision.ok ? decision.events : decision.refusal.code
  }
  expect(fall(named, restored)).toEqual([{ type: 'ended', at: start, because: 'snapback' }])
  expect(fall([{ kind: 'measure', measure: oil }], restored)).toBe('not-named')
  expect(fall(named, { is: 'notified' })).toBe('not-restored')
  const over: OrdinaryExemption = { ...licence(), state: { is: 'proposed' } }
  expect(decideFall(over, { targets: named, state: restored })).toMatchObject({
    refusal: { code: 'exemption-state' },
  })
})

function proposal(): Exemption {
  const made = proposeExemption(
    { kind: 'humanitarian', id: food.id, terms: food.terms },
    { by: secretariat },
  )
  if (!made.ok) throw new Error(made.refusal.code)
  return made.exemption
}

function inForce(): Exemption {
  return after(proposal(), adopt())
}

/** An ordinary exemption in force, which lapses unless it is renewed. */
function licence(): OrdinaryExemption {
  const terms: ExemptionTerms = { ...food.terms, title: 'Spare parts', unrenewed: 'lapses' }
  const made = proposeExemption({ kind: 'ordinary', id: id(560), terms }, { by: secretariat })
  if (!made.ok || made.exemption.kind !== 'ordinary') throw new Error('not proposed')
  const motion: Motion = { act: 'adopt-exemption', exemption: id<'ordinary-exemption'>(560) }
  return after(made.exemption, { type: 'adopt', outcome: outcome(motion) })
}

function adopt(adopts = true): ExemptionCommand {
  return {
    type: 'adopt',
    outcome: outcome({ act: 'adopt-exemption', exemption: food.id }, adopts),
  }
}

function concluded(exemption: Exemption, conclusion: Conclusion): Exemption {
  const subject = { kind: 'exemption', exemption: exemption.id } as const
  return after(after(exemption, { type: 'open-review' }), {
    type: 'conclude-review',
    conclusion,
    outcome: outcome({ act: 'conclude-review', subject, conclusion }),
  })
}

function answer(exemption: Exemption, command: ExemptionCommand, by = secretariat): string {
  const decision = decideExemption(exemption, command, { by, now: start, calendars })
  return decision.ok ? 'ok' : decision.refusal.code
}

function after<E extends Exemption>(exemption: E, command: ExemptionCommand, by = secretariat): E {
  const decision = decideExemption(exemption, command, { by, now: start, calendars })
  if (!decision.ok) throw new Error(decision.refusal.code)
  return decision.events.reduce<E>((one, fact) => evolveExemption(one, fact), exemption)
}
