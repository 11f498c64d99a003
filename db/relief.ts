import { and, asc, eq, inArray } from 'drizzle-orm'

import type { CoalitionId, DelegationId, FrameworkId, Id } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { ReliefAct } from '#app/domain/relief/acts.ts'
import type { EventId, ReliefEvent, Round, Stage } from '#app/domain/relief/event.ts'
import type { Answer, Call } from '#app/domain/relief/go-no-go.ts'
import type { Leg, StepId } from '#app/domain/relief/leg.ts'
import type { Measure } from '#app/domain/relief/measure.ts'
import { lastMoment } from '#app/domain/relief/terms.ts'

import type { Database, Tx } from './client.ts'
import { framework, measure, reliefDecision, reliefEvent } from './schema/index.ts'

/** An event with what is known of it beside its own life. */
export type EventRow = {
  readonly id: EventId
  readonly coalition: CoalitionId
  readonly framework: FrameworkId
  readonly title: string
  readonly createdAt: Instant
  readonly event: ReliefEvent
}

export async function insertMeasure(
  tx: Tx,
  row: { framework: FrameworkId; measure: Measure; at: Instant },
): Promise<void> {
  const { measure: state, at } = row
  await tx.insert(measure).values({ id: state.id, framework: row.framework, state, createdAt: at })
}

/** Whoever saves a measure has locked it (`lockGranted`). */
export async function saveMeasure(tx: Tx, state: Measure): Promise<void> {
  await tx.update(measure).set({ state }).where(eq(measure.id, state.id))
}

/** The measures of a framework, in the order in which they were entered. */
export async function readMeasures(
  tx: Tx | Database,
  of: FrameworkId,
): Promise<readonly Measure[]> {
  const rows = await tx
    .select({ state: measure.state })
    .from(measure)
    .where(eq(measure.framework, of))
    .orderBy(asc(measure.createdAt), asc(measure.id))
  return rows.map(({ state }) => state)
}

export async function insertEvent(
  tx: Tx,
  row: Omit<EventRow, 'id' | 'coalition' | 'createdAt'> & { at: Instant },
): Promise<void> {
  const { event, title, at } = row
  const values = { ...columnsOf(event), title, framework: row.framework, createdAt: at }
  await tx.insert(reliefEvent).values({ id: event.id, ...values })
}

/** Whoever saves an event has locked it (`lockEvent`). */
export async function saveEvent(tx: Tx, event: ReliefEvent): Promise<void> {
  await tx.update(reliefEvent).set(columnsOf(event)).where(eq(reliefEvent.id, event.id))
}

export async function readEvent(
  tx: Tx | Database,
  coalition: CoalitionId,
  id: EventId,
): Promise<EventRow | null> {
  const [row] = await selectEvents(tx).where(
    and(eq(reliefEvent.id, id), eq(framework.coalition, coalition)),
  )
  return row === undefined ? null : rowOf(row)
}

/** An event for whoever changes it: one act and one look of the clock at a time. */
export async function lockEvent(tx: Tx, id: EventId): Promise<EventRow | null> {
  return (await lockEvents(tx, [id])).get(id) ?? null
}

/** The same for many, in one order everywhere, so that no two wait for each other. */
export async function lockEvents(
  tx: Tx,
  ids: readonly EventId[],
): Promise<ReadonlyMap<EventId, EventRow>> {
  const rows = await selectEvents(tx)
    .where(inArray(reliefEvent.id, [...ids]))
    .orderBy(asc(reliefEvent.id))
    .for('no key update', { of: reliefEvent })
  return new Map(rows.map((row) => [row.id, rowOf(row)]))
}

/** The events of a framework, the next first. */
export async function readEvents(tx: Tx | Database, of: FrameworkId): Promise<readonly EventRow[]> {
  const rows = await selectEvents(tx)
    .where(eq(reliefEvent.framework, of))
    .orderBy(asc(reliefEvent.last), asc(reliefEvent.id))
  return rows.map(rowOf)
}

