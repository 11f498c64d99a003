import fc from 'fast-check'
import { expect, test } from 'vitest'

import { decideSilence } from '#app/domain/drafting/decide-silence.ts'
import type { SilenceCommand } from '#app/domain/drafting/decide-silence.ts'
import { evolveSilence } from '#app/domain/drafting/silence-events.ts'
import {
  checkExpiry,
  proposedExpiry,
  urgentHours,
  usualHours,
} from '#app/domain/drafting/silence-expiry.ts'
import { isFrozen, receiptsFor, silenceMeans } from '#app/domain/drafting/silence.ts'
import type { Silence, SilenceId, UnderSilence } from '#app/domain/drafting/silence.ts'
import { endsOnWorkingDay } from '#app/domain/kernel/calendar.ts'
import { inHours } from '#app/domain/kernel/deadline.ts'
import type { Deadline } from '#app/domain/kernel/deadline.ts'
import { fromIso, hour, instant, later, minute } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'

import { anyCalendar, anyInstant, buildCalendar } from '../kernel/calendars.ts'
import {
  accepted,
  actor,
  block,
  chair,
  codeOf,
  delegation,
  monday,
  secretary,
  withoutPosition,
  words,
} from './build.ts'

const seat = buildCalendar({ holidays: ['2026-06-18'] })
const expiry = inHours(monday, usualHours)
const justBefore = instant(expiry.at - 1)

test('[SP1] the chair puts words without brackets under silence, and they are frozen with their hash', () => {
  const silence = running()
  expect(silence).toMatchObject({
    stage: 'under-silence',
    words: words('the text'),
    proposedAt: monday,
  })
  expect(isFrozen(silence)).toBe(true)
  expect(refusalOf(null, { ...proposal(), by: actor('A') })).toBe('chair-only')
  expect(refusalOf(null, { ...proposal(), by: secretary })).toBe('chair-only')
  expect(refusalOf(null, { ...proposal(), liveBrackets: 1 })).toBe('brackets-open')
  expect(refusalOf(silence, proposal())).toBe('silence-proposed')
  expect(refusalOf(null, { type: 'expire' })).toBe('no-silence')
})

test('[SP2] 72 hours, or 24 with a stated urgency', () => {
  const within = (hours: number, urgency: string | null) =>
    refusalOf(null, { ...proposal(), expiry: inHours(monday, hours), urgency })
  expect(within(72, null)).toBe(null)
  expect(within(71, null)).toBe('silence-too-short')
  expect(within(24, 'The window closes on Tuesday.')).toBe(null)
  expect(within(23, 'The window closes on Tuesday.')).toBe('silence-too-short')
  expect(within(24, '')).toBe('reason-missing')
})

test('[SP2] never in the past, on a weekend or on a holiday of the seat', () => {
  const at = (iso: string) => refusalOf(null, { ...proposal(), expiry: moment(iso) })
  expect(at('2026-06-08T10:00:00Z')).toBe('expiry-past')
  expect(at('2026-06-01T10:00:00Z')).toBe('expiry-past')
  expect(at('2026-06-13T10:00:00Z')).toBe('expiry-on-day-off')
  expect(at('2026-06-18T10:00:00Z')).toBe('expiry-on-day-off')
  expect(at('2026-06-12T22:00:00Z')).toBe(null)
  expect(at('2026-06-12T22:00:00.001Z')).toBe('expiry-on-day-off')
  expect(at('2026-06-14T22:00:00Z')).toBe('expiry-on-day-off')
  expect(at('2028-01-03T10:00:00Z')).toBe('beyond-calendar')
  expect(at('2027-12-30T10:00:00Z')).toBe('beyond-calendar')
  const holiday = checkExpiry(
    moment('2026-06-18T10:00:00Z'),
    { from: monday, urgent: false, seat },
    monday,
  )
  expect(holiday).toMatchObject({ refusal: { details: { day: '2026-06-18', next: '2026-06-19' } } })
})

test('[SP3] a member’s head or alternate breaks silence in time, with a reason', () => {
  const counterText = { block: block('op1'), words: '6 % with a review' }
  const broken = after(running(), { ...objection('B'), counterText }, justBefore)
  expect(broken).toMatchObject({
    stage: 'broken',
    by: 'B',
    reason: 'Five per cent is too low.',
    counterText,
  })
  expect(isFrozen(broken)).toBe(false)
  expect(refusalOf(running(), { ...objection('B'), by: actor('B', 'alternate') })).toBe(null)
  expect(refusalOf(running(), { ...objection('B'), by: actor('B', 'delegate') })).toBe('heads-only')
  expect(refusalOf(running(), { ...objection('B'), reason: '' })).toBe('reason-missing')
})

