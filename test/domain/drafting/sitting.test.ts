import { expect, test } from 'vitest'

import { majority } from '#app/domain/drafting/decision-rule.ts'
import {
  decideSitting,
  evolveSitting,
  isQuorate,
  membersPresent,
} from '#app/domain/drafting/sitting.ts'
import type { Sitting, SittingCommand, SittingId } from '#app/domain/drafting/sitting.ts'

import { accepted, actor, chair, codeOf, delegation, monday, secretary } from './build.ts'

const open: SittingCommand = {
  type: 'open',
  by: chair,
  id: 'sitting' as SittingId,
  members: 5,
  quorum: majority,
}

test('[AT1] the chair opens and closes a sitting', () => {
  for (const by of [actor('A'), secretary]) {
    expect(codeOf(decideSitting(null, { ...open, by }, monday))).toBe('chair-only')
    expect(codeOf(decideSitting(opened(), { type: 'close', by }, monday))).toBe('chair-only')
  }
  expect(codeOf(decideSitting(opened(), open, monday))).toBe('sitting-open')
  const closed = after(opened(), { type: 'close', by: chair })
  expect(codeOf(decideSitting(closed, arrive('A'), monday))).toBe('no-sitting')
})

test('[AT1] whoever presides for a member presides', () => {
  const lent = actor('A', 'chair')
  expect(decideSitting(null, { ...open, by: lent }, monday).ok).toBe(true)
})

test('[AT2] present is who is on the list of an open sitting, from entering until leaving or its end', () => {
  const one = after(opened(), arrive('A'))
  expect(membersPresent(one)).toEqual(['A'])
  expect(codeOf(decideSitting(one, arrive('A'), monday))).toBe('present-already')
  const none = after(one, leave('A'))
  expect(membersPresent(none)).toEqual([])
  expect(codeOf(decideSitting(none, leave('A'), monday))).toBe('not-present')
  expect(membersPresent(after(none, arrive('A')))).toEqual(['A'])
  expect(membersPresent(after(one, { type: 'close', by: chair }))).toEqual([])
})

test('[AT3] a delegation is entered by itself, by the chair or by the secretariat', () => {
  const enter = (by: typeof chair): SittingCommand => ({
    type: 'arrive',
    by,
    delegation: { delegation: delegation('A'), kind: 'member' },
  })
  for (const by of [actor('A', 'delegate'), chair, secretary]) {
    expect(decideSitting(opened(), enter(by), monday).ok).toBe(true)
  }
  expect(codeOf(decideSitting(opened(), enter(actor('B')), monday))).toBe('not-yours')
  const there = after(opened(), arrive('A'))
  const out = { type: 'leave', by: actor('B'), delegation: delegation('A') } as const
  expect(codeOf(decideSitting(there, out, monday))).toBe('not-yours')
})

test('[AT4] observers, the verifier and the secretariat make no quorum', () => {
  const others = (['secretariat', 'verifier', 'observer'] as const).reduce(
    (state, kind) =>
      after(state, {
        type: 'arrive',
        by: chair,
        delegation: { delegation: delegation(kind), kind },
      }),
    opened(),
  )
  expect(isQuorate(others)).toBe(false)
  const two = ['A', 'B'].map(arrive).reduce(after, others)
  expect(isQuorate(two)).toBe(false)
  expect(isQuorate(after(two, arrive('C')))).toBe(true)
})

test('[AT4] where no quorum is asked one member is needed', () => {
  const without = after(null, { ...open, quorum: null })
  expect(isQuorate(without)).toBe(false)
  expect(isQuorate(after(without, arrive('A')))).toBe(true)
})

function opened(): Sitting {
  return after(null, open)
}

function arrive(name: string): SittingCommand {
  return {
    type: 'arrive',
    by: actor(name, 'delegate'),
    delegation: { delegation: delegation(name), kind: 'member' },
  }
}

function leave(name: string): SittingCommand {
  return { type: 'leave', by: actor(name), delegation: delegation(name) }
}

function after(state: Sitting | null, command: SittingCommand): Sitting {
  const next = accepted(decideSitting(state, command, monday)).reduce<Sitting | null>(
    evolveSitting,
    state,
  )
  if (next === null) throw new Error('no sitting came of it')
  return next
}
