import fc from 'fast-check'
import { expect, test } from 'vitest'

import { delegationKinds } from '#app/domain/accounts/delegation.ts'
import { mandateKinds } from '#app/domain/accounts/mandate.ts'
import { inDays } from '#app/domain/kernel/deadline.ts'
import { day, later } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { decideReview, evolveReview, isOverdue } from '#app/domain/relief/review.ts'
import type { Review, ReviewCommand } from '#app/domain/relief/review.ts'
import { agreeOnClause, snapback2231 } from '#app/domain/relief/snapback-clause.ts'
import type { SnapbackClause } from '#app/domain/relief/snapback-clause.ts'
import {
  bearsOn,
  decideSnapback,
  evolveSnapback,
  notifySnapback,
  snapbackClock,
} from '#app/domain/relief/snapback.ts'
import type { Notification, Snapback, SnapbackCommand } from '#app/domain/relief/snapback.ts'
import { decideSunset, evolveSunset, reachSunset } from '#app/domain/relief/sunset.ts'
import type { Relieved, Sunset, SunsetCommand } from '#app/domain/relief/sunset.ts'

import {
  actor,
  at,
  banks,
  calendars,
  food,
  id,
  moment,
  oil,
  ostia,
  outcome,
  secretariat,
  thane,
} from './build.ts'

const notified = moment('2025-08-28T13:00:00Z')
const windDown = { kind: 'days', count: 95, zone: 'UTC' } as const
const clause: SnapbackClause = { provision: 'OP11', ...snapback2231, windDownDays: 95 }
const notification: Notification = {
  id: id(850),
  ground: 'The stockpile has grown.',
  targets: [
    { kind: 'measure', measure: oil },
    { kind: 'measure', measure: banks },
  ],
}
const restoredAt = moment('2025-09-28T00:00:00Z')

test('[SB1] any member notifies by its head, on what ground and what it names', () => {
  for (const kind of delegationKinds) {
    for (const mandate of mandateKinds) {
      const head = mandate === 'head' || mandate === 'alternate'
      expect(notify({}, actor(thane, mandate, kind)) === 'ok').toBe(kind === 'member' && head)
    }
  }
  expect(notify({ targets: [] })).toBe('nothing-named')
})

test('[SB2] [EX4] its clocks run from the notification, and it cannot name a humanitarian exemption', () => {
  const snapback = begun()
  expect([snapback.tableBy.at, snapback.voteBy.at]).toEqual([
    moment('2025-09-08T00:00:00Z'),
    restoredAt,
  ])
  expect(snapback.voteBy.wording).toEqual({ kind: 'days', count: 30, zone: 'UTC' })
  const disguised = { kind: 'exemption', exemption: food.id as never } as const
  const asMeasure = { kind: 'measure', measure: food.id as never } as const
  for (const target of [disguised, asMeasure]) {
    expect(notify({ targets: [...notification.targets, target] })).toBe('humanitarian-exemption')
  }
  const ordinary = { kind: 'exemption', exemption: id<'ordinary-exemption'>(560) } as const
  expect(notify({ targets: [ordinary] })).toBe('ok')
})

test('[SB18] nobody notifies before a way back was agreed, and nobody chooses its clocks', () => {
  const setting = { by: actor(thane), now: notified, exemptions: [food], calendars, clause: null }
  expect(notifySnapback(notification, setting)).toMatchObject({ refusal: { code: 'no-way-back' } })
  expect(begun()).toMatchObject({ notified: { provision: 'OP11' }, windDown })
})

test('[SB18] a way back is agreed by a decision that the secretariat records, with a text before the vote', () => {
  const agree = (change: Partial<typeof clause>, by = secretariat) => {
    const decision = agreeOnClause({ ...clause, ...change }, { by, now: notified })
    return decision.ok ? decision.events : decision.refusal.code
  }
  expect(agree({})).toEqual([{ ...clause, at: notified }])
  expect(agree({}, actor(thane))).toBe('secretariat-only')
  expect(agree({ tableDays: 30 })).toBe('table-after-vote')
  expect(agree({ tableDays: 29 })).toMatchObject([{ tableDays: 29, voteDays: 30 }])
})

