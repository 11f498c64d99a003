import { expect } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { FrameworkId } from '#app/domain/kernel/id.ts'
import { fromIso, minute, toIso } from '#app/domain/kernel/instant.ts'
import type { EventId } from '#app/domain/relief/event.ts'
import type { EntryKind } from '#app/domain/relief/feed.ts'
import { paths } from '#app/paths.ts'
import { calendarFeed } from '#db/schema/index.ts'
import { changeMandate } from '#server/accounts/change-mandate.ts'
import { createFramework } from '#server/accounts/create-framework.ts'
import type { ServerContext } from '#server/context.ts'
import { createFeed } from '#server/feeds/create-feed.ts'
import { listFeeds } from '#server/feeds/list-feeds.ts'
import { readFeed } from '#server/feeds/read-feed.ts'
import { revokeFeed } from '#server/feeds/revoke-feed.ts'
import { NotFound } from '#server/refusals.ts'
import { actOnEvent } from '#server/relief/act-on-event.ts'
import { actOnMeasure } from '#server/relief/act-on-measure.ts'
import { addMeasure } from '#server/relief/add-measure.ts'
import { listEvents } from '#server/relief/list-events.ts'
import { proposeEvent } from '#server/relief/propose-event.ts'
import { actOnExemption } from '#server/safeguards/act-on-exemption.ts'
import { notifySnapback } from '#server/safeguards/notify-snapback.ts'
import { proposeExemption } from '#server/safeguards/propose-exemption.ts'
import { buildDelegation, buildViewer, newId } from '#test/support/build.ts'
import { readCalendar } from '#test/support/calendar.ts'
import { testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'
import {
  armedTable,
  eventForm,
  executedTable,
  measureForm,
  reliefTable,
  t0,
} from '#test/support/relief.ts'
import { agreeWayBack, exemptionForm, snapbackForm, wayBackForm } from '#test/support/safeguards.ts'

test('[FD1] an address is made once, and only its hash is kept', async ({ database }) => {
  const ctx = await testContext(database)
  const { member } = await reliefTable(ctx)
  const { token } = await createFeed(ctx, member, { name: 'The wall', framework: '' })
  expect((await read(ctx, token)).name).toBe('The wall')
  expect(JSON.stringify(await ctx.db.select().from(calendarFeed))).not.toContain(token)
})

test('[FD2] a framework’s calendar has its events alone, a delegation’s all and what it owes', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const table = await armedTable(ctx)
  const { secretary, member } = table
  const named = { name: 'Another framework', summary: 'About it.' }
  const { framework } = await createFramework(ctx, secretary, named, newId())
  const elsewhere = await monthly(ctx, secretary, framework, member, [6])
  await agreeWayBack(ctx, table)
  const snapback = snapbackForm(table.framework)
  const { measure } = await measureOf(ctx, secretary, table.framework, member)
  await notifySnapback(ctx, present(ctx, member), { ...snapback, targets: [measure] }, newId())

  const kindsIn = async (by: Viewer, of: string) => {
    const { token } = await createFeed(ctx, by, { name: 'All', framework: of })
    const { entries } = await read(ctx, token)
    return entries.map(({ uid }) => uid.split('.')[0] ?? '').toSorted()
  }
  const both = ['snapback-table', 'snapback-vote', 't0']
  const own = ['attestation-ends', 'ready-by', 'snapback-table', 'snapback-vote', 't0', 't0']
  expect(await kindsIn(member, table.framework)).toEqual(both)
  expect(await kindsIn(member, '')).toEqual(own)
  expect(await kindsIn(secretary, '')).toEqual([...both, 't0'])
  expect(await kindsIn(member, framework)).toEqual(['t0'])
  expect(elsewhere).toHaveLength(1)
})

test('[FD2] nothing that somebody typed is in a calendar but its own name', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const { event, member, secretary, framework } = await armedTable(ctx)
  const hold = { event, act: 'hold', reason: 'A secret reason', hours: '5' }
  await actOnEvent(ctx, present(ctx, member), hold, newId())
  const { measure } = await measureOf(ctx, secretary, framework, member)
  await agreeWayBack(ctx, { secretary, framework })
  const snapback = { ...snapbackForm(framework), targets: [measure] }
  await notifySnapback(ctx, present(ctx, member), snapback, newId())
  const { token } = await createFeed(ctx, member, { name: 'The wall', framework: '' })
  const text = (await textOf(ctx, token)).replaceAll('\r\n ', '')
  expect(text).toContain('SUMMARY:<hold-review 1>')
  const typed = [
    'A secret reason',
    'First relief',
    'stockpile',
    'crude oil',
    'Corvenia',
    snapback.ground,
    wayBackForm.provision,
    member.delegation.code,
    member.person.name,
  ]
  expect(typed.filter((words) => text.includes(words))).toEqual([])
})

