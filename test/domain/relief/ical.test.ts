import fc from 'fast-check'
import { expect, test } from 'vitest'

import { instant, later } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { EventCommand } from '#app/domain/relief/event-commands.ts'
import type { ReliefEvent } from '#app/domain/relief/event.ts'
import { feedOf, snapbackFeedOf } from '#app/domain/relief/feed.ts'
import { printFeed } from '#app/domain/relief/ical.ts'
import type { FeedEntry } from '#app/domain/relief/ical.ts'
import type { Snapback } from '#app/domain/relief/snapback.ts'
import { lastMoment } from '#app/domain/relief/terms.ts'

import { zones } from '../kernel/calendars.ts'
import {
  act,
  actor,
  armed,
  at,
  finding,
  fired,
  id,
  moment,
  oil,
  onFinding,
  ostia,
  outcome,
  proposed,
  scheduled,
  solvaara,
  start,
  t0,
  terms,
  thane,
  verifier,
} from './build.ts'

test('[IC1] a legal instant is written in UTC, begins and has no end', () => {
  const [event] = eventsOf(printed([entry()]))
  expect(event).toMatchObject({ DTSTART: '20260601T100000Z', DTSTAMP: '20260302T090000Z' })
  expect(Object.keys(event!)).not.toContain('DTEND')
  expect(
    eventsOf(printed([entry({ when: { kind: 'instant', at: later(t0, 1) } })]))[0]?.DTSTART,
  ).toBe('20260601T100001Z')
})

test('[IC2] what was stated in local time is written so, with its zone and every change of its clock', () => {
  const plan = { local: '2026-03-29T10:00', zone: 'Europe/Zurich' }
  const text = printed([entry({ when: { kind: 'local', plan } })])
  const [event] = eventsOf(text)
  expect(event).toMatchObject({
    'DTSTART;TZID=Europe/Zurich': '20260329T100000',
  })
  expect(text.replaceAll('\r\n', '\n')).toContain(
    [
      'BEGIN:VTIMEZONE',
      'TZID:Europe/Zurich',
      'BEGIN:STANDARD',
      'DTSTART:20260101T000000',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0100',
      'TZNAME:+0100',
      'END:STANDARD',
      'BEGIN:DAYLIGHT',
      'DTSTART:20260329T020000',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0200',
      'TZNAME:+0200',
      'END:DAYLIGHT',
      'BEGIN:STANDARD',
      'DTSTART:20261025T030000',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0100',
      'TZNAME:+0100',
      'END:STANDARD',
      'END:VTIMEZONE',
    ].join('\n'),
  )
})

test('[IC2] read by its own rules, a local entry is the moment that its zone meant, in any zone of the year', () => {
  const day = fc.integer({ min: 0, max: 364 })
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      day,
      fc.integer({ min: 0, max: 23 }),
      (zone, on, hour) => {
        const local = new Date(Date.UTC(2026, 0, 1 + on, hour)).toISOString().slice(0, 16)
        const text = printed([entry({ when: { kind: 'local', plan: { local, zone } } })])
        const meant = byIntl(local, zone)
        // Skipped and repeated hours are refused before they come to a feed.
        fc.pre(meant.length === 1)
        expect(readLocal(text)).toBe(meant[0])
      },
    ),
  )
})

test('[IC3] an update keeps its uid and grows in sequence; a cancellation says so', () => {
  const feed = (event: ReliefEvent, sequence: number) =>
    feedOf(event, { ...about, delegation: thane, sequence }, texts)
  const [before] = feed(armed(), 1)
  const moved = act(act(armed(), propose(later(t0, 86_400_000)), { by: actor(ostia) }), accept())
  const [after] = feed(moved, 2)
  expect([after?.uid, after?.sequence]).toEqual([before?.uid, 2])
  expect(after?.when).toEqual({ kind: 'instant', at: later(t0, 86_400_000) })
  const motion = { act: 'abort', event: id<'event'>(200) } as const
  const aborted = act(armed(), { type: 'abort', reason: 'war', outcome: outcome(motion) })
  const gone = eventsOf(printed(feed(aborted, 3)))
  expect(gone.map(({ STATUS, SEQUENCE }) => [STATUS, SEQUENCE])).toContainEqual(['CANCELLED', '3'])
  expect(new Set(gone.map(({ STATUS }) => STATUS))).toEqual(new Set(['CANCELLED']))
  expect(feed(proposed(), 1).map(({ state }) => state)).toEqual(['tentative'])
})

