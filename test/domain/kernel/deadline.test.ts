import fc from 'fast-check'
import { expect, test } from 'vitest'

import { addWorkingHours, isWorkingDay } from '#app/domain/kernel/calendar.ts'
import {
  atWallClock,
  hasPassed,
  inDays,
  inHours,
  inMonths,
  inWorkingDays,
  inWorkingHours,
  reckon,
} from '#app/domain/kernel/deadline.ts'
import { fromIso, hour, instant } from '#app/domain/kernel/instant.ts'
import { closingDay, dateAt, endOfDay } from '#app/domain/kernel/plain-date.ts'
import { WallClock, Wording, wordingText } from '#app/domain/kernel/wording.ts'

import { anyCalendar, anyInstant, buildCalendar, zones } from './calendars.ts'

test('[K9] the last millisecond before a deadline is in time, the deadline itself is late', () => {
  const deadline = inHours(fromIso('2026-06-08T10:00:00Z'), 72)
  expect(hasPassed(deadline, instant(deadline.at - 1))).toBe(false)
  expect(hasPassed(deadline, deadline.at)).toBe(true)
})

test('[K10] hours are elapsed time through a change of the clock', () => {
  const fridayBeforeSpring = fromIso('2026-03-27T17:00:00Z')
  const deadline = inHours(fridayBeforeSpring, 72)
  expect(deadline.at - fridayBeforeSpring).toBe(72 * hour)
  expect(deadline.editions).toEqual([])
})

test('[K11] thirty days from a notification run out at midnight GMT after day 30, even on a weekend', () => {
  const notified = fromIso('2025-08-28T16:00:00Z')
  expect(inDays(notified, 30, 'UTC').at).toBe(fromIso('2025-09-28T00:00:00Z'))
  expect(inDays(notified, 30, 'America/New_York').at).toBe(fromIso('2025-09-28T04:00:00Z'))
})

test('[K7] a period beyond the published years is refused, and says which years are known', () => {
  const calendar = buildCalendar()
  expect(inWorkingDays(fromIso('2027-12-20T10:00:00Z'), 10, 'seat', calendar)).toEqual({
    ok: false,
    refusal: { code: 'beyond-calendar', details: { first: 2025, last: 2027 } },
  })
})

test('[K18] twenty-four hours of working days from Friday noon run out on Monday at noon', () => {
  const calendar = buildCalendar({ holidays: ['2026-06-16'] })
  const ends = (from: string, count = 24) => inWorkingHours(fromIso(from), count, 'seat', calendar)
  const at = (iso: string) => ({ ok: true, deadline: { at: fromIso(iso) } })
  expect(ends('2026-06-12T10:00:00Z')).toMatchObject(at('2026-06-15T10:00:00Z'))
  expect(ends('2026-06-13T10:00:00Z')).toMatchObject(at('2026-06-15T22:00:00Z'))
  expect(ends('2026-06-15T10:00:00Z')).toMatchObject(at('2026-06-17T10:00:00Z'))
  expect(ends('2026-06-15T10:00:00Z', 12)).toMatchObject(at('2026-06-15T22:00:00Z'))
  expect(ends('2027-12-31T10:00:00Z')).toEqual({
    ok: false,
    refusal: { code: 'beyond-calendar', details: { first: 2025, last: 2027 } },
  })
})

test('[K18] every millisecond between is counted where its day is worked, and nowhere else', () => {
  fc.assert(
    fc.property(
      anyInstant,
      fc.integer({ min: 1, max: 60 }),
      anyCalendar,
      (from, count, calendar) => {
        const end = addWorkingHours(from, count, calendar)
        fc.pre(end !== null)
        let worked = 0
        for (let at: number = from; at < end;) {
          const day = dateAt(instant(at), calendar.zone)
          const next = Math.min(end, endOfDay(day, calendar.zone))
          if (isWorkingDay(day, calendar)) worked += next - at
          at = next
        }
        expect(worked).toBe(count * hour)
        expect(isWorkingDay(closingDay(end, calendar.zone), calendar)).toBe(true)
      },
    ),
  )
})

test('[K19] twelve months end with the day of the same number, or with the last of the month', () => {
  const ends = (from: string, count: number) => inMonths(fromIso(from), count, 'UTC').at
  expect(ends('2026-06-08T10:00:00Z', 12)).toBe(fromIso('2027-06-09T00:00:00Z'))
  expect(ends('2027-08-31T10:00:00Z', 6)).toBe(fromIso('2028-03-01T00:00:00Z'))
})

test('[K12] a time that London skips in spring is refused, not shifted', () => {
  const plan = { local: '2026-03-29T01:30', zone: 'Europe/London' }
  expect(atWallClock(plan)).toEqual({
    ok: false,
    refusal: { code: 'time-skipped', details: plan },
  })
})

test('[K12] a time that London shows twice in autumn is refused, not guessed', () => {
  const plan = { local: '2026-10-25T01:30', zone: 'Europe/London' }
  expect(atWallClock(plan)).toEqual({
    ok: false,
    refusal: { code: 'time-repeated', details: plan },
  })
})