test('[SB3] a member tables the text to continue relief; after ten days the presidency does', () => {
  const tabled = after(begun(), { type: 'table' }, actor(ostia), later(notified, day))
  expect(tabled.state).toEqual({ is: 'tabled', by: ostia, at: later(notified, day) })
  expect(answer(tabled, { type: 'table' }, actor(thane))).toBe('tabled-already')
  expect(answer(begun(), { type: 'table' }, secretariat)).toBe('member-head-only')
  expect(ticked(begun(), later(begun().tableBy.at, -1)).state.is).toBe('notified')
  expect(ticked(begun(), begun().tableBy.at).state).toEqual({
    is: 'tabled',
    by: null,
    at: begun().tableBy.at,
  })
})

test('[SB4] relief is continued by a decision on just that, and a vote that fails changes nothing', () => {
  const tabled = after(begun(), { type: 'table' }, actor(ostia))
  const vote = (adopted: boolean): SnapbackCommand => ({
    type: 'vote',
    outcome: outcome({ act: 'continue-relief', snapback: id(850) }, adopted),
  })
  expect(answer(begun(), vote(true), secretariat)).toBe('not-tabled')
  expect(answer(tabled, vote(true), actor(ostia))).toBe('secretariat-only')
  const other = outcome({ act: 'abort', event: id(200) })
  expect(answer(tabled, { type: 'vote', outcome: other }, secretariat)).toBe('decided-otherwise')
  const failed = after(tabled, vote(false), secretariat)
  expect(failed).toMatchObject({ state: tabled.state, votes: [{ adopted: false }] })
  const continued = after(failed, vote(true), secretariat)
  expect(continued.state).toMatchObject({ is: 'continued', decision: id(800) })
  expect(continued.votes.map(({ adopted }) => adopted)).toEqual([false, true])
  expect(ticked(continued, restoredAt).state.is).toBe('continued')
  expect(answer(continued, vote(true), secretariat)).toBe('snapback-over')
})

test('[SB5] who notified withdraws', () => {
  expect(answer(begun(), { type: 'withdraw' }, actor(ostia))).toBe('member-head-only')
  expect(answer(begun(), { type: 'withdraw' }, actor(thane, 'delegate'))).toBe('member-head-only')
  const gone = after(begun(), { type: 'withdraw' }, actor(thane))
  expect(gone.state.is).toBe('withdrawn')
  expect(ticked(gone, restoredAt).state.is).toBe('withdrawn')
})

test('[SB6] an objection is kept, at any time, and stops no clock', () => {
  const objected = after(begun(), { type: 'object', reason: 'no legal effect' }, actor(ostia))
  expect(objected.objections).toEqual([{ by: ostia, reason: 'no legal effect', at: notified }])
  expect(ticked(objected, restoredAt).state.is).toBe('restored')
  const after2 = ticked(begun(), restoredAt)
  const late = after(
    after2,
    { type: 'object', reason: 'never' },
    actor(ostia),
    later(restoredAt, day),
  )
  expect(late).toMatchObject({ state: after2.state, objections: [{ reason: 'never' }] })
  expect(answer(begun(), { type: 'object', reason: 'x' }, secretariat)).toBe('member-head-only')
})

test('[SB7] once the window has closed nothing can be voted, tabled or withdrawn', () => {
  const tabled = after(begun(), { type: 'table' }, actor(ostia))
  const vote: SnapbackCommand = {
    type: 'vote',
    outcome: outcome({ act: 'continue-relief', snapback: id(850) }),
  }
  expect(answer(tabled, vote, secretariat, later(restoredAt, -1))).toBe('ok')
  expect(answer(tabled, vote, secretariat, restoredAt)).toBe('window-closed')
  expect(answer(begun(), { type: 'table' }, actor(ostia), restoredAt)).toBe('window-closed')
  expect(answer(begun(), { type: 'withdraw' }, actor(thane), restoredAt)).toBe('window-closed')
})

test('[SB8] inaction restores the measures at the printed instant: 28 September 2025, 00:00 GMT', () => {
  expect(ticked(begun(), later(restoredAt, -1)).state.is).toBe('tabled')
  const restored = ticked(begun(), restoredAt)
  expect(restored.state).toMatchObject({ is: 'restored', at: restoredAt })
  // 20:00 on the 27th in New York, as the press had it.
  const newYork = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'America/New_York',
    dateStyle: 'short',
    timeStyle: 'short',
  })
  expect(newYork.format(restoredAt)).toBe('27/09/2025, 20:00')
})