test('[SP4] who holds no position cannot break silence, nor anyone for another', () => {
  for (const by of withoutPosition) {
    expect(refusalOf(running(), { ...objection('B'), by, for: by.delegation })).toBe('no-position')
  }
  expect(refusalOf(running(), { ...objection('B'), by: chair, for: chair.delegation })).toBe(
    'no-position',
  )
  expect(refusalOf(running(), { ...objection('B'), by: actor('C') })).toBe('not-yours')
})

test('[SP5] the chair extends in time, and what was said is kept', () => {
  const supported = after(running(), { type: 'support', by: actor('A'), for: delegation('A') })
  const extend = {
    type: 'extend',
    by: chair,
    expiry: moment('2026-06-12T10:00:00Z'),
    seat,
  } as const
  const longer = after(supported, extend, justBefore)
  expect(longer).toMatchObject({
    stage: 'under-silence',
    expiry: { at: fromIso('2026-06-12T10:00:00Z') },
    supporters: ['A'],
    extensions: [{ at: justBefore, from: { at: expiry.at } }],
  })
  expect(refusalOf(longer, { type: 'expire' }, expiry.at)).toBe('silence-runs')
  expect(refusalOf(running(), { ...extend, expiry })).toBe('not-extended')
  expect(refusalOf(running(), { ...extend, by: actor('A') })).toBe('chair-only')
  expect(refusalOf(running(), { ...extend, expiry: moment('2026-06-13T10:00:00Z') })).toBe(
    'expiry-on-day-off',
  )
})

test('[SP6] the clock adopts as of the instant, not before it and however late', () => {
  expect(refusalOf(running(), { type: 'expire' }, justBefore)).toBe('silence-runs')
  for (const at of [expiry.at, later(expiry.at, 5 * minute)]) {
    const adopted = after(running(), { type: 'expire' }, at)
    expect(adopted).toMatchObject({ stage: 'adopted', adoptedAt: expiry.at })
    expect(isFrozen(adopted)).toBe(true)
  }
})

test('[SP7] at the instant it is too late for anything but the adoption, recorded or not', () => {
  for (const command of [
    objection('B'),
    { type: 'withdraw', by: actor('A') },
    { type: 'extend', by: chair, expiry: moment('2026-06-16T10:00:00Z'), seat },
  ] as const) {
    expect(refusalOf(running(), command, expiry.at)).toBe('silence-expired')
    const adopted = after(running(), { type: 'expire' }, expiry.at)
    expect(refusalOf(adopted, command, expiry.at)).toBe('silence-over')
  }
})

test('[SP7] two objections and the expiry around one millisecond end in exactly one outcome', () => {
  const arrivals = fc.tuple(
    fc.constantFrom(-1, 0, 1),
    fc.constantFrom(-1, 0, 1),
    fc.constantFrom(-1, 0, 1),
    fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
  )
  fc.assert(
    fc.property(arrivals, ([first, second, clock, order]) => {
      const commands: readonly (readonly [SilenceCommand, number])[] = [
        [objection('B'), first],
        [objection('C'), second],
        [{ type: 'expire' }, clock],
      ]
      // The server takes them one by one, in the order of its clock and by chance within a millisecond.
      const ordered = order
        .flatMap((index) => commands.slice(index, index + 1))
        .toSorted((a, b) => a[1] - b[1])
      let state: Silence = running()
      const outcomes: string[] = []
      for (const [command, offset] of ordered) {
        const decision = decideSilence(state, command, instant(expiry.at + offset))
        if (!decision.ok) continue
        outcomes.push(...decision.events.map(({ type }) => type))
        state = decision.events.reduce<Silence>(evolveSilence, state)
      }
      const inTime = first < 0 || second < 0
      const byTheClock = clock >= 0 ? ['adopted'] : []
      expect(outcomes).toEqual(inTime ? ['broken'] : byTheClock)
    }),
  )
})

test('[SP8] the sponsor takes its text back', () => {
  const withdraw = (by: typeof chair) => ({ type: 'withdraw', by }) as const
  expect(after(running(), withdraw(actor('A')), justBefore)).toMatchObject({
    stage: 'withdrawn',
    withdrawnAt: justBefore,
  })
  expect(refusalOf(running(), withdraw(actor('B')))).toBe('not-yours')
  expect(refusalOf(running(), withdraw(actor('A', 'delegate')))).toBe('heads-only')
  const own = under(after(null, { ...proposal(), sponsor: chair.delegation }))
  expect(refusalOf(own, withdraw(chair))).toBe(null)
  expect(refusalOf(own, withdraw(secretary))).toBe('chair-only')
})

test('[SP9] statements may be made for five working days of the seat after the expiry', () => {
  // From Thursday 11 June: Friday, Monday to Wednesday, and Friday, since Thursday 18 June is a holiday.
  expect(running().statements.at).toBe(fromIso('2026-06-19T22:00:00Z'))
  const longer = after(running(), {
    type: 'extend',
    by: chair,
    expiry: moment('2026-06-12T10:00:00Z'),
    seat,
  })
  expect(longer.statements.at).toBe(fromIso('2026-06-22T22:00:00Z'))
})