test('[IC4] a feed tells a delegation what it owes itself, and titles say nothing of what is relieved', () => {
  const kinds = (event: ReliefEvent, delegation: typeof thane | null) =>
    feedOf(event, { ...about, delegation, sequence: 1 }, texts).map(({ uid }) => uid.split('.')[0])
  expect(kinds(armed(), thane)).toEqual(['t0', 'ready-by', 'attestation-ends'])
  expect(kinds(armed(), solvaara)).toEqual(['t0', 'ready-by'])
  expect(kinds(armed(), null)).toEqual(['t0'])
  expect(kinds(armed(onFinding()), null)).toEqual(['long-stop'])
  const called = act(armed(), { type: 'open-call', due: at(later(t0, -1_000)) })
  expect(kinds(called, thane)).toContain('call')
  const hold = {
    type: 'hold',
    id: id<'hold'>(790),
    reason: 'oil',
    reviewBy: at(t0),
    over: [oil],
  } as const
  const held = feedOf(
    act(armed(), hold, { by: actor(thane) }),
    { ...about, delegation: null, sequence: 1 },
    texts,
  )
  expect(held.map(({ uid }) => uid.split('.')[0])).toEqual(['t0', 'hold-review'])
  expect(kinds(fired(), null)).toEqual(['t0', 'window-end'])
  expect(JSON.stringify(held)).not.toMatch(/oil|bank|Act 1/)
})

test('[IC4] what has fired stands at the instant at which it did, and its long stop is void', () => {
  const shown = (event: ReliefEvent) =>
    feedOf(event, { ...about, delegation: null, sequence: 1 }, texts).map(
      ({ uid, state, when }) => [uid.split('.')[0], state, when],
    )
  const onTime = fired()
  const at0 = 'firing' in onTime.stage ? onTime.stage.firing.at : t0
  expect(shown(onTime)[0]).toEqual(['t0', 'confirmed', { kind: 'instant', at: at0 }])
  const waiting = armed(onFinding())
  const found = act(waiting, { type: 'issue-finding', finding: finding() }, { by: verifier })
  const fell = 'firing' in found.stage ? found.stage.firing.at : t0
  expect(shown(found).slice(0, 2)).toEqual([
    ['long-stop', 'cancelled', { kind: 'instant', at: lastMoment(found.terms.trigger).at }],
    ['fired', 'confirmed', { kind: 'instant', at: fell }],
  ])
  expect(fell).toBeLessThan(lastMoment(found.terms.trigger).at)
})

test('[IC2] a T0 that is proposed is a plan on a wall clock; decided, it is an instant', () => {
  const wording = { kind: 'wall-clock', local: '2026-06-01T12:00', zone: 'Europe/Zurich' } as const
  const trigger = { kind: 'instant', t0: { ...at(t0), wording }, late } as const
  const whenOf = (event: ReliefEvent) =>
    feedOf(event, { ...about, delegation: null, sequence: 1 }, texts)[0]?.when
  const { local, zone } = wording
  expect(whenOf(proposed(terms({ trigger })))).toEqual({ kind: 'local', plan: { local, zone } })
  expect(whenOf(scheduled(terms({ trigger })))).toEqual({ kind: 'instant', at: t0 })
  expect(whenOf(proposed())).toEqual({ kind: 'instant', at: t0 })
})

test('[IC7] the clocks of a snapback are in it until they are met, and say when they are void', () => {
  const feed = (state: Snapback['state']) =>
    snapbackFeedOf({ ...snapback, state }, { ...about, sequence: 4 }, texts).map((entry) => [
      entry.uid.split('.')[0],
      entry.state,
      entry.when,
    ])
  const table = { kind: 'instant', at: snapback.tableBy.at }
  const vote = { kind: 'instant', at: snapback.voteBy.at }
  expect(feed({ is: 'notified' })).toEqual([
    ['snapback-table', 'confirmed', table],
    ['snapback-vote', 'confirmed', vote],
  ])
  expect(feed({ is: 'tabled', by: null, at: start })).toEqual([
    ['snapback-table', 'cancelled', table],
    ['snapback-vote', 'confirmed', vote],
  ])
  const [, gone] = feed({ is: 'withdrawn', at: start })
  expect(gone).toEqual(['snapback-vote', 'cancelled', vote])
})

test('[IC5] text is escaped and lines are folded at 75 octets, without cutting a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
      const text = printed([entry({ title })])
      for (const line of text.split('\r\n')) {
        expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
        expect(line.isWellFormed()).toBe(true)
      }
      expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
      expect(unescaped(eventsOf(text)[0]?.SUMMARY ?? '')).toBe(title.replaceAll(/\r\n|\r/g, '\n'))
    }),
  )
})