test('[FD3] [FD5] colleagues revoke a calendar, nobody else does; what is revoked is gone', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const { member, secretary } = await reliefTable(ctx)
  const delegation = { ...member.delegation, coalition: member.coalition, country: 'NO' }
  const colleague = await buildViewer(ctx.db, { delegation, as: 'delegate' })
  const other = await buildViewer(ctx.db, {
    delegation: await buildDelegation(ctx.db, { coalition: member.coalition }),
    as: 'head',
  })
  const { token } = await createFeed(ctx, member, { name: 'The wall', framework: '' })
  expect((await listFeeds(ctx, other)).feeds).toEqual([])
  const { feeds } = await listFeeds(ctx, colleague)
  expect(feeds).toMatchObject([{ name: 'The wall', framework: null, by: member.person.name }])
  const feed = feeds[0]?.id
  for (const stranger of [other, secretary]) {
    await expect(revokeFeed(ctx, stranger, { feed })).rejects.toThrow(NotFound)
  }
  expect((await read(ctx, token)).name).toBe('The wall')
  await revokeFeed(ctx, colleague, { feed })
  expect((await listFeeds(ctx, member)).feeds).toEqual([])
  await expect(read(ctx, token)).rejects.toThrow(NotFound)
  await expect(revokeFeed(ctx, colleague, { feed })).rejects.toThrow(NotFound)
})

test('[FD3] a calendar ends with the mandate under which it was made', async ({ database }) => {
  const ctx = await testContext(database)
  const { member } = await reliefTable(ctx)
  const delegation = { ...member.delegation, coalition: member.coalition, country: 'NO' }
  const expert = await buildViewer(ctx.db, { delegation, as: 'delegate' })
  const { token } = await createFeed(ctx, expert, { name: 'Mine', framework: '' })
  const change = { mandate: expert.mandate.id, to: 'ended' }
  await changeMandate(ctx, present(ctx, member), change, newId())
  await expect(read(ctx, token)).rejects.toThrow(NotFound)
  expect((await listFeeds(ctx, member)).feeds).toEqual([])
})

test('[FD4] whatever happens to an event makes its entries grow in sequence, and nothing else does', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const { event, member, leg } = await armedTable(ctx)
  const { token } = await createFeed(ctx, member, { name: 'The wall', framework: '' })
  const before = await textOf(ctx, token)
  await ctx.clock.advance(minute)
  expect(await textOf(ctx, token)).toBe(before)
  const withdraw = { event, act: 'withdraw-attestation', leg }
  await actOnEvent(ctx, present(ctx, member), withdraw, newId())
  const [was] = readCalendar(before).entries
  const [is] = (await read(ctx, token)).entries
  expect(is).toMatchObject({ uid: was?.uid, at: t0, modified: ctx.now() })
  expect(is?.sequence).toBe((was?.sequence ?? 0) + 1)
})

test('[IC9] an exemption brings its sunset and its review once it is in force, and takes them back when it ends', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const { secretary, framework } = await reliefTable(ctx)
  const { token } = await createFeed(ctx, secretary, { name: 'The wall', framework })
  const clocks = async () => {
    const { entries } = await read(ctx, token)
    return entries
      .filter(({ uid }) => uid.startsWith('exemption-'))
      .map(({ summary, status, at }) => ({ summary, status, at }))
  }
  const terms = { framework, kind: 'ordinary', ...exemptionForm(secretary.delegation.id) }
  const { exemption } = await proposeExemption(ctx, secretary, terms, newId())
  expect(await clocks()).toEqual([])

  const by = present(ctx, secretary)
  await actOnExemption(ctx, by, { exemption, act: 'adopt', reference: 'Halden 4' }, newId())
  const [sunset, review] = await clocks()
  expect([sunset, review]).toMatchObject([
    { summary: '<exemption-sunset 1>', status: 'CONFIRMED' },
    { summary: '<exemption-review 1>', status: 'CONFIRMED' },
  ])
  expect(Number(review?.at)).toBeLessThan(Number(sunset?.at))

  for (const act of ['open-review', 'conclude-review', 'end']) {
    const typed = { exemption, act, conclusion: 'let-lapse', reference: 'Halden 5' }
    await actOnExemption(ctx, present(ctx, secretary), typed, newId())
  }
  expect((await clocks()).map(({ status }) => status)).toEqual(['CANCELLED', 'CANCELLED'])
})

