import { asc, inArray, max, sql } from 'drizzle-orm'

import { toIso } from '#app/domain/kernel/instant.ts'
import type { SubjectId } from '#app/domain/positions/subject.ts'

import type { Tx } from './client.ts'
import { positionEvent, positionSubject } from './schema/index.ts'

export type ImportedRow = typeof positionEvent.$inferInsert

/** PostgreSQL takes 65,535 values in a statement; a row has six. */
const rowsAtOnce = 5_000

export async function insertSubjects(
  tx: Tx,
  rows: readonly (typeof positionSubject.$inferInsert)[],
): Promise<void> {
  for (const some of inParts(rows)) await tx.insert(positionSubject).values(some)
}

/** Holds many subjects at once, in the order of their ids so that no two imports wait for each other. */
export async function lockSubjects(tx: Tx, subjects: readonly SubjectId[]): Promise<void> {
  if (subjects.length === 0) return
  await tx
    .select({ id: positionSubject.id })
    .from(positionSubject)
    .where(inArray(positionSubject.id, [...subjects]))
    .orderBy(asc(positionSubject.id))
    .for('no key update')
}

/** The number of the last event of each dossier on these subjects, by subject and delegation. */
export async function lastPlaces(
  tx: Tx,
  subjects: readonly SubjectId[],
): Promise<Map<string, number>> {
  if (subjects.length === 0) return new Map()
  const { subject, delegation, n } = positionEvent
  const rows = await tx
    .select({ subject, delegation, last: max(n) })
    .from(positionEvent)
    .where(inArray(subject, [...subjects]))
    .groupBy(subject, delegation)
  return new Map(rows.map((row) => [`${row.subject} ${row.delegation}`, row.last ?? 0]))
}

/** Handed over as one value: a statement with a value for each cell takes the most of an import's time. */
export async function insertImported(tx: Tx, rows: readonly ImportedRow[]): Promise<void> {
  for (const some of inParts(rows)) {
    const records = JSON.stringify(some.map((row) => ({ ...row, at: toIso(row.at) })))
    await tx.execute(sql`
      insert into ${positionEvent} (subject, delegation, n, at, mandate, event)
      select subject, delegation, n, at, mandate, event
      from jsonb_to_recordset(${records}::jsonb) as imported
        (subject uuid, delegation uuid, n int, at timestamptz, mandate uuid, event jsonb)`)
  }
}

function* inParts<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let at = 0; at < rows.length; at += rowsAtOnce) yield rows.slice(at, at + rowsAtOnce)
}