test('[IC6] a feed is the same bytes for the same entries, and one calendar', () => {
  const entries = [entry(), entry({ uid: 'two', state: 'tentative', description: '' })]
  const text = printed(entries)
  expect(printed(entries)).toBe(text)
  expect(text.split('\r\n').slice(0, 7)).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Entente//Relief//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'NAME:Corvenia',
    'X-WR-CALNAME:Corvenia',
  ])
  expect(eventsOf(text).map(({ UID, STATUS }) => [UID, STATUS])).toEqual([
    ['one', 'CONFIRMED'],
    ['two', 'TENTATIVE'],
  ])
})

const about = { label: 'HCG 7', modified: start, url: 'https://desk.example.org/e/1' }

const texts = {
  title: (kind: string, label: string) => `${label}: ${kind}`,
  description: () => '',
}

const late = { graceSeconds: 60, beyond: 'hold' } as const

const snapback: Snapback = {
  id: id(850),
  notified: { by: thane, at: start, ground: 'It was not performed.', provision: 'Para. 37' },
  targets: [{ kind: 'measure', measure: oil }],
  tableBy: at(later(start, 864_000_000)),
  voteBy: at(later(start, 2_592_000_000)),
  windDown: { kind: 'days', count: 180, zone: 'UTC' },
  votes: [],
  objections: [],
  state: { is: 'notified' },
}

function entry(change: Partial<FeedEntry> = {}): FeedEntry {
  return {
    uid: 'one',
    sequence: 0,
    state: 'confirmed',
    modified: start,
    title: 'HCG 7',
    description: 'See the desk.',
    url: 'https://desk.example.org/e/1',
    when: { kind: 'instant', at: t0 },
    ...change,
  }
}

function printed(entries: readonly FeedEntry[]): string {
  return printFeed({ name: 'Corvenia', entries })
}

function propose(to: Instant): EventCommand {
  const trigger = {
    kind: 'instant',
    t0: at(to),
    late,
  } as const
  return { type: 'propose-change', id: id(780), terms: terms({ trigger }), reason: 'x' }
}

function accept(): EventCommand {
  const proposal = id<'proposal'>(780)
  return {
    type: 'accept-change',
    id: proposal,
    outcome: outcome({ act: 'change', event: id<'event'>(200), proposal }),
  }
}

/** Components of a feed, unfolded, by the names of their properties with parameters. */
function eventsOf(text: string): readonly Record<string, string>[] {
  const lines = text.replaceAll('\r\n ', '').split('\r\n')
  const found: Record<string, string>[] = []
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') found.push({})
    const colon = line.indexOf(':')
    const current = found.at(-1)
    if (current) current[line.slice(0, colon)] ??= line.slice(colon + 1)
  }
  return found
}

function unescaped(text: string): string {
  return text.replaceAll(/\\([\\;,n])/g, (_, character: string) =>
    character === 'n' ? '\n' : character,
  )
}

/** Reads a local entry by the observances in the feed alone: the last that began before it holds. */
function readLocal(text: string): Instant {
  const lines = text.replaceAll('\r\n ', '').split('\r\n')
  const wall = (digits: string) =>
    Date.parse(digits.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6Z'))
  const offset = (written: string) =>
    (written.startsWith('-') ? -1 : 1) *
    (Number(written.slice(1, 3)) * 60 + Number(written.slice(3)))
  const start_ = lines.find((line) => line.startsWith('DTSTART;TZID='))?.split(':')[1] ?? ''
  let to = 0
  for (const [at_, line] of lines.entries()) {
    if (line !== 'BEGIN:STANDARD' && line !== 'BEGIN:DAYLIGHT') continue
    const [begins, , offsetTo] = lines.slice(at_ + 1).map((next) => next.split(':')[1] ?? '')
    if (wall(begins ?? '') <= wall(start_)) to = offset(offsetTo ?? '')
  }
  return instant(wall(start_) - to * 60_000)
}

/** The moments at which a zone's clocks show `local`, found by trying every quarter of an hour. */
function byIntl(local: string, zone: string): readonly Instant[] {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  })
  const middle = moment(`${local}:00Z`)
  const found: Instant[] = []
  for (let quarter = -60; quarter <= 60; quarter += 1) {
    const one = later(middle, quarter * 900_000)
    if (format.format(one) === local.replace('T', ' ')) found.push(one)
  }
  return found
}
