import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { DelegationId, FrameworkId } from '#app/domain/kernel/id.ts'
import { hour, later, toIso } from '#app/domain/kernel/instant.ts'
import type { EventId, ReliefEvent } from '#app/domain/relief/event.ts'
import type { MeasureId } from '#app/domain/relief/measure.ts'
import type { Database } from '#db/client.ts'
import { readEvent } from '#db/relief.ts'
import { createFramework } from '#server/accounts/create-framework.ts'
import { demoTables } from '#server/calendar/demo-tables.ts'
import { publishCalendar } from '#server/calendar/publish-calendar.ts'
import type { ServerContext } from '#server/context.ts'
import { actOnEvent } from '#server/relief/act-on-event.ts'
import { addMeasure } from '#server/relief/add-measure.ts'
import { issueFinding } from '#server/relief/issue-finding.ts'
import { loadCalendars } from '#server/relief/load-calendars.ts'
import { proposeEvent } from '#server/relief/propose-event.ts'
import { recordStanding } from '#server/relief/record-standing.ts'

import { buildDelegation, buildViewer, newId, testStart } from './build.ts'

/** When the events of tests are due: four days on, in UTC. */
export const t0 = later(testStart, 96 * hour)
export const evidence = 'ab'.repeat(32)

/** A secretariat, a member with a measure to relieve, a verifier, and an event that is proposed. */
export async function reliefTable(
  ctx: ServerContext,
  change: Readonly<Record<string, unknown>> = {},
  ofMeasure: Readonly<Record<string, unknown>> = {},
) {
  const secretary = await buildViewer(ctx.db, { kind: 'secretariat', as: 'head' })
  const { coalition } = secretary
  const ofKind = async (kind: 'member' | 'verifier') => {
    const delegation = await buildDelegation(ctx.db, { coalition, kind })
    return buildViewer(ctx.db, { delegation, as: 'head' })
  }
  const member = await ofKind('member')
  const verifier = await ofKind('verifier')
  const named = { name: 'Corvenia relief framework', summary: 'About it.' }
  const { framework } = await createFramework(ctx, secretary, named, newId())
  const authority = member.delegation.id
  const event = await buildEvent(ctx, { secretary, framework }, authority, change, ofMeasure)
  return { secretary, member, verifier, framework, event }
}

/** An event that is proposed to relieve a measure of one delegation. */
async function buildEvent(
  ctx: ServerContext,
  { secretary, framework }: { secretary: Viewer; framework: FrameworkId },
  authority: DelegationId,
  change: Readonly<Record<string, unknown>> = {},
  ofMeasure: Readonly<Record<string, unknown>> = {},
): Promise<EventId> {
  const entered = { ...measureForm(framework, authority), ...ofMeasure }
  const { measure } = await addMeasure(ctx, secretary, entered, newId())
  const form = { ...eventForm(framework), measures: [measure], ...change }
  const { event } = await proposeEvent(ctx, secretary, form, newId())
  return event
}

/** An event that is scheduled, with a leg of one delegation. */
export async function buildScheduledEvent(
  ctx: ServerContext,
  world: { secretary: Viewer; framework: FrameworkId },
  delegation: DelegationId,
) {
  const { secretary } = world
  const event = await buildEvent(ctx, world, delegation)
  await actOnEvent(ctx, secretary, { event, act: 'add-leg', ...legForm(delegation) }, newId())
  const decided = { event, act: 'schedule', reference: 'Halden 3' }
  await actOnEvent(ctx, secretary, decided, newId())
  const { legs, terms } = await eventNow(ctx.db, { secretary, event })
  const { measures, conditions } = terms
  return { event, leg: legs[0]?.id ?? '', condition: conditions[0]?.id ?? '', measures }
}

/** A measure of one delegation whose relief has had effect since now. */
export async function buildRelief(
  ctx: ServerContext,
  { secretary, framework }: { secretary: Viewer; framework: FrameworkId },
  authority: DelegationId,
): Promise<MeasureId> {
  const entered = measureForm(framework, authority)
  const { measure } = await addMeasure(ctx, secretary, entered, newId())
  const now = ctx.now()
  await ctx.db.transaction(async (tx) => {
    const { by: calendars } = await loadCalendars(tx, secretary.coalition)
    const effect = { type: 'record-effect', from: now, publication: 'OJ L 15' } as const
    await recordStanding(tx, measure, effect, { now, calendars })
  })
  return measure
}

export function measureForm(framework: FrameworkId, authority: string) {
  return {
    framework,
    title: 'Ban on crude oil',
    type: 'import-ban',
    sector: 'energy',
    authority,
    instrumentKind: 'regulation',
    instrument: 'Regulation 833',
    relief: 'suspend',
    unrenewed: 'lapses',
    sunset: '12',
    review: '6',
    windDown: '180',
  }
}