test('[IC8] [FD4] relief brings its sunset and its review, which move when it is extended and go when it ends', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const { event, leg, member, secretary, framework } = await executedTable(ctx)
  const { token } = await createFeed(ctx, secretary, { name: 'The wall', framework })
  const clocks = async () => {
    const { entries } = await read(ctx, token)
    const ofKind = (kind: string) => entries.find(({ uid }) => uid.startsWith(`${kind}.`))
    return { sunset: ofKind('sunset'), review: ofKind('review') }
  }
  const first = await clocks()
  // Twelve months by the calendar of the seat, and six.
  expect(first.sunset).toMatchObject({
    status: 'CONFIRMED',
    summary: '<sunset 1>',
    at: fromIso('2027-03-03T23:00:00.000Z'),
  })
  expect(first.review).toMatchObject({ at: fromIso('2026-09-03T22:00:00.000Z') })

  const [measure] = (await listEvents(ctx, secretary, framework)).measures
  const until = { local: '2027-09-01T12:00', zone: 'UTC', reference: 'Halden 9' }
  const extend = { act: 'extend', measure: measure?.id, ...until }
  await actOnMeasure(ctx, present(ctx, secretary), extend, newId())
  const extended = await clocks()
  expect(extended.sunset).toMatchObject({
    uid: first.sunset?.uid,
    status: 'CONFIRMED',
    at: fromIso('2027-09-01T12:00:00.000Z'),
  })
  expect(extended.sunset?.sequence).toBeGreaterThan(first.sunset?.sequence ?? 0)

  const reverse = { event, act: 'reverse', reference: 'Halden 12' }
  await actOnEvent(ctx, present(ctx, secretary), reverse, newId())
  const at = toIso(ctx.now()).slice(0, 19)
  const revert = { event, act: 'revert', leg, at, publication: 'OJ L 20' }
  await actOnEvent(ctx, present(ctx, member), revert, newId())
  const ended = await clocks()
  for (const kind of ['sunset', 'review'] as const) {
    expect(ended[kind]).toMatchObject({ uid: first[kind]?.uid, status: 'CANCELLED' })
    expect(ended[kind]?.sequence).toBeGreaterThan(extended[kind]?.sequence ?? 0)
  }
})

test('[FD6] a program of others reads a year of events at their instants, in winter and in summer', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const { secretary, member, framework, event: first } = await reliefTable(ctx)
  const months = [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]
  const events = await monthly(ctx, secretary, framework, member, months)
  // A day on which the clocks of Oslo change: ten in the morning is after the change.
  const onTheDay = await propose(ctx, secretary, framework, member, '2026-10-25T10:00')
  const { token } = await createFeed(ctx, secretary, { name: 'A year', framework })
  const t0Of = async (event: EventId) => {
    const { entries } = await read(ctx, token)
    return entries.find(({ uid }) => uid === `t0.${event}@entente`)
  }
  const said = await Promise.all(events.map(t0Of))
  const hours = said.map((entry) => new Date(entry?.at ?? 0).toISOString().slice(0, 16))
  expect(hours).toEqual([
    '2026-04-15T08:00',
    '2026-05-15T08:00',
    '2026-06-15T08:00',
    '2026-07-15T08:00',
    '2026-08-15T08:00',
    '2026-09-15T08:00',
    '2026-10-15T08:00',
    '2026-11-15T09:00',
    '2026-12-15T09:00',
    '2027-01-15T09:00',
    '2027-02-15T09:00',
  ])
  expect(said.map((entry) => entry?.zone)).toEqual(months.map(() => 'Europe/Oslo'))
  expect(said.map((entry) => entry?.status)).toEqual(months.map(() => 'TENTATIVE'))
  expect(new Date((await t0Of(onTheDay))?.at ?? 0).toISOString()).toBe('2026-10-25T09:00:00.000Z')

  // Decided, the same moment is an instant, told as an update; abandoned, it is told as cancelled.
  const [updated, aborted] = events
  const before = await t0Of(updated!)
  await run(ctx, secretary, { event: updated, act: 'schedule', reference: 'Halden 3' })
  const after = await t0Of(updated!)
  expect(after).toMatchObject({
    uid: before?.uid,
    at: before?.at,
    zone: 'UTC',
    status: 'CONFIRMED',
  })
  expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0)
  const cancel = { event: aborted, act: 'abort', reference: 'Halden 4', reason: 'It is off.' }
  const stood = await t0Of(aborted!)
  await run(ctx, secretary, cancel)
  const gone = await t0Of(aborted!)
  expect(gone).toMatchObject({ uid: stood?.uid, at: stood?.at, status: 'CANCELLED' })
  expect(gone?.sequence).toBeGreaterThan(stood?.sequence ?? 0)
  expect(await t0Of(first)).toMatchObject({ at: t0, status: 'TENTATIVE' })
})

