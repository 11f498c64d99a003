import { Temporal } from 'temporal-polyfill'

import { instant } from '../kernel/instant.ts'
import type { Instant } from '../kernel/instant.ts'
import type { WallClock } from '../kernel/wording.ts'

/** A calendar as calendar programs subscribe to it (RFC 5545). */
export type Feed = {
  readonly name: string
  readonly entries: readonly FeedEntry[]
}

export type FeedEntry = {
  /** Stays the same for as long as it is the same entry; on it updates and cancellations are recognised. */
  readonly uid: string
  /** Grows with every change, cancellation included. */
  readonly sequence: number
  readonly state: 'tentative' | 'confirmed' | 'cancelled'
  /** When it last changed. The time at which anyone asks is in no feed: what is unchanged is the same bytes. */
  readonly modified: Instant
  readonly title: string
  readonly description: string
  /** Where one reads more, after signing in. */
  readonly url: string
  readonly when: When
}

/**
 * Legal instants are written in UTC and mean the same for ever; what was stated in local time is
 * written so, with the rules of its zone beside it.
 */
export type When =
  | { readonly kind: 'instant'; readonly at: Instant }
  | { readonly kind: 'local'; readonly plan: WallClock }

/** The text of a feed, lines ended and folded as the standard asks. */
export function printFeed({ name, entries }: Feed): string {
  const zones = zonesOf(entries)
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Entente//Relief//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    ...zones.flatMap(({ zone, first, last }) => timeZone(zone, first, last)),
    ...entries.flatMap(event),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function event(entry: FeedEntry): readonly string[] {
  const { uid, sequence, state, modified, title, description, url } = entry
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${inUtc(modified)}`,
    `LAST-MODIFIED:${inUtc(modified)}`,
    `SEQUENCE:${sequence}`,
    `STATUS:${state.toUpperCase()}`,
    timesOf(entry.when),
    `SUMMARY:${escaped(title)}`,
    ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
    `URL:${url}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

/** A moment has no duration: it begins, and that is all there is to it (RFC 5545, 3.6.1). */
function timesOf(when: When): string {
  switch (when.kind) {
    case 'instant':
      return `DTSTART:${inUtc(when.at)}`
    case 'local':
      return `DTSTART;TZID=${when.plan.zone}:${local(when.plan.local)}`
  }
}

/** The years for which each zone has to be told, in the order of the zones' names. */
function zonesOf(entries: readonly FeedEntry[]) {
  const years = new Map<string, { first: number; last: number }>()
  for (const { when } of entries) {
    if (when.kind !== 'local') continue
    const { zone } = when.plan
    const year = Number(when.plan.local.slice(0, 4))
    const known = years.get(zone) ?? { first: year, last: year }
    years.set(zone, { first: Math.min(known.first, year), last: Math.max(known.last, year) })
  }
  return [...years]
    .map(([zone, range]) => ({ zone, ...range }))
    .toSorted((a, b) => (a.zone < b.zone ? -1 : 1))
}

/**
 * A zone as it is in these years: one observance for the offset it begins with, and one for every
 * change of the clock. Whoever reads it needs no rule that may have been repealed.
 */
function timeZone(zone: string, first: number, last: number): readonly string[] {
  const start = Temporal.PlainDate.from({ year: first, month: 1, day: 1 }).toZonedDateTime(zone)
  const end = Temporal.PlainDate.from({ year: last + 1, month: 1, day: 2 }).toZonedDateTime(zone)
  const observances = [observance(start.offsetNanoseconds, start)]
  let at = start.getTimeZoneTransition('next')
  while (at !== null && Temporal.ZonedDateTime.compare(at, end) < 0) {
    observances.push(observance(at.subtract({ nanoseconds: 1 }).offsetNanoseconds, at))
    at = at.getTimeZoneTransition('next')
  }
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...observances.flat(), 'END:VTIMEZONE']
}

/** An observance's beginning is written on the clock as it was before (RFC 5545, 3.8.2.4 and 3.6.5). */
function observance(before: number, at: Temporal.ZonedDateTime): readonly string[] {
  const kind = at.offsetNanoseconds > before ? 'DAYLIGHT' : 'STANDARD'
  const shown = Temporal.Instant.fromEpochMilliseconds(at.epochMilliseconds)
    .add({ nanoseconds: before })
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime()
  return [
    `BEGIN:${kind}`,
    `DTSTART:${local(shown.toString({ smallestUnit: 'second' }))}`,
    `TZOFFSETFROM:${offset(before)}`,
    `TZOFFSETTO:${offset(at.offsetNanoseconds)}`,
    `TZNAME:${offset(at.offsetNanoseconds)}`,
    `END:${kind}`,
  ]
}

function offset(nanoseconds: number): string {
  const minutes = Math.round(Math.abs(nanoseconds) / 60_000_000_000)
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const digits = (number: number) => String(number).padStart(2, '0')
  return `${nanoseconds < 0 ? '-' : '+'}${digits(hours)}${digits(rest)}`
}

/** `20260329T010000Z`. The standard knows no fractions of a second; a moment is never shown too early. */
function inUtc(at: Instant): string {
  const whole = instant(Math.ceil(at / 1_000) * 1_000)
  return new Date(whole).toISOString().replaceAll(/[-:]|\.\d+/g, '')
}

/** `2026-03-29T10:00` as `20260329T100000`. */
function local(text: string): string {
  const digits = text.replaceAll(/[-:]/g, '')
  return digits.length === 'YYYYMMDDTHHMM'.length ? `${digits}00` : digits
}

function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n|\r|\n/g, '\\n')
}

/** No line is longer than 75 octets; the rest goes on after a space, and no character is cut in two. */
function folded(line: string): string {
  const lines: string[] = []
  let current = ''
  let octets = 0
  for (const character of line) {
    const size = octetsOf(character)
    if (octets + size > 75) {
      lines.push(current)
      current = ' '
      octets = 1
    }
    current += character
    octets += size
  }
  return [...lines, current].join('\r\n')
}

/** Length in UTF-8. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x1_0000 ? 3 : 4
}