/** All events of a coalition, in the order in which they were proposed. */
export async function readEventsOf(
  tx: Tx | Database,
  coalition: CoalitionId,
): Promise<readonly EventRow[]> {
  const rows = await selectEvents(tx)
    .where(eq(framework.coalition, coalition))
    .orderBy(asc(reliefEvent.createdAt), asc(reliefEvent.id))
  return rows.map(rowOf)
}

/** The titles of all events of a coalition, for the record to name. */
export async function readEventTitles(
  tx: Database,
  coalition: CoalitionId,
): Promise<readonly { id: EventId; title: string }[]> {
  return tx
    .select({ id: reliefEvent.id, title: reliefEvent.title })
    .from(reliefEvent)
    .innerJoin(framework, eq(framework.id, reliefEvent.framework))
    .where(eq(framework.coalition, coalition))
}

export async function insertDecision(
  tx: Tx,
  row: typeof reliefDecision.$inferInsert,
): Promise<void> {
  await tx.insert(reliefDecision).values(row)
}

export async function readDecisions(
  tx: Database,
  event: EventId,
): Promise<readonly { id: Id<'decision'>; act: ReliefAct; reference: string; at: Instant }[]> {
  const { id, act, reference, at } = reliefDecision
  return tx
    .select({ id, act, reference, at })
    .from(reliefDecision)
    .where(eq(reliefDecision.event, event))
    .orderBy(asc(at), asc(id))
}

function selectEvents(tx: Tx | Database) {
  const { id, title, createdAt, state } = reliefEvent
  return tx
    .select({
      id,
      coalition: framework.coalition,
      framework: reliefEvent.framework,
      title,
      createdAt,
      state,
    })
    .from(reliefEvent)
    .innerJoin(framework, eq(framework.id, reliefEvent.framework))
    .$dynamic()
}

function columnsOf(event: ReliefEvent) {
  const last = lastMoment(event.terms.trigger).at
  return { stage: event.stage.is, last, state: stored(event) }
}

function rowOf({ state, ...row }: Omit<EventRow, 'event'> & { state: StoredEvent }): EventRow {
  return { ...row, event: restored(state) }
}

/** An event as JSON, which knows no maps: steps that are done and answers to a call become pairs. */
export type StoredEvent = Omit<ReliefEvent, 'legs' | 'stage'> & {
  readonly legs: readonly StoredLeg[]
  readonly stage: StoredStage
}

type StoredLeg = Omit<Leg, 'done'> & { readonly done: readonly (readonly [StepId, Instant])[] }

type StoredRound = Omit<Round, 'call'> & {
  readonly call:
    | (Omit<Call, 'answers'> & { readonly answers: readonly (readonly [DelegationId, Answer])[] })
    | null
}

type StoredStage = Stage extends infer One
  ? One extends { round: Round }
    ? Omit<One, 'round'> & { readonly round: StoredRound }
    : One
  : never

function stored(event: ReliefEvent): StoredEvent {
  return {
    ...event,
    legs: event.legs.map((leg) => ({ ...leg, done: [...leg.done] })),
    stage: storedStage(event.stage),
  }
}

function storedStage(stage: Stage): StoredStage {
  if (!('round' in stage)) return stage
  const { round } = stage
  const call = round.call && { ...round.call, answers: [...round.call.answers] }
  return { ...stage, round: { ...round, call } }
}

function restored(event: StoredEvent): ReliefEvent {
  return {
    ...event,
    legs: event.legs.map((leg) => ({ ...leg, done: new Map(leg.done) })),
    stage: restoredStage(event.stage),
  }
}

function restoredStage(stage: StoredStage): Stage {
  if (!('round' in stage)) return stage
  const { round } = stage
  const call = round.call && { ...round.call, answers: new Map(round.call.answers) }
  return { ...stage, round: { ...round, call } }
}
