import fc from 'fast-check'
import { expect, test } from 'vitest'

import {
  DecisionRule,
  majority,
  presence,
  reached,
  tally,
  twoThirds,
  votes,
} from '#app/domain/drafting/decision-rule.ts'
import type { RollLine, Threshold, Vote } from '#app/domain/drafting/decision-rule.ts'

import { delegation } from './build.ts'

test('[RU1] under consensus only a no stands in the way', () => {
  const rule = { kind: 'consensus' } as const
  expect(tally(rule, null, roll('yes', null, 'abstain')).adopted).toBe(true)
  expect(tally(rule, null, roll(null, null, null)).adopted).toBe(true)
  const blocked = tally(rule, null, roll('yes', 'no', 'yes'))
  expect(blocked).toMatchObject({ adopted: false, blockers: ['B'], unheard: [] })
})

test('[RU2] unanimity needs the yes of every member, also of those absent', () => {
  const rule = { kind: 'unanimity', constructiveAbstention: false } as const
  expect(tally(rule, null, roll('yes', 'yes', 'yes')).adopted).toBe(true)
  for (const other of ['no', 'abstain', null] as const) {
    expect(tally(rule, null, roll('yes', other, 'yes')).adopted).toBe(false)
  }
  expect(tally(rule, null, roll('yes', 'abstain', null))).toMatchObject({
    blockers: ['B'],
    unheard: ['C'],
  })
})

test('[RU2] constructive abstention fails only where a third of the members has a third of the weight', () => {
  const rule = { kind: 'unanimity', constructiveAbstention: true } as const
  const weighted = (...weights: number[]) =>
    roll('abstain', 'yes', 'yes').map((line, at) => ({ ...line, weight: weights[at] ?? 0 }))
  expect(tally(rule, null, weighted(1, 1, 1))).toMatchObject({ adopted: false, blockers: ['A'] })
  expect(tally(rule, null, weighted(10, 15, 6)).adopted).toBe(true)
  expect(tally(rule, null, weighted(10, 14, 6)).adopted).toBe(false)
  expect(tally(rule, null, [...weighted(90, 5, 5), line('D', 'yes')]).adopted).toBe(true)
  expect(tally(rule, null, roll('yes', 'no', 'yes')).adopted).toBe(false)
})

test('[RU3] a party concerned neither blocks nor counts', () => {
  const rule = { kind: 'consensus-minus', parties: [delegation('B')] } as const
  expect(tally(rule, null, roll('yes', 'no', null)).adopted).toBe(true)
  expect(tally(rule, null, roll('no', 'yes', null))).toMatchObject({
    adopted: false,
    blockers: ['A'],
  })
})

test('[RU4] 55 % of the members and 65 % of the weight, of all and not of those voting', () => {
  const rule = {
    kind: 'qualified',
    members: { bound: 'at-least', part: 55, of: 100 },
    weight: { bound: 'at-least', part: 65, of: 100 },
  } as const
  const of20 = (yes: number, heavy: number) =>
    Array.from({ length: 20 }, (_, at) => ({
      ...line(`M${at}`, at < yes ? 'yes' : null),
      weight: at === 0 ? heavy : 1,
    }))
  // 0.55 · 20 is more than 11 in floating point.
  expect(tally(rule, null, of20(11, 20)).adopted).toBe(true)
  expect(tally(rule, null, of20(10, 90)).measures).toEqual([
    { of: 'members', have: 10, need: 11, slack: -1, missing: 1 },
    { of: 'weight', have: 99, need: 71, slack: 28, missing: 0 },
  ])
  expect(tally(rule, null, of20(11, 1)).adopted).toBe(false)
})

test('[RU5] of those present and voting, as many abstentions as there may be', () => {
  const rule = { kind: 'voting', threshold: twoThirds } as const
  expect(tally(rule, null, roll('yes', 'yes', 'no', 'abstain', null)).adopted).toBe(true)
  expect(tally(rule, null, roll('yes', 'no', 'abstain')).adopted).toBe(false)
  expect(tally({ kind: 'voting', threshold: majority }, null, roll('yes', 'no')).adopted).toBe(
    false,
  )
  expect(tally(rule, null, roll('abstain', 'abstain')).adopted).toBe(false)
  const absent = { ...line('B', 'no'), present: false }
  expect(tally(rule, null, [line('A', 'yes'), absent]).adopted).toBe(true)
})

