import { expect, test } from 'vitest'

import {
  decideCoSponsorship,
  evolveCoSponsorship,
  printedSponsors,
  unconfirmed,
} from '#app/domain/drafting/co-sponsorship.ts'
import type { CoSponsorship, CoSponsorshipCommand } from '#app/domain/drafting/co-sponsorship.ts'
import { inHours } from '#app/domain/kernel/deadline.ts'
import { instant } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'

import { accepted, actor, codeOf, delegation, monday, secretary, withoutPosition } from './build.ts'

const [first, second] = ['HCG/2026/L.5', 'HCG/2026/L.5/Rev.1'] as const
const until = inHours(monday, 24)

test('[ST8] the main sponsor or the secretariat opens the list', () => {
  expect(printedSponsors(opened())).toEqual(['S'])
  expect(refusalOf(null, { ...open(), by: secretary })).toBe(null)
  expect(refusalOf(null, { ...open(), by: actor('A') })).toBe('not-yours')
  expect(refusalOf(null, { ...open(), by: actor('S', 'delegate') })).toBe('heads-only')
  expect(refusalOf(opened(), open())).toBe('list-opened')
  expect(refusalOf(null, open(), until.at)).toBe('hour-past')
  expect(refusalOf(null, join('A'))).toBe('no-list')
})

test('[ST8] members join and leave for themselves, and nobody else is on the list', () => {
  const joined = after(opened(), join('A'))
  expect(printedSponsors(joined)).toEqual(['S', 'A'])
  expect(refusalOf(joined, join('A'))).toBe('sponsors-already')
  expect(refusalOf(opened(), join('S'))).toBe('main-sponsor')
  expect(refusalOf(opened(), { ...join('A'), by: actor('A', 'delegate') })).toBe('heads-only')
  expect(refusalOf(opened(), { ...join('A'), by: actor('B') })).toBe('not-yours')
  for (const by of withoutPosition) {
    expect(refusalOf(opened(), { ...join('A'), by, for: by.delegation })).toBe('no-position')
  }
  expect(printedSponsors(after(joined, leave('A')))).toEqual(['S'])
  expect(refusalOf(opened(), leave('A'))).toBe('not-sponsoring')
})

test('[ST9] the list closes at its hour, whether or not the clock has recorded it', () => {
  const joined = after(opened(), join('A'))
  expect(refusalOf(joined, leave('A'), instant(until.at - 1))).toBe(null)
  expect(refusalOf(joined, leave('A'), until.at)).toBe('list-closed')
  expect(refusalOf(joined, { type: 'close-at-hour' }, instant(until.at - 1))).toBe(
    'list-open-still',
  )
  const closed = after(joined, { type: 'close-at-hour' }, instant(until.at + 9))
  expect(closed).toMatchObject({ stage: 'closed', closedAt: until.at })
  expect(refusalOf(closed, join('B'))).toBe('list-closed')
  expect(printedSponsors(closed)).toEqual(['S', 'A'])
})

test('[ST9] an open-ended list closes when action is taken', () => {
  const endless = after(null, { ...open(), until: null })
  expect(refusalOf(endless, { type: 'close-at-hour' }, until.at)).toBe('list-open-still')
  expect(refusalOf(endless, join('A'), until.at)).toBe(null)
  expect(after(endless, { type: 'close-at-action' })).toMatchObject({
    stage: 'closed',
    closedAt: monday,
  })
})

test('[ST10] [ST11] a substantive revision asks every co-sponsor again', () => {
  const two = [join('A'), join('B')].reduce<CoSponsorship>(
    (state, command) => after(state, command),
    opened(),
  )
  const revise = { type: 'revise', symbol: second, substantive: true } as const
  expect(accepted(decideCoSponsorship(two, revise, monday))).toEqual([
    { type: 'revised', symbol: second, flagged: ['A', 'B'] },
  ])
  const revised = after(two, revise)
  expect(printedSponsors(revised)).toEqual(['S'])
  expect(unconfirmed(revised)).toEqual(['A', 'B'])
  const confirmed = after(revised, confirm('B', second))
  expect(printedSponsors(confirmed)).toEqual(['S', 'B'])
  expect(unconfirmed(confirmed)).toEqual(['A'])
  expect(refusalOf(confirmed, confirm('B', second))).toBe('confirmed-already')
  expect(refusalOf(revised, confirm('B', first))).toBe('other-revision')
  expect(refusalOf(revised, confirm('C', second))).toBe('not-sponsoring')
  expect(refusalOf(revised, join('C'))).toBe('other-revision')
})

test('[ST10] another revision carries along only who stood for the one before', () => {
  const two = [join('A'), join('B')].reduce<CoSponsorship>(
    (state, command) => after(state, command),
    opened(),
  )
  const flagged = after(two, { type: 'revise', symbol: second, substantive: true })
  const confirmed = after(flagged, confirm('B', second))
  const third = after(confirmed, { type: 'revise', symbol: `${first}/Rev.2`, substantive: false })
  expect(printedSponsors(third)).toEqual(['S', 'B'])
  expect(unconfirmed(third)).toEqual(['A'])
})

function open(): Extract<CoSponsorshipCommand, { type: 'open' }> {
  return { type: 'open', by: actor('S'), sponsor: delegation('S'), symbol: first, until }
}

function opened(): CoSponsorship {
  return after(null, open())
}

function join(name: string): CoSponsorshipCommand & { type: 'join' } {
  return { type: 'join', by: actor(name), for: delegation(name), symbol: first }
}

function leave(name: string): CoSponsorshipCommand {
  return { type: 'leave', by: actor(name), for: delegation(name) }
}

function confirm(name: string, symbol: string): CoSponsorshipCommand {
  return { type: 'confirm', by: actor(name), for: delegation(name), symbol }
}

function after(
  state: CoSponsorship | null,
  command: CoSponsorshipCommand,
  at: Instant = monday,
): CoSponsorship {
  const next = accepted(decideCoSponsorship(state, command, at)).reduce<CoSponsorship | null>(
    evolveCoSponsorship,
    state,
  )
  if (next === null) throw new Error('no list came of it')
  return next
}

function refusalOf(
  state: CoSponsorship | null,
  command: CoSponsorshipCommand,
  at: Instant = monday,
): string | null {
  return codeOf(decideCoSponsorship(state, command, at))
}
