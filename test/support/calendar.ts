import ICAL from 'ical.js'

import { instant } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'

/** An entry as a calendar program of others reads it, by the rules of zones that the calendar brings. */
export type ReadEntry = {
  uid: string
  sequence: number
  status: string
  summary: string
  zone: string
  at: Instant
  modified: Instant
}

/** Reads a calendar with ical.js, which shares nothing with what wrote it. */
export function readCalendar(text: string): { name: string; entries: readonly ReadEntry[] } {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const entries = calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    const modified = component.getFirstPropertyValue('last-modified') as ICAL.Time
    return {
      uid: event.uid,
      sequence: event.sequence,
      status: String(component.getFirstPropertyValue('status')),
      summary: event.summary,
      zone: event.startDate.zone?.tzid ?? '',
      at: instant(event.startDate.toUnixTime() * 1_000),
      modified: instant(modified.toUnixTime() * 1_000),
    }
  })
  return { name: String(calendar.getFirstPropertyValue('name')), entries }
}