test('[RU6] without a quorum nothing is adopted, whoever agrees', () => {
  const there = roll('yes', 'yes', 'yes')
  const one = there.map((member, at) => ({ ...member, present: at === 0 }))
  const result = tally({ kind: 'consensus' }, majority, one)
  expect(result).toMatchObject({ adopted: false, blockers: [] })
  expect(result.measures[0]).toEqual({ of: 'present', have: 1, need: 2, slack: -1, missing: 1 })
  expect(tally({ kind: 'consensus' }, majority, there).adopted).toBe(true)
  expect(reached(presence(majority, []))).toBe(false)
})

test('[RU7] a share by which two contraries could be decided is refused', () => {
  const voting = (bound: Threshold['bound'], part: number, of: number) =>
    DecisionRule.safeParse({ kind: 'voting', threshold: { bound, part, of } }).success
  expect(voting('more-than', 1, 2)).toBe(true)
  expect(voting('at-least', 1, 2)).toBe(false)
  expect(voting('more-than', 1, 3)).toBe(false)
  expect(voting('at-least', 1, 1)).toBe(true)
  expect(voting('more-than', 1, 1)).toBe(false)
  expect(voting('at-least', 3, 2)).toBe(false)
})

test('[RU7] a vote and its contrary are never both decided', () => {
  const contrary = { yes: 'no', no: 'yes', abstain: 'abstain' } as const
  fc.assert(
    fc.property(anyRoll, anyDecisiveVoting, (lines, rule) => {
      const turned = lines.map((one) => ({
        ...one,
        vote: one.vote === null ? null : contrary[one.vote],
      }))
      expect(tally(rule, null, lines).adopted && tally(rule, null, turned).adopted).toBe(false)
    }),
  )
})

test('[RU8] so many further yes as are missing carry a vote, and one fewer does not', () => {
  fc.assert(
    fc.property(anyRoll, anyDecisiveVoting, (lines, rule) => {
      const missing = tally(rule, null, lines).measures[0]?.missing ?? null
      const carried = (more: number) =>
        tally(rule, null, [
          ...lines,
          ...Array.from({ length: more }, (_, at) => line(`N${at}`, 'yes')),
        ]).adopted
      expect(carried(missing ?? 1_000)).toBe(missing !== null)
      expect(missing !== null && missing > 0 && carried(missing - 1)).toBe(false)
    }),
  )
})

test('[RU8] a result keeps all that it was reckoned from', () => {
  const rule = { kind: 'consensus' } as const
  const lines = roll('yes', 'no')
  expect(tally(rule, majority, lines)).toMatchObject({ rule, quorum: majority, roll: lines })
})

const anyRoll = fc
  .array(fc.tuple(fc.constantFrom<(Vote | null)[]>(...votes, null), fc.boolean()), {
    maxLength: 30,
  })
  .map((lines) => lines.map(([vote, present], at) => ({ ...line(`M${at}`, vote), present })))

const anyDecisiveVoting = fc
  .tuple(
    fc.constantFrom<Threshold['bound'][]>('at-least', 'more-than'),
    fc.integer({ min: 1, max: 20 }),
    fc.integer({ min: 1, max: 20 }),
  )
  .map(([bound, part, of]) =>
    DecisionRule.safeParse({ kind: 'voting', threshold: { bound, part, of } }),
  )
  .filter((parsed) => parsed.success)
  .map(({ data }) => data)

function roll(...cast: (Vote | null)[]): readonly RollLine[] {
  return cast.map((vote, at) => line(String.fromCharCode(65 + at), vote))
}

function line(name: string, vote: Vote | null): RollLine {
  return { delegation: delegation(name), weight: 1, present: true, vote }
}