test('[FD6] long names and Arabic come through the folding as they were', async ({ database }) => {
  const ctx = await testContext(database)
  const { member } = await reliefTable(ctx)
  const person = { ...member.person, locale: 'ar' } as const
  const name = 'تقويم العاصمة'
  const { token } = await createFeed(ctx, { ...member, person }, { name, framework: '' })
  const text = await textOf(ctx, token)
  expect(text.split('\r\n').every((one) => new TextEncoder().encode(one).length <= 75)).toBe(true)
  const { name: called, entries } = readCalendar(text)
  expect(called).toBe(name)
  expect(entries.map(({ summary }) => summary)).toEqual([arabic('t0', '1')])
})

/** Words that show which language was asked for, in place of the interface texts. */
const textsIn: Parameters<typeof readFeed>[2]['textsIn'] = (locale) => ({
  title: (kind, label) => (locale === 'ar' ? arabic(kind, label) : `<${kind} ${label}>`),
  description: () => '',
})

/** Longer than a line, with all that has to be escaped. */
function arabic(kind: EntryKind, label: string): string {
  return `الحدث ${label} (${kind})، سطر طويل جدًا لا يسعه سطر واحد; من التقويم, \\ كما هو تمامًا`
}

function textOf(ctx: ServerContext, token: string) {
  return readFeed(
    ctx,
    { token, from: '192.0.2.7' },
    {
      textsIn,
      eventAt: paths.reliefEvent,
      snapbackAt: paths.snapback,
      measureAt: paths.measure,
      exemptionAt: paths.exemption,
    },
  )
}

async function read(ctx: ServerContext, token: string) {
  return readCalendar(await textOf(ctx, token))
}

/** Proposed events at ten in the morning of Oslo, on the 15th of months counted from January 2026. */
async function monthly(
  ctx: ServerContext,
  secretary: Viewer,
  framework: FrameworkId,
  authority: Viewer,
  months: readonly number[],
): Promise<readonly EventId[]> {
  const events: EventId[] = []
  for (const month of months) {
    const local = `${new Date(Date.UTC(2026, month - 1, 15, 10)).toISOString().slice(0, 16)}`
    events.push(await propose(ctx, secretary, framework, authority, local))
  }
  return events
}

async function propose(
  ctx: ServerContext,
  secretary: Viewer,
  framework: FrameworkId,
  authority: Viewer,
  local: string,
): Promise<EventId> {
  const { measure } = await measureOf(ctx, secretary, framework, authority)
  const form = { ...eventForm(framework), measures: [measure], local, zone: 'Europe/Oslo' }
  return (await proposeEvent(ctx, present(ctx, secretary), form, newId())).event
}

function measureOf(ctx: ServerContext, by: Viewer, framework: FrameworkId, { delegation }: Viewer) {
  return addMeasure(ctx, present(ctx, by), measureForm(framework, delegation.id), newId())
}

function run(ctx: ServerContext, by: Viewer, form: Readonly<Record<string, unknown>>) {
  return actOnEvent(ctx, present(ctx, by), form, newId())
}

function present(ctx: ServerContext, viewer: Viewer): Viewer {
  return { ...viewer, presenceProvedAt: ctx.now() }
}
