import { expect, test } from 'vitest'

import type { Actor } from '#app/domain/drafting/actor.ts'
import { majority, twoThirds } from '#app/domain/drafting/decision-rule.ts'
import { decideRollCall, evolveRollCall, outcomeOf } from '#app/domain/drafting/roll-call.ts'
import type { Question, RollCall, RollCallCommand } from '#app/domain/drafting/roll-call.ts'

import {
  accepted,
  actor,
  chair,
  codeOf,
  delegation,
  monday,
  secretary,
  withoutPosition,
} from './build.ts'

const consensus: Question = { put: 'decision', rule: { kind: 'consensus' } }

test('[RU10] the chair calls a roll and closes it, and no one else', () => {
  for (const by of [actor('A'), secretary, actor('IVM', 'chair', 'verifier')]) {
    expect(codeOf(decideRollCall(null, call(consensus, by), monday))).toBe('chair-only')
    expect(codeOf(decideRollCall(called(consensus), { type: 'close', by }, monday))).toBe(
      'chair-only',
    )
  }
  const closed = after(called(consensus), { type: 'close', by: chair })
  expect(closed).toMatchObject({ stage: 'closed', outcome: { adopted: true } })
  expect(codeOf(decideRollCall(closed, { type: 'close', by: chair }, monday))).toBe('roll-closed')
  expect(codeOf(decideRollCall(closed, vote('A', 'no'), monday))).toBe('roll-closed')
  expect(codeOf(decideRollCall(closed, call(consensus), monday))).toBe('roll-already-called')
  expect(codeOf(decideRollCall(null, vote('A', 'no'), monday))).toBe('roll-not-called')
})

test('[RU10] heads and alternates of members vote, those who are on the roll and present', () => {
  const state = called(consensus)
  const refusalOf = (by: Actor) =>
    codeOf(decideRollCall(state, { type: 'vote', by, vote: 'no' }, monday))
  expect(refusalOf(actor('A', 'alternate'))).toBe(null)
  expect(refusalOf(actor('A', 'delegate'))).toBe('heads-only')
  for (const by of withoutPosition) expect(refusalOf(by)).toBe('no-position')
  expect(refusalOf(actor('X'))).toBe('not-in-roll')
  expect(refusalOf(actor('C'))).toBe('not-present')
})

test('[RU10] a vote may change until the roll is closed; casting it again is no act', () => {
  const once = after(called(consensus), vote('A', 'no'))
  expect(outcomeOf(once).adopted).toBe(false)
  expect(codeOf(decideRollCall(once, vote('A', 'no'), monday))).toBe('vote-unchanged')
  expect(outcomeOf(after(once, vote('A', 'yes'))).adopted).toBe(true)
})

test('[RU9] changing the rule needs what either rule needs', () => {
  const change: Question = {
    put: 'rule-change',
    from: { kind: 'voting', threshold: majority },
    to: { kind: 'voting', threshold: twoThirds },
  }
  const three = [vote('A', 'yes'), vote('B', 'yes'), vote('D', 'no'), vote('E', 'no')]
  const tied = three.reduce(after, called(change))
  expect(outcomeOf(tied)).toMatchObject({ adopted: false })
  const byMajority = after(tied, vote('D', 'yes'))
  expect(outcomeOf(byMajority).results.map(({ adopted }) => adopted)).toEqual([true, true])
  const reversed: Question = { put: 'rule-change', from: change.to, to: change.from }
  const justOver = [
    vote('A', 'yes'),
    vote('B', 'yes'),
    vote('D', 'yes'),
    vote('E', 'no'),
    vote('F', 'no'),
  ]
  const outcomes = justOver.reduce(after, called(reversed))
  expect(outcomeOf(outcomes).results.map(({ adopted }) => adopted)).toEqual([false, true])
  expect(outcomeOf(outcomes).adopted).toBe(false)
})

test('[RU9] a rule is not changed into itself', () => {
  const same: Question = {
    put: 'rule-change',
    from: { kind: 'consensus' },
    to: { kind: 'consensus' },
  }
  expect(codeOf(decideRollCall(null, call(same), monday))).toBe('rule-unchanged')
})

function call(question: Question, by: Actor = chair): RollCallCommand {
  const members = ['A', 'B', 'C', 'D', 'E', 'F'].map((name) => ({
    delegation: delegation(name),
    weight: 1,
    present: name !== 'C',
  }))
  return { type: 'call', by, question, quorum: null, members }
}

function called(question: Question): RollCall {
  return after(null, call(question))
}

function vote(name: string, cast: 'yes' | 'no'): RollCallCommand {
  return { type: 'vote', by: actor(name), vote: cast }
}

function after(state: RollCall | null, command: RollCallCommand): RollCall {
  const next = accepted(decideRollCall(state, command, monday)).reduce<RollCall | null>(
    evolveRollCall,
    state,
  )
  if (next === null) throw new Error('no roll call came of it')
  return next
}