test('[SB9] they are restored at that instant however late anyone looks, once', () => {
  const late = ticked(begun(), later(restoredAt, 40 * day))
  expect(late.state).toMatchObject({ is: 'restored', at: restoredAt })
  expect(snapbackClock(late, { now: later(restoredAt, 50 * day), calendars })).toEqual({
    ok: true,
    events: [],
  })
})

test('[SB10] nothing is undone backwards; contracts from before wind down until 1 January 2026', () => {
  const restored = ticked(begun(), restoredAt)
  const bears = (concludedAt: Instant, performedAt: Instant) =>
    bearsOn(restored, { concludedAt, performedAt })
  const before = later(restoredAt, -day)
  expect(bears(before, later(restoredAt, -1))).toBe('untouched')
  expect(bears(before, restoredAt)).toBe('winding-down')
  expect(bears(restoredAt, restoredAt)).toBe('restored')
  const end = moment('2026-01-01T00:00:00Z')
  expect(restored.state.is === 'restored' && restored.state.windDown.at).toBe(
    moment('2026-01-02T00:00:00Z'),
  )
  expect(bears(before, end)).toBe('winding-down')
  expect(bears(before, moment('2026-01-02T00:00:00Z'))).toBe('restored')
  expect(bearsOn(begun(), { concludedAt: before, performedAt: later(restoredAt, day) })).toBe(
    'untouched',
  )
})

test('[SB11] whatever is done in whatever order, only a decision in time keeps the measures away', () => {
  const step = fc.record({
    what: fc.constantFrom('table', 'yes', 'no', 'object', 'withdraw-by-other', 'tick'),
    after: fc.integer({ min: 0, max: 12 }),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let snapback = begun()
      let now = notified
      let decidedInTime = false
      for (const { what, after: days } of steps) {
        now = later(now, days * day)
        const adopted = what === 'yes'
        const vote = outcome({ act: 'continue-relief', snapback: id(850) }, adopted)
        const command: SnapbackCommand =
          what === 'table'
            ? { type: 'table' }
            : what === 'object'
              ? { type: 'object', reason: 'x' }
              : what === 'withdraw-by-other'
                ? { type: 'withdraw' }
                : { type: 'vote', outcome: vote }
        const by = command.type === 'vote' ? secretariat : actor(ostia)
        snapback = ticked(snapback, now)
        if (what === 'tick') continue
        const decision = decideSnapback(snapback, command, { by, now })
        if (!decision.ok) continue
        if (adopted && command.type === 'vote') decidedInTime = now < restoredAt
        snapback = decision.events.reduce(evolveSnapback, snapback)
      }
      const last = ticked(snapback, later(restoredAt, 200 * day))
      expect(last.state.is).toBe(decidedInTime ? 'continued' : 'restored')
    }),
  )
})

const relief: Relieved = { kind: 'measure', measure: oil }
const expires = moment('2026-06-01T00:00:00Z')
const running: Sunset = {
  subject: relief,
  expires: at(expires),
  unrenewed: 'lapses',
  state: { is: 'running' },
}

test('[SB12] relief is extended, or let lapse, by decision and before its sunset', () => {
  const until = later(expires, 30 * day)
  const extend = (to: Instant, decided = to): SunsetCommand => ({
    type: 'extend',
    until: at(to),
    outcome: outcome({ act: 'extend', subject: relief, until: decided }),
  })
  const answerAt = (command: SunsetCommand, now: Instant, by = secretariat) => {
    const decision = decideSunset(running, command, { by, now })
    return decision.ok ? 'ok' : decision.refusal.code
  }
  const before = later(expires, -1)
  expect(answerAt(extend(until), before)).toBe('ok')
  expect(answerAt(extend(until), expires)).toBe('sunset-reached')
  expect(answerAt(extend(until, expires), before)).toBe('decided-otherwise')
  expect(answerAt(extend(expires), before)).toBe('not-later')
  expect(answerAt(extend(until), before, actor(thane))).toBe('secretariat-only')
  const letLapse: SunsetCommand = {
    type: 'let-lapse',
    outcome: outcome({ act: 'let-lapse', subject: relief }),
  }
  const continues: Sunset = { ...running, unrenewed: 'continues' }
  const decision = decideSunset(continues, letLapse, { by: secretariat, now: before })
  if (!decision.ok) throw new Error(decision.refusal.code)
  expect(decision.events.reduce(evolveSunset, continues).unrenewed).toBe('lapses')
})

