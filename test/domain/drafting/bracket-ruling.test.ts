import { expect, test } from 'vitest'

import { rulingHours } from '#app/domain/drafting/bracket-commands.ts'
import type { BracketCommand } from '#app/domain/drafting/bracket-commands.ts'
import { rulingStands } from '#app/domain/drafting/bracket-ruling.ts'
import { readingOf } from '#app/domain/drafting/bracket.ts'
import type { Bracket, OpenBracket } from '#app/domain/drafting/bracket.ts'
import { fromIso, instant } from '#app/domain/kernel/instant.ts'

import { buildCalendar } from '../kernel/calendars.ts'
import {
  act,
  after,
  afterActs,
  alternativeBy,
  bracketOf,
  endOf,
  refusalOf,
  stillOpen,
} from './brackets.ts'
import {
  actor,
  block,
  bracketId,
  chair,
  delegation,
  monday,
  secretary,
  withoutPosition,
  words,
} from './build.ts'

const friday = fromIso('2026-06-12T10:00:00Z')
const mondayAfter = fromIso('2026-06-15T10:00:00Z')
const justBefore = instant(mondayAfter - 1)

test('[BR22] the chair names an outcome, a reason and the window, 24 hours of working time', () => {
  const ruled = stillOpen(after(opposed(), rule(opposed()), friday))
  expect(ruled.ruling).toMatchObject({
    keeps: 'x',
    reason: 'No new argument since Tuesday.',
    ruledAt: friday,
    window: { at: mondayAfter, wording: { kind: 'working-hours', count: 24, calendar: 'seat' } },
  })
})

test('[BR22] nobody else rules, on nothing but what stands there, and not on words unseen', () => {
  const state = opposed()
  for (const by of [actor('A'), secretary]) {
    expect(refusalOf(state, { ...rule(state), by }, friday)).toBe('chair-only')
  }
  expect(refusalOf(state, { ...rule(state), keeps: bracketId('y') }, friday)).toBe(
    'no-such-proposal',
  )
  const reserved = bracketOf('reserve')
  expect(refusalOf(reserved, rule(reserved), friday)).toBe('no-such-proposal')
  expect(refusalOf(reserved, { ...rule(reserved), keeps: null }, friday)).toBe(null)
  const promised = bracketOf('placeholder')
  expect(refusalOf(promised, { ...rule(promised), keeps: null }, friday)).toBe('placeholder-empty')
  expect(refusalOf(state, { ...rule(state), seen: '' }, friday)).toBe('words-changed')
  const years = buildCalendar({ years: { first: 2025, last: 2025 } })
  expect(refusalOf(state, { ...rule(state), seat: years }, friday)).toBe('beyond-calendar')
})

test('[BR23] one objection in time ends the ruling and leaves the bracket as it was', () => {
  const ruled = after(opposed(), rule(opposed()), friday)
  const objected = after(ruled, objection(), justBefore)
  const { ruling } = stillOpen(ruled)
  expect(objected).toEqual({
    ...opposed(),
    objected: { delegation: 'C', reason: 'New instructions came.', at: justBefore, ruling },
  })
  expect(refusalOf(objected, objection(), justBefore)).toBe('no-ruling')
})

test('[BR23] only members object, each for itself', () => {
  const ruled = after(opposed(), rule(opposed()), friday)
  for (const by of withoutPosition) {
    const foreign = { ...objection(), by, for: by.delegation }
    expect(refusalOf(ruled, foreign, justBefore)).toBe('no-position')
  }
  expect(refusalOf(ruled, { ...objection(), by: actor('D') }, justBefore)).toBe('not-yours')
})

test('[BR24] at the end of the window it is too late, and the clock settles as of that moment', () => {
  const ruled = after(opposed(), rule(opposed()), friday)
  expect(refusalOf(ruled, { type: 'settle-ruling' }, justBefore)).toBe('window-open')
  expect(refusalOf(ruled, objection(), mondayAfter)).toBe('ruling-stands')
  expect(refusalOf(ruled, act(ruled, 'B', { type: 'lift' }), mondayAfter)).toBe('ruling-stands')
  expect(rulingStands(stillOpen(ruled), mondayAfter)).toBe(true)
  const late = instant(mondayAfter + 5_000)
  const settled = after(ruled, { type: 'settle-ruling' }, late)
  expect(settled).toMatchObject({ stage: 'settled', settledAt: mondayAfter, how: 'ruling' })
  expect(endOf(settled)).toEqual({ keeps: 'x', marks: ['x stay'] })
  expect(refusalOf(opposed(), { type: 'settle-ruling' }, late)).toBe('no-ruling')
})

test('[BR24] a ruling for what stands without any proposal takes the proposed words away', () => {
  const state = opposed()
  const ruled = after(state, { ...rule(state), keeps: null }, friday)
  const settled = after(ruled, { type: 'settle-ruling' }, mondayAfter)
  expect(endOf(settled)).toEqual({ keeps: null, marks: ['x go'] })
})

test('[BR25] a ruling lapses when what it was on changes, and not when something else does', () => {
  const ruled = after(opposed(), rule(opposed()), friday)
  const ruling = (state: Bracket) => stillOpen(state).ruling
  expect(ruling(after(ruled, reword('may', 'op1'), friday))).toBe(null)
  expect(ruling(after(ruled, alternativeBy(actor('C')), friday))).toBe(null)
  expect(ruling(after(ruled, reword('shall', 'op2'), friday))).not.toBe(null)
  expect(ruling(afterActs(ruled, 'C oppose'))).not.toBe(null)
  expect(ruling(after(ruled, reword('may', 'op1'), mondayAfter))).not.toBe(null)
})

test('[BR25] a ruling for an alternative lapses with it', () => {
  const rivals = bracketOf('replace', 'B', 'C', 'D')
  const ruled = after(rivals, { ...rule(rivals), keeps: bracketId('alt-B') }, monday)
  expect(stillOpen(afterActs(ruled, 'B join alt-C')).ruling).toBe(null)
  expect(stillOpen(afterActs(ruled, 'C join alt-D')).ruling).not.toBe(null)
})

test('[BR26] no second ruling runs on a bracket or on words that another ruling is on', () => {
  const state = opposed()
  const ruled = after(state, rule(state), friday)
  expect(refusalOf(ruled, rule(ruled), friday)).toBe('ruling-pending')
  expect(refusalOf(state, { ...rule(state), touching: [ruled] }, friday)).toBe('ruling-overlaps')
  expect(refusalOf(state, { ...rule(state), touching: [opposed()] }, friday)).toBe(null)
})

function opposed(): OpenBracket {
  return stillOpen(afterActs(bracketOf('insert'), 'B oppose'))
}

function rule(state: Bracket): Extract<BracketCommand, { type: 'rule' }> {
  return {
    type: 'rule',
    by: chair,
    keeps: bracketId('x'),
    reason: 'No new argument since Tuesday.',
    seen: readingOf(state),
    hours: rulingHours,
    seat: buildCalendar(),
    touching: [],
  }
}

function objection() {
  const by = actor('C', 'delegate')
  return { type: 'object', by, for: delegation('C'), reason: 'New instructions came.' } as const
}

function reword(text: string, at: string): BracketCommand {
  const by = delegation('Z')
  return { type: 'reword', by, mark: bracketId('x'), blocks: [block(at)], words: words(text) }
}
