import { expect, test } from 'vitest'

import { day, fromIso, hour, later, minute, second } from '#app/domain/kernel/instant.ts'
import {
  formatBoard,
  formatClock,
  formatInstant,
  formatLength,
  formatList,
  formatNumber,
  formatRelative,
  formatSpan,
} from '#app/i18n/format.ts'
import { createTexts } from '#app/i18n/instance.ts'
import { namespaces } from '#app/i18n/namespaces.ts'
import { allTexts } from '#app/i18n/texts.server.ts'

const at = fromIso('2026-12-03T14:00:07.000Z')
const english = createTexts('en', allTexts.en).getFixedT('en', namespaces)
const arabic = createTexts('ar', allTexts.ar).getFixedT('ar', namespaces)

test('an instant is said on the wall clock of the reader, always with its zone', () => {
  expect(formatInstant(at, { locale: 'en', timeZone: 'UTC' })).toBe('Thu 3 Dec 2026, 14:00 UTC')
  expect(formatInstant(at, { locale: 'en', timeZone: 'Asia/Kolkata' })).toBe(
    'Thu 3 Dec 2026, 19:30 GMT+5:30',
  )
  expect(formatInstant(at, { locale: 'en', timeZone: 'UTC' }, 'second')).toContain('14:00:07 UTC')
})

test('a day names its zone, in which it may be another day', () => {
  const night = fromIso('2026-12-03T23:30:00.000Z')
  expect(formatInstant(night, { locale: 'en', timeZone: 'UTC' }, 'day')).toBe(
    'Thu 3 Dec 2026 (UTC)',
  )
  expect(formatInstant(night, { locale: 'en', timeZone: 'Asia/Tokyo' }, 'day')).toMatch(
    /^Fri 4 Dec 2026/,
  )
})

test('Arabic says the day in Arabic, with the digits of clocks and symbols', () => {
  const said = formatInstant(at, { locale: 'ar', timeZone: 'UTC' })
  expect(said).toMatch(/ديسمبر/)
  expect(said).toContain('14:00')
  expect(formatNumber(1234.5, 'ar')).toMatch(/1.?234/)
})

test('a clock in a summer zone names the time of that season', () => {
  const reader = { locale: 'en', timeZone: 'Europe/Oslo' } as const
  expect(formatClock(fromIso('2026-07-01T12:00:00.000Z'), reader)).toMatch(/^14:00 /)
  expect(formatClock(fromIso('2026-12-01T12:00:00.000Z'), reader)).toMatch(/^13:00 /)
})

test('a span is said in its two largest units', () => {
  const said = (milliseconds: number) => formatSpan(at, later(at, milliseconds), english)
  expect(said(40 * second)).toBe('40 s')
  expect(said(59 * minute)).toBe('59 m')
  expect(said(3 * hour + 12 * minute)).toBe('3 h 12 m')
  expect(said(47 * hour)).toBe('47 h 0 m')
  expect(said(5 * day + 4 * hour + minute)).toBe('5 d 4 h')
})

test('a length is measured to the nearest second before it is said', () => {
  expect(formatLength(3 * hour + 30 * minute - 400, english)).toBe('3 h 30 m')
  expect(formatLength(44 * minute + 59 * second, english)).toBe('44 m')
})

test('the past and the future are told apart', () => {
  expect(formatRelative(later(at, hour), at, english)).toBe('in 1 h 0 m')
  expect(formatRelative(later(at, -hour), at, english)).toBe('1 h 0 m ago')
  expect(formatRelative(later(at, hour), at, arabic)).toBe('بعد 1 س 0 د')
})

test('the board counts down to nought and stays there', () => {
  expect(formatBoard(at, later(at, 2 * hour + 14 * minute + 7 * second))).toBe('02:14:07')
  expect(formatBoard(at, later(at, 47 * hour))).toBe('47:00:00')
  expect(formatBoard(at, later(at, -second))).toBe('00:00:00')
})

test('lists are joined as the language joins them', () => {
  expect(formatList(['UWC', 'OST', 'THA'], 'en')).toBe('UWC, OST and THA')
  expect(formatList(['UWC', 'OST'], 'ar')).toBe('UWC وOST')
})