test('[SB13] what nobody renews lapses, or goes on, as its text says, at its instant and once', () => {
  expect(reachSunset(running, later(expires, -1))).toBeNull()
  for (const [unrenewed, is] of [
    ['lapses', 'lapsed'],
    ['continues', 'continued'],
  ] as const) {
    const fact = reachSunset({ ...running, unrenewed }, later(expires, 9 * day))
    expect(fact).toEqual({ type: 'sunset-reached', end: { is, at: expires } })
    const reached = evolveSunset(running, fact!)
    expect(reachSunset(reached, later(expires, 10 * day))).toBeNull()
  }
})

const ahead: Review = { subject: relief, due: inDays(notified, 90, 'UTC'), state: { is: 'ahead' } }

test('[SB14] a review is opened, postponed with its cause, and concluded by decision, while open', () => {
  const due = inDays(notified, 180, 'UTC')
  const postpone = (decided = due.at): ReviewCommand => ({
    type: 'postpone-review',
    due,
    because: 'reviewer-not-ready',
    outcome: outcome({ act: 'postpone-review', subject: relief, due: decided }),
  })
  const conclude: ReviewCommand = {
    type: 'conclude-review',
    conclusion: 'extend',
    outcome: outcome({ act: 'conclude-review', subject: relief, conclusion: 'extend' }),
  }
  expect(review(ahead, conclude)).toBe('review-not-open')
  const open = reviewed(ahead, { type: 'open-review' })
  expect(review(open, { type: 'open-review' })).toBe('review-open')
  expect(review(open, postpone(notified))).toBe('decided-otherwise')
  expect(reviewed(open, postpone())).toMatchObject({ due, state: { is: 'ahead' } })
  const done = reviewed(open, conclude)
  expect(done.state).toMatchObject({ is: 'concluded', conclusion: 'extend' })
  expect(review(done, { type: 'open-review' })).toBe('review-concluded')
  expect(review({ ...ahead, due }, postpone())).toBe('not-later')
  expect(review(ahead, { type: 'open-review' }, actor(thane))).toBe('secretariat-only')
  const other = { ...conclude, conclusion: 'amend' } as ReviewCommand
  expect(review(open, other)).toBe('decided-otherwise')
})

test('[SB15] a review that nobody held in time is overdue, and ends nothing', () => {
  expect(isOverdue(ahead, later(ahead.due.at, -1))).toBe(false)
  expect(isOverdue(ahead, ahead.due.at)).toBe(true)
  const done: Review = { ...ahead, state: { is: 'concluded', conclusion: 'leave', at: notified } }
  expect(isOverdue(done, ahead.due.at)).toBe(false)
})

function notify(change: Partial<Notification>, by = actor(thane)): string {
  const setting = { by, now: notified, exemptions: [food], calendars, clause }
  const decision = notifySnapback({ ...notification, ...change }, setting)
  return decision.ok ? 'ok' : decision.refusal.code
}

function begun(): Snapback {
  const setting = { by: actor(thane), now: notified, exemptions: [food], calendars, clause }
  const decision = notifySnapback(notification, setting)
  const [fact] = decision.ok ? decision.events : []
  if (fact?.type !== 'notified') throw new Error('not notified')
  return evolveSnapback(fact.snapback, fact)
}

function answer(
  snapback: Snapback,
  command: SnapbackCommand,
  by: ReturnType<typeof actor>,
  now: Instant = notified,
): string {
  const decision = decideSnapback(snapback, command, { by, now })
  return decision.ok ? 'ok' : decision.refusal.code
}

function after(
  snapback: Snapback,
  command: SnapbackCommand,
  by: ReturnType<typeof actor>,
  now: Instant = notified,
): Snapback {
  const decision = decideSnapback(snapback, command, { by, now })
  if (!decision.ok) throw new Error(decision.refusal.code)
  return decision.events.reduce(evolveSnapback, snapback)
}

function ticked(snapback: Snapback, now: Instant): Snapback {
  const decision = snapbackClock(snapback, { now, calendars })
  if (!decision.ok) throw new Error(decision.refusal.code)
  return decision.events.reduce(evolveSnapback, snapback)
}

function review(given: Review, command: ReviewCommand, by = secretariat): string {
  const decision = decideReview(given, command, { by, now: notified })
  return decision.ok ? 'ok' : decision.refusal.code
}

function reviewed(given: Review, command: ReviewCommand): Review {
  const decision = decideReview(given, command, { by: secretariat, now: notified })
  if (!decision.ok) throw new Error(decision.refusal.code)
  return decision.events.reduce(evolveReview, given)
}