test('[K12] the edges of the change, half-hour changes and half-hour offsets are exact', () => {
  const resolved = [
    ['2026-03-29T00:59', 'Europe/London', '2026-03-29T00:59:00Z'],
    ['2026-03-29T02:00', 'Europe/London', '2026-03-29T01:00:00Z'],
    ['2026-10-25T00:59', 'Europe/London', '2026-10-24T23:59:00Z'],
    ['2026-10-25T02:00', 'Europe/London', '2026-10-25T02:00:00Z'],
    ['2026-06-08T09:00', 'Asia/Kolkata', '2026-06-08T03:30:00Z'],
    ['2026-10-04T02:30', 'Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
  ] as const
  for (const [local, zone, utc] of resolved) {
    expect(atWallClock({ local, zone })).toMatchObject({ ok: true, deadline: { at: fromIso(utc) } })
  }
  const refused = [
    ['2026-03-29T01:00', 'Europe/London', 'time-skipped'],
    ['2026-03-29T01:59', 'Europe/London', 'time-skipped'],
    ['2026-10-25T01:00', 'Europe/London', 'time-repeated'],
    ['2026-10-25T01:59', 'Europe/London', 'time-repeated'],
    ['2026-10-04T02:29', 'Australia/Lord_Howe', 'time-skipped'],
    ['2026-04-05T01:45', 'Australia/Lord_Howe', 'time-repeated'],
  ] as const
  for (const [local, zone, code] of refused) {
    expect(atWallClock({ local, zone })).toMatchObject({ ok: false, refusal: { code } })
  }
})

test('[K12] a plan that is not refused is what the clocks of its zone show at that moment', () => {
  fc.assert(
    fc.property(anyInstant, fc.constantFrom(...zones), (at, zone) => {
      const local = localByIntl(at, zone)
      const outcome = atWallClock({ local, zone })
      fc.pre(outcome.ok)
      expect(localByIntl(outcome.deadline.at, zone)).toBe(local)
      expect(dateAt(outcome.deadline.at, zone)).toBe(local.slice(0, 10))
    }),
  )
})

test('[K12] no such day, no such zone, or a mere offset is no plan', () => {
  const plans = [
    { local: '2026-02-30T10:00', zone: 'Europe/London' },
    { local: '2026-02-20T24:00', zone: 'Europe/London' },
    { local: '2026-02-20', zone: 'Europe/London' },
    { local: '2026-02-20T10:00', zone: 'Europe/Thane' },
    { local: '2026-02-20T10:00', zone: '+05:30' },
    { local: '2026-02-20T10:00', zone: '' },
  ]
  for (const plan of plans) expect(WallClock.safeParse(plan).success).toBe(false)
})

test('[K13] a deadline remembers how it was said and the tables it was counted by', () => {
  const calendar = buildCalendar({ code: 'XH', version: 4, holidays: ['2026-06-15'] })
  const outcome = inWorkingDays(fromIso('2026-06-08T10:00:00Z'), 5, 'seat', calendar)
  expect(outcome).toEqual({
    ok: true,
    deadline: {
      at: fromIso('2026-06-16T22:00:00Z'),
      wording: { kind: 'working-days', count: 5, calendar: 'seat' },
      editions: [{ code: 'XH', version: 4 }],
    },
  })
})

test('[K13] a wording reckoned again from the same moment is the same deadline', () => {
  const from = fromIso('2026-06-08T10:00:00Z')
  const calendars = { seat: buildCalendar(), capitals: buildCalendar({ code: 'XU' }) }
  const plan = { local: '2026-06-20T10:00', zone: 'Asia/Kolkata' }
  const said = [
    { ok: true, deadline: inHours(from, 72) },
    { ok: true, deadline: inDays(from, 30, 'UTC') },
    { ok: true, deadline: inMonths(from, 6, 'UTC') },
    inWorkingHours(from, 24, 'seat', calendars.seat),
    inWorkingDays(from, 5, 'seat', calendars.seat),
    inWorkingDays(from, -5, 'capitals', calendars.capitals),
    atWallClock(plan),
  ] as const
  for (const outcome of said) {
    if (!outcome.ok) throw new Error(outcome.refusal.code)
    expect(reckon(outcome.deadline.wording, from, calendars)).toEqual(outcome)
  }
})

test('[K13] every wording survives its stored form, and nothing else is read as one', () => {
  const wordings = [
    { kind: 'hours', count: 72 },
    { kind: 'days', count: 30, zone: 'UTC' },
    { kind: 'months', count: 12, zone: 'UTC' },
    { kind: 'working-hours', count: 24, calendar: 'seat' },
    { kind: 'working-days', count: -10, calendar: 'capitals' },
    { kind: 'wall-clock', local: '2026-06-08T10:00', zone: 'Asia/Kolkata' },
  ] as const
  for (const wording of wordings) {
    expect(Wording.parse(JSON.parse(JSON.stringify(wording)))).toEqual(wording)
  }
  const others = [
    { kind: 'hours', count: 0 },
    { kind: 'working-days', count: 0, calendar: 'seat' },
    { kind: 'working-days', count: 1.5, calendar: 'seat' },
    { kind: 'working-days', count: 10, calendar: 'moon' },
    { kind: 'soon' },
  ]
  for (const other of others) expect(Wording.safeParse(other).success).toBe(false)
})

test('[K13] a wording names the sentence that says it', () => {
  expect(wordingText({ kind: 'working-days', count: -10, calendar: 'capitals' })).toEqual({
    key: 'wording.working-days.capitals.before',
    values: { count: 10 },
  })
  expect(wordingText({ kind: 'working-hours', count: 24, calendar: 'seat' })).toEqual({
    key: 'wording.working-hours.seat',
    values: { count: 24 },
  })
  expect(wordingText({ kind: 'months', count: 12, zone: 'UTC' })).toEqual({
    key: 'wording.months',
    values: { count: 12, zone: 'UTC' },
  })
  expect(
    wordingText({ kind: 'wall-clock', local: '2026-06-08T10:00', zone: 'Asia/Kolkata' }),
  ).toEqual({
    key: 'wording.wall-clock',
    values: { date: '2026-06-08', time: '10:00', zone: 'Asia/Kolkata' },
  })
})

function localByIntl(at: number, zone: string): string {
  const shown = new Date(at).toLocaleString('sv-SE', { timeZone: zone })
  return shown.slice(0, 16).replace(' ', 'T')
}
