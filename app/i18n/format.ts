import type { Locale } from '#app/domain/accounts/viewer.ts'
import { day, hour, instant, minute, second } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'

import { tags } from './locale.ts'
import type { Translate } from './use-texts.ts'

export type Reader = {
  locale: Locale
  /** IANA zone in which the reader sees times: that of the capital. */
  timeZone: string
}

/** How much of an instant is said: `Thu 3 Dec 2026`, `…, 14:00 UTC`, or `…, 14:00:07 UTC`. */
export type Precision = 'day' | 'minute' | 'second'

/**
 * An instant as the reader's wall clock shows it, always with its zone, since every reader has
 * another one. A day names its zone too: deadlines end at midnight somewhere.
 */
export function formatInstant(
  at: Instant,
  reader: Reader,
  precision: Precision = 'minute',
): string {
  const date = parts(at, reader, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  })
  const dated = `${date('weekday')} ${date('day')} ${date('month')} ${date('year')}`
  if (precision === 'day') return `${dated} (${zoneName(at, reader)})`
  return `${dated}${reader.locale === 'ar' ? '،' : ','} ${formatClock(at, reader, precision)}`
}

/** The time of day with its zone, for places where the day is said already: `14:00 UTC`. */
export function formatClock(
  at: Instant,
  reader: Reader,
  precision: 'minute' | 'second' = 'minute',
): string {
  const time = parts(at, reader, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  const seconds = precision === 'second' ? `:${time('second')}` : ''
  return `${time('hour')}:${time('minute')}${seconds} ${zoneName(at, reader)}`
}

/** How long from `from` to `to`, in its two largest units: `3 h 12 m`, `5 d 4 h`, `40 s`. */
export function formatSpan(from: Instant, to: Instant, t: Translate): string {
  const span = Math.abs(to - from)
  if (span < minute) return t('span.seconds', { seconds: Math.floor(span / second) })
  if (span < hour) return t('span.minutes', { minutes: Math.floor(span / minute) })
  if (span < 2 * day) {
    return t('span.hours', {
      hours: Math.floor(span / hour),
      minutes: Math.floor((span % hour) / minute),
    })
  }
  return t('span.days', { days: Math.floor(span / day), hours: Math.floor((span % day) / hour) })
}

/** How long something took, to the nearest second. */
export function formatLength(milliseconds: number, t: Translate): string {
  return formatSpan(instant(0), instant(Math.round(milliseconds / second) * second), t)
}

/** `in 3 h 12 m` or `3 h 12 m ago`. */
export function formatRelative(at: Instant, now: Instant, t: Translate): string {
  const span = formatSpan(now, at, t)
  return at >= now ? t('span.in', { span }) : t('span.ago', { span })
}

/** What an airport board shows in the last two days: `02:14:07`, and `00:00:00` once it is over. */
export function formatBoard(from: Instant, to: Instant): string {
  const left = Math.max(0, to - from)
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  return `${two(left / hour)}:${two((left % hour) / minute)}:${two((left % minute) / second)}`
}

export function formatNumber(
  value: number,
  locale: Locale,
  options?: Intl.NumberFormatOptions,
): string {
  const key = `${locale} ${Object.entries(options ?? {}).join()}`
  return kept(numbers, key, () => new Intl.NumberFormat(tags[locale], options)).format(value)
}

/** `UWC, OST and THA`. */
export function formatList(items: readonly string[], locale: Locale): string {
  const build = () => new Intl.ListFormat(tags[locale], { type: 'conjunction' })
  return kept(lists, locale, build).format(items)
}

/** `CET`, `UTC`, `GMT+5:30`: short, and left to right also between Arabic words. */
function zoneName(at: Instant, reader: Reader): string {
  const name = parts(at, { ...reader, locale: 'en' }, { timeZoneName: 'short' })('timeZoneName')
  return reader.locale === 'ar' ? `\u2066${name}\u2069` : name
}

/** Composed by us from Intl's parts: browsers and Node order and punctuate the whole differently. */
function parts(at: Instant, reader: Reader, options: Intl.DateTimeFormatOptions) {
  const found = formatter(reader, options).formatToParts(at)
  return (type: Intl.DateTimeFormatPartTypes) =>
    found.find((part) => part.type === type)?.value ?? ''
}

function formatter(reader: Reader, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${reader.locale} ${reader.timeZone} ${Object.keys(options).join()}`
  const build = () =>
    new Intl.DateTimeFormat(tags[reader.locale], { ...options, timeZone: reader.timeZone })
  return kept(times, key, build)
}

// Formatters are costly to build and few: one per language, zone and shape.
const times = new Map<string, Intl.DateTimeFormat>()
const numbers = new Map<string, Intl.NumberFormat>()
const lists = new Map<string, Intl.ListFormat>()

function kept<Formatter>(
  known: Map<string, Formatter>,
  key: string,
  build: () => Formatter,
): Formatter {
  const found = known.get(key) ?? build()
  known.set(key, found)
  return found
}
