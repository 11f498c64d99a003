import { expect, test } from 'vitest'

import { evolveLife } from '#app/domain/drafting/life-events.ts'
import { newLife } from '#app/domain/drafting/life.ts'
import type { Life, RevisionId } from '#app/domain/drafting/life.ts'
import { meterOf } from '#app/domain/drafting/meter.ts'
import type { Measured } from '#app/domain/drafting/meter.ts'
import { evolveParagraph } from '#app/domain/drafting/paragraph-events.ts'
import { newParagraph } from '#app/domain/drafting/paragraph.ts'
import { inWorkingHours } from '#app/domain/kernel/deadline.ts'
import { day, instant, later } from '#app/domain/kernel/instant.ts'

import { buildCalendar } from '../kernel/calendars.ts'
import { act, after, afterActs, bracketOf, stillOpen } from './brackets.ts'
import { block, bracketId, delegation, monday, words } from './build.ts'

const now = later(monday, 3 * day)
const back = { days: 4, zone: 'Europe/Zurich' }
const empty: Measured = { brackets: [], paragraphs: [], life: newLife('zero-draft') }

test('[ME1] open brackets are counted by the delegations that hold a side in them', () => {
  const two = afterActs(bracketOf('insert'), 'B oppose', 'C support x')
  const settled = afterActs(bracketOf('insert'), 'A withdraw')
  const meter = meterOf({ ...empty, brackets: [two, bracketOf('reserve'), settled] }, now, back)
  expect(meter.openBrackets).toBe(2)
  expect(meter.byDelegation).toEqual([
    { delegation: 'A', holds: 2 },
    { delegation: 'B', holds: 1 },
    { delegation: 'C', holds: 1 },
  ])
})

test('[ME1] each day is counted as it ended, and today as it is', () => {
  const state = bracketOf('insert')
  const onTuesday = after(state, act(state, 'A', { type: 'withdraw' }), later(monday, day))
  const onWednesday = { ...state, openedAt: later(monday, 2 * day) }
  const tomorrow = { ...state, openedAt: later(now, 1) }
  const { byDay } = meterOf(
    { ...empty, brackets: [state, onTuesday, onWednesday, tomorrow] },
    now,
    back,
  )
  expect(byDay).toEqual([
    { day: '2026-06-08', open: 2 },
    { day: '2026-06-09', open: 1 },
    { day: '2026-06-10', open: 2 },
    { day: '2026-06-11', open: 2 },
  ])
})

test('[ME1] a bracket of the last moment of a day counts for that day', () => {
  const midnight = Date.UTC(2026, 5, 8, 22)
  const opened = (at: number) => ({ ...bracketOf('insert'), openedAt: instant(at) })
  const { byDay } = meterOf(
    { ...empty, brackets: [opened(midnight - 1), opened(midnight)] },
    now,
    back,
  )
  expect(byDay.map(({ open }) => open)).toEqual([1, 2, 2, 2])
})

test('[ME2] the oldest open bracket is named', () => {
  const older = { ...bracketOf('insert'), id: bracketId('old'), openedAt: instant(monday - day) }
  const settled = { ...afterActs(bracketOf('insert'), 'A withdraw'), openedAt: instant(0) }
  const brackets = [bracketOf('reserve'), older, settled]
  expect(meterOf({ ...empty, brackets }, now, back).oldest).toEqual({
    bracket: 'old',
    openedAt: instant(monday - day),
  })
  expect(meterOf(empty, now, back)).toMatchObject({ oldest: null, blockers: [] })
})

test('[ME3] every paragraph is counted in one state', () => {
  const agreed = evolveParagraph(newParagraph(block('op2')), {
    type: 'agreed',
    words: words('x'),
    how: 'gavel',
    at: monday,
  })
  const deleted = evolveParagraph(newParagraph(block('op3')), {
    type: 'deleted',
    from: { after: null, seq: 1 },
    reason: '',
    at: monday,
  })
  const paragraphs = [newParagraph(block('op1')), newParagraph(block('op4')), agreed, deleted]
  expect(
    meterOf({ ...empty, paragraphs, brackets: [bracketOf('insert')] }, now, back).paragraphs,
  ).toEqual({
    open: 1,
    bracketed: 1,
    'agreed-ad-ref': 0,
    agreed: 1,
    reopened: 0,
    moved: 0,
    deleted: 1,
  })
})

test('[ME4] what blocks adoption is named with whose move it is', () => {
  const opposed = stillOpen(afterActs(bracketOf('insert'), 'B oppose'))
  const reckoned = inWorkingHours(monday, 24, 'seat', buildCalendar())
  const window = reckoned.ok ? reckoned.deadline : null
  const ruling = window === null ? null : { keeps: null, reason: '', ruledAt: monday, window }
  const waiting = evolveParagraph(newParagraph(block('op2')), {
    type: 'agreed-ad-ref',
    words: words('x'),
    outstanding: [delegation('C')],
    at: monday,
  })
  const since = {
    from: 'reopening',
    former: words('x'),
    by: delegation('B'),
    reason: '',
    at: monday,
  } as const
  const reopened = evolveParagraph(waiting, { type: 'opened', since })
  const paragraphs = [newParagraph(block('op1')), waiting, { ...reopened, block: block('op3') }]
  const measured = { paragraphs, brackets: [{ ...opposed, ruling }], life: forAction() }
  expect(meterOf(measured, now, back).blockers).toEqual([
    {
      is: 'bracket',
      bracket: 'x',
      blocks: ['op1'],
      waysOut: [
        { keeps: null, mustLetGo: ['A'] },
        { keeps: 'x', mustLetGo: ['B'] },
      ],
      rulingStandsAt: window,
    },
    { is: 'capitals', block: 'op2', outstanding: ['C'] },
    { is: 'reopened', block: 'op3' },
    { is: 'oral-revision', revision: 'spoken', block: 'op1' },
  ])
})

function forAction(): Life {
  const tabled: Life = {
    issues: [
      {
        symbol: 'HCG/2026/L.1',
        kind: 'first',
        against: null,
        words: words('x'),
        says: null,
        renumbered: false,
        issuedAt: monday,
      },
    ],
    editions: [],
    stage: 'tabled',
    sponsor: delegation('A'),
    words: words('x'),
    amended: false,
  }
  const revision = (id: string, foldedAt: typeof monday | null) => ({
    type: 'orally-revised' as const,
    revision: {
      id: id as RevisionId,
      by: delegation('A'),
      block: block('op1'),
      words: 'six',
      announcedAt: monday,
      foldedAt,
    },
  })
  return [
    { type: 'put-for-action' as const, waiver: null, at: monday },
    revision('folded', monday),
    revision('spoken', null),
  ].reduce(evolveLife, tabled)
}
