import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'

import type {
  CoalitionId,
  DelegationId,
  DocumentId,
  FrameworkId,
  MandateId,
} from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Bridge } from '#app/domain/positions/bridge.ts'
import { emptyDossier, evolve } from '#app/domain/positions/dossier.ts'
import type { Dossier, DossierEvent } from '#app/domain/positions/dossier.ts'
import type { EntryId } from '#app/domain/positions/entry.ts'
import type { SubjectId } from '#app/domain/positions/subject.ts'
import type { EventId } from '#app/domain/relief/event.ts'
import type { ExemptionId } from '#app/domain/safeguards/exemption.ts'

import type { Database, Tx } from './client.ts'
import {
  framework,
  positionBridge,
  positionEvent,
  positionSeal,
  positionSubject,
} from './schema/index.ts'

export type SubjectRow = typeof positionSubject.$inferSelect & { coalition: CoalitionId }

export type SubjectsWhere =
  | { coalition: CoalitionId }
  | { framework: FrameworkId }
  | { document: DocumentId }
  | { event: EventId }
  | { exemption: ExemptionId }
  | { subject: SubjectId }

/** Subjects in the order in which they were declared. */
export async function readSubjects(tx: Tx | Database, where: SubjectsWhere): Promise<SubjectRow[]> {
  const rows = await tx
    .select({ subject: positionSubject, coalition: framework.coalition })
    .from(positionSubject)
    .innerJoin(framework, eq(framework.id, positionSubject.framework))
    .where(conditionOf(where))
    .orderBy(asc(positionSubject.createdAt), asc(positionSubject.id))
  return rows.map(({ subject, coalition }) => ({ ...subject, coalition }))
}

function conditionOf(where: SubjectsWhere) {
  if ('coalition' in where) return eq(framework.coalition, where.coalition)
  if ('framework' in where) return eq(positionSubject.framework, where.framework)
  if ('subject' in where) return eq(positionSubject.id, where.subject)
  if ('event' in where) return eq(sql`${positionSubject.about}->>'event'`, where.event)
  if ('exemption' in where) return eq(sql`${positionSubject.about}->>'exemption'`, where.exemption)
  return eq(sql`${positionSubject.about}->>'document'`, where.document)
}

export async function insertSubject(
  tx: Tx,
  row: typeof positionSubject.$inferInsert,
): Promise<void> {
  await tx.insert(positionSubject).values(row)
}

/** Whoever writes on a subject holds it, so that one position follows the other. */
export async function lockSubject(tx: Tx, id: SubjectId): Promise<void> {
  await tx
    .select({ id: positionSubject.id })
    .from(positionSubject)
    .where(eq(positionSubject.id, id))
    .for('no key update')
}

/** One line of a dossier. */
export type PositionEvent = Pick<
  typeof positionEvent.$inferSelect,
  'subject' | 'delegation' | 'at' | 'event'
>

/** All that happened on these subjects: by subject, then by delegation, then in its order. */
export async function readPositionEvents(
  tx: Tx | Database,
  subjects: readonly SubjectId[],
): Promise<readonly PositionEvent[]> {
  if (subjects.length === 0) return []
  const { subject, delegation, at, n, event } = positionEvent
  return tx
    .select({ subject, delegation, at, event })
    .from(positionEvent)
    .where(inArray(subject, [...subjects]))
    .orderBy(asc(subject), asc(delegation), asc(n))
}

/** How much happened on each of these subjects, of those on which anything did. Lines are only ever added. */
export async function countPositionEvents(
  tx: Tx | Database,
  subjects: readonly SubjectId[],
): Promise<ReadonlyMap<SubjectId, number>> {
  if (subjects.length === 0) return new Map()
  const { subject } = positionEvent
  const rows = await tx
    .select({ subject, lines: sql<number>`count(*)::int` })
    .from(positionEvent)
    .where(inArray(subject, [...subjects]))
    .groupBy(subject)
  return new Map(rows.map((row) => [row.subject, row.lines]))
}

/** What every delegation wrote on these subjects, of those that wrote anything. */
export async function readDossiers(
  tx: Tx | Database,
  subjects: readonly SubjectId[],
): Promise<readonly Dossier[]> {
  return foldDossiers(await readPositionEvents(tx, subjects))
}

export function foldDossiers(events: readonly PositionEvent[]): readonly Dossier[] {
  const dossiers = new Map<string, Dossier>()
  for (const { subject, delegation, event } of events) {
    const name = `${subject} ${delegation}`
    dossiers.set(name, evolve(dossiers.get(name) ?? emptyDossier(delegation, subject), event))
  }
  return [...dossiers.values()]
}

/** The number that the next event of a dossier will have. Its subject is held. */
export async function nextPlace(
  tx: Tx,
  { subject, delegation }: Pick<Dossier, 'subject' | 'delegation'>,
): Promise<number> {
  const [row] = await tx
    .select({ last: sql<number>`coalesce(max(${positionEvent.n}), 0)::int` })
    .from(positionEvent)
    .where(and(eq(positionEvent.subject, subject), eq(positionEvent.delegation, delegation)))
  return (row?.last ?? 0) + 1
}

/** Adds to a dossier, from its place `n` on. */
export async function insertEvents(
  tx: Tx,
  {
    n,
    ...row
  }: {
    subject: SubjectId
    delegation: DelegationId
    n: number
    at: Instant
    mandate: MandateId | null
  },
  events: readonly DossierEvent[],
): Promise<void> {
  if (events.length === 0) return
  await tx
    .insert(positionEvent)
    .values(events.map((event, further) => ({ ...row, n: n + further, event })))
}

/** With what an entry was sealed; null for one that never was. */
export async function readSalt(tx: Tx, entry: EntryId): Promise<string | null> {
  const [row] = await tx
    .select({ salt: positionSeal.salt })
    .from(positionSeal)
    .where(eq(positionSeal.entry, entry))
  return row?.salt ?? null
}

export async function insertSeal(tx: Tx, row: typeof positionSeal.$inferInsert): Promise<void> {
  await tx.insert(positionSeal).values(row)
}

/** A bridge with the wording that it proposes, if it proposes one. */
export type KeptBridge = { state: Bridge; words: string | null }

/** The bridge on a subject that is open, or else the last that was. Whoever changes it holds the subject. */
export async function readBridge(
  tx: Tx | Database,
  subject: SubjectId,
): Promise<KeptBridge | null> {
  const [row] = await tx
    .select({ state: positionBridge.state, words: positionBridge.words })
    .from(positionBridge)
    .where(eq(positionBridge.subject, subject))
    .orderBy(
      desc(sql`${positionBridge.stage} = 'open'`),
      desc(positionBridge.createdAt),
      desc(positionBridge.id),
    )
    .limit(1)
  return row ?? null
}

export async function saveBridge(tx: Tx, { state, words }: KeptBridge): Promise<void> {
  const { id, subject, stage, at: createdAt } = state
  await tx
    .insert(positionBridge)
    .values({ id, subject, stage, state, words, createdAt })
    .onConflictDoUpdate({ target: positionBridge.id, set: { stage, state } })
}