export function eventForm(framework: FrameworkId) {
  return {
    framework,
    title: 'First relief',
    trigger: 'instant',
    local: toIso(t0).slice(0, 16),
    zone: 'UTC',
    condition: 'The stockpile is down to 300 kg.',
    observations: 'refused',
    noticeHours: '24',
    answerHours: '72',
    windowHours: '24',
    optionalQuorum: '0',
    graceMinutes: '5',
    beyond: 'fire',
    retryHours: '24',
  }
}

/** Other terms of an event over these measures, at another moment, as a form sends them. */
export function changeForm(measures: readonly MeasureId[], local = '2026-04-01T10:00') {
  const { answerHours, optionalQuorum, windowHours } = eventForm('' as FrameworkId)
  const numbers = { answerHours, optionalQuorum, windowHours }
  return { local, zone: 'UTC', condition: '', measures, ...numbers }
}

type Table = Awaited<ReturnType<typeof reliefTable>>

/** Leads the event as far as it can be led without a finding: armed, with its one leg ready. */
export async function armedTable(
  ctx: ServerContext,
  change: Readonly<Record<string, unknown>> = {},
  ofMeasure: Readonly<Record<string, unknown>> = {},
): Promise<Table & { leg: string }> {
  const table = await reliefTable(ctx, change, ofMeasure)
  const { secretary, member, event } = table
  const run = (by: Viewer, act: Readonly<Record<string, unknown>>) =>
    actOnEvent(ctx, by, { event, ...act }, newId())
  await run(secretary, { act: 'add-leg', ...legForm(member.delegation.id) })
  await run(secretary, { act: 'schedule', reference: 'Halden 3, para. 12' })
  await run(secretary, { act: 'begin-preparation' })
  const leg = (await eventNow(ctx.db, table)).legs[0]?.id ?? ''
  await run(member, { act: 'start', leg })
  await run(member, { act: 'complete-step', leg })
  await run(member, { act: 'adopt', leg, publication: 'Act 7' })
  await run(member, { act: 'attest', leg, days: '30', revision: '1' })
  await run(secretary, { act: 'confirm-channels', exemptions: [] })
  await ctx.clock.advance(25 * hour)
  const present = { ...secretary, presenceProvedAt: ctx.now() }
  await run(present, { act: 'arm' })
  return { ...table, secretary: present, leg }
}

/** An event that fired on a finding, its one leg in effect since an hour later; `change` is of the measure. */
export async function executedTable(
  ctx: ServerContext,
  change: Readonly<Record<string, unknown>> = {},
) {
  const table = await armedTable(ctx, { trigger: 'finding' }, change)
  const { event, leg, verifier, member } = table
  const [condition] = (await eventNow(ctx.db, table)).terms.conditions
  const found = { verdict: 'verified', words: '', confidence: 'high', evidence, days: '30' }
  const finding = { ...found, event, condition: condition?.id }
  await issueFinding(ctx, { ...verifier, presenceProvedAt: ctx.now() }, finding, newId())
  await ctx.clock.advance(hour)
  const effect = ctx.now()
  const at = toIso(effect).slice(0, 19)
  const execute = { event, act: 'execute', leg, at, publication: 'OJ L 15' }
  await actOnEvent(ctx, { ...member, presenceProvedAt: effect }, execute, newId())
  return { ...table, effect }
}

/** The verifier finds that the one condition of the event is met. */
export async function issueMet(
  ctx: ServerContext,
  table: Pick<Table, 'secretary' | 'event' | 'verifier'>,
): Promise<void> {
  const { verifier, event } = table
  const [condition] = (await eventNow(ctx.db, table)).terms.conditions
  const finding = { verdict: 'verified', words: '', confidence: 'high', evidence, days: '30' }
  const present = { ...verifier, presenceProvedAt: ctx.now() }
  await issueFinding(ctx, present, { ...finding, event, condition: condition?.id }, newId())
}

export function legForm(delegation: string) {
  return {
    delegation,
    purpose: 'measures',
    part: 'required',
    instrumentKind: 'regulation',
    instrument: 'Act 7',
    steps: '1 Draft the act',
  }
}

export async function eventNow(
  db: Database,
  { secretary, event }: { secretary: Viewer; event: EventId },
): Promise<ReliefEvent> {
  const row = await readEvent(db, secretary.coalition, event)
  if (row === null) throw new Error('the event is not there')
  return row.event
}

/** The holidays of the demo world's first table, as those of the capital that every built delegation has. */
export async function publishHolidays(ctx: ServerContext): Promise<void> {
  const [holidays] = demoTables({ first: 2025, last: 2028 })
  if (holidays === undefined) throw new Error('the demo has no holidays')
  await ctx.db.transaction(async (tx) => {
    await publishCalendar(tx, { ...holidays, code: 'NO', zone: 'Europe/Oslo' }, ctx.now())
  })
}