test('[SP10] each reader is told what its own silence means and whether it may break it', () => {
  const told = (by: typeof chair) => {
    const { silence, breaks } = silenceMeans(running(), by)
    return [silence, breaks]
  }
  expect(told(actor('B'))).toEqual(['consent', 'may-break'])
  expect(told(actor('B', 'delegate'))).toEqual(['consent', 'head-may-break'])
  expect(told(actor('B', 'capital-reviewer'))).toEqual(['consent', 'head-may-break'])
  for (const by of withoutPosition) expect(told(by)).toEqual(['nothing', 'may-not-break'])
  expect(silenceMeans(running(), actor('B'))).toMatchObject({
    until: expiry,
    adopts: { of: 'document' },
    words: words('the text'),
    statementsUntil: running().statements,
  })
})

test('[SP11] receipts are kept once for each delegation and shown to whoever presides', () => {
  const see = (name: string) => ({ type: 'see', by: actor(name, 'delegate') }) as const
  const seen = [see('B'), see('C'), see('B')].reduce<Silence>(
    (state, command) => after(state, command),
    running(),
  )
  expect(receiptsFor(chair, seen).map((receipt) => receipt.delegation)).toEqual(['B', 'C'])
  for (const by of [actor('B'), secretary]) expect(receiptsFor(by, seen)).toEqual([])
})

test('[SP12] support changes no outcome', () => {
  const support = { type: 'support', by: actor('B'), for: delegation('B') } as const
  const supported = after(running(), support)
  expect(refusalOf(supported, support)).toBe('supports-already')
  expect(refusalOf(running(), { ...support, by: actor('B', 'delegate') })).toBe('heads-only')
  expect(after(supported, objection('B'))).toMatchObject({ stage: 'broken' })
  expect(after(supported, { type: 'expire' }, expiry.at)).toMatchObject({ stage: 'adopted' })
})

test('[SP13] the proposed expiry skips days off and keeps the time of the day', () => {
  const proposed = (iso: string, hours = usualHours) => {
    const outcome = proposedExpiry(fromIso(iso), hours, seat)
    return outcome.ok ? new Date(outcome.deadline.at).toISOString() : outcome.refusal.code
  }
  expect(proposed('2026-06-08T10:00:30Z')).toBe('2026-06-11T10:00:30.000Z')
  expect(proposed('2026-06-10T10:00:00Z')).toBe('2026-06-15T10:00:00.000Z')
  expect(proposed('2026-06-10T10:00:01Z')).toBe('2026-06-15T10:01:00.000Z')
  expect(proposed('2026-06-15T10:00:00Z')).toBe('2026-06-19T10:00:00.000Z')
  expect(proposed('2026-06-11T22:00:00Z')).toBe('2026-06-15T22:00:00.000Z')
  expect(proposed('2027-12-30T10:00:00Z')).toBe('beyond-calendar')
  expect(proposed('2028-12-30T10:00:00Z')).toBe('beyond-calendar')
})

test('[SP13] what is put forward may be proposed, wherever the seat is', () => {
  fc.assert(
    fc.property(
      anyInstant,
      anyCalendar,
      fc.constantFrom(usualHours, urgentHours),
      (now, calendar, hours) => {
        const outcome = proposedExpiry(now, hours, calendar)
        fc.pre(outcome.ok)
        const { at } = outcome.deadline
        expect(at - now).toBeGreaterThanOrEqual(hours * hour)
        expect(endsOnWorkingDay(at, calendar)).toBe(true)
      },
    ),
    { numRuns: 200 },
  )
})

function proposal(): Extract<SilenceCommand, { type: 'propose' }> {
  return {
    type: 'propose',
    by: chair,
    id: 'silence' as SilenceId,
    subject: { of: 'document' },
    sponsor: delegation('A'),
    words: words('the text'),
    liveBrackets: 0,
    expiry,
    urgency: null,
    seat,
  }
}

function objection(name: string): Extract<SilenceCommand, { type: 'break' }> {
  const reason = 'Five per cent is too low.'
  return { type: 'break', by: actor(name), for: delegation(name), reason, counterText: null }
}

function moment(iso: string): Deadline {
  return { ...expiry, at: fromIso(iso) }
}

function running(): UnderSilence {
  return under(after(null, proposal()))
}

function under(state: Silence): UnderSilence {
  if (state.stage !== 'under-silence') throw new Error('silence is over')
  return state
}

function after(state: Silence | null, command: SilenceCommand, at: Instant = monday): Silence {
  const next = accepted(decideSilence(state, command, at)).reduce<Silence | null>(
    evolveSilence,
    state,
  )
  if (next === null) throw new Error('no silence came of it')
  return next
}

function refusalOf(
  state: Silence | null,
  command: SilenceCommand,
  at: Instant = monday,
): string | null {
  return codeOf(decideSilence(state, command, at))
}
