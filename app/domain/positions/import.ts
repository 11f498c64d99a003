import * as z from 'zod'

import type { Table } from '../kernel/csv.ts'
import { second } from '../kernel/instant.ts'
import { saysTheSame } from './decide.ts'
import type { Dossier, DossierEvent } from './dossier.ts'
import type { Audience, Entry, EntryId } from './entry.ts'
import type { Fault, Imported, Known, Read } from './import-line.ts'
import { positionColumns, readPositions } from './import-positions.ts'
import { readRollCall, RollCall } from './import-roll-call.ts'
import type { Subject } from './subject.ts'

/** More than this is not read. */
export const mostCells = 50_000

/** Bytes of a file, ample for as many cells. */
export const mostBytes = 4 * 1024 * 1024

/** Which column of a file says what, as a person settled it in the preview. Columns go by their header. */
export type Mapping = z.infer<typeof Mapping>
export const Mapping = z.discriminatedUnion('layout', [
  RollCall,
  /** A row for each position, with the columns of `exportPositions`. */
  z.object({ layout: z.literal('positions') }),
])

type Import =
  | { ok: true; positions: readonly Imported[]; absent: number }
  | { ok: false; refusal: { code: 'import-faulty'; details: { faults: readonly Fault[] } } }

/**
 * All positions of a file, or everything that is wrong with it. Nothing is imported in part, so that
 * a file that was put right can simply be given again.
 */
export function readImport(table: Table, mapping: Mapping, known: Known): Import {
  const faults = headerFaults(table, columnsOf(mapping))
  if (faults.length > 0) return faulty(faults)
  const read =
    mapping.layout === 'roll-call'
      ? readRollCall(table, mapping, known)
      : readPositions(table, known)
  const found = [...read.flatMap(({ faults: some }) => some), ...repeated(read)]
  if (found.length > 0) return faulty(found.toSorted((a, b) => a.row - b.row))
  const positions = read.flatMap(({ position }) => position ?? [])
  return { ok: true, positions, absent: read.length - positions.length }
}

/** What an imported position does to its dossier: it is committed, or stands there already. */
export function commitImported(
  dossier: Dossier,
  { content, at, delegation }: Imported,
  given: { id: EntryId; seq: number; subject: Subject; audience: Audience },
): readonly DossierEvent[] {
  const { id, seq, subject, audience } = given
  const entry: Entry = {
    id,
    subject: subject.id,
    delegation,
    at,
    seq,
    wording: subject.wording,
    content,
    voice: { kind: 'own' },
  }
  const before = dossier.filed.findLast((filed) => filed.entry.at <= at)
  if (before && before.stage.kind !== 'resolved' && saysTheSame(before.entry, entry)) return []
  return [{ type: 'committed', entry, audience }]
}

/** Two positions of a delegation on a subject in one second: which stands cannot be told. */
function repeated(read: readonly Read[]): readonly Fault[] {
  const seen = new Set<string>()
  return read.flatMap(({ row, column, position }) => {
    if (position === null) return []
    const { subject, delegation, at } = position
    const key = `${subject} ${delegation} ${Math.floor(at / second)}`
    if (seen.has(key)) return [{ row, column, rule: 'twice' }]
    seen.add(key)
    return []
  })
}

function headerFaults([header = []]: Table, wanted: readonly string[]): readonly Fault[] {
  const twice = header.filter((name, at) => header.indexOf(name) < at)
  const missing = wanted.filter((name) => !header.includes(name))
  return [
    ...twice.map((column) => ({ row: 1, column, rule: 'twice' })),
    ...missing.map((column) => ({ row: 1, column, rule: 'column-missing' })),
  ]
}

function columnsOf(mapping: Mapping): readonly string[] {
  if (mapping.layout === 'positions') return positionColumns
  const { subject, date, delegations } = mapping
  return [subject, ...(date === null ? [] : [date]), ...Object.keys(delegations)]
}

function faulty(faults: readonly Fault[]): Import {
  return { ok: false, refusal: { code: 'import-faulty', details: { faults } } }
}
