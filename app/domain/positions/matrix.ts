import type { DelegationId } from '../kernel/id.ts'
import type { Dossier } from './dossier.ts'
import type { EntryId } from './entry.ts'
import type { Interval } from './scale.ts'
import type { Cell } from './stance.ts'
import type { Subject, SubjectId } from './subject.ts'
import { cellFor } from './visible.ts'
import type { Onlooker } from './visible.ts'

/** What stands on one subject, for one onlooker at one moment, delegation by delegation. */
export type Row = {
  readonly subject: Subject
  /** Of every member, in the order of their ids. */
  readonly cells: ReadonlyMap<DelegationId, Cell>
}

/** One delegation's position on a subject, as measures take it. */
export type Claim = {
  readonly delegation: DelegationId
  readonly entry: EntryId
  readonly interval: Interval
  readonly earlier: boolean
}

/**
 * The matrix of members and subjects. Every figure is computed from it and from nothing else, so that
 * what the onlooker may not see cannot show in one. A past moment is the matrix of the dossiers as
 * they were folded up to then. Rows come in the order of the subjects' ids.
 */
export function matrixOf(
  onlooker: Onlooker,
  { subjects, members, dossiers }: Register,
): readonly Row[] {
  const found = bySubject(dossiers)
  const ordered = members.toSorted()
  return subjects
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((subject) => {
      const own = found.get(subject.id)
      const cells = ordered.map((delegation): [DelegationId, Cell] => {
        const dossier = own?.get(delegation)
        return [delegation, dossier ? cellFor(onlooker, dossier, subject) : { kind: 'none' }]
      })
      return { subject, cells: new Map(cells) }
    })
}

function bySubject(dossiers: readonly Dossier[]) {
  const found = new Map<SubjectId, Map<DelegationId, Dossier>>()
  for (const dossier of dossiers) {
    const own = found.get(dossier.subject) ?? new Map<DelegationId, Dossier>()
    found.set(dossier.subject, own.set(dossier.delegation, dossier))
  }
  return found
}

export type Register = {
  readonly subjects: readonly Subject[]
  readonly members: readonly DelegationId[]
  readonly dossiers: readonly Dossier[]
}

/** The positions of a row. Nothing of any kind is among them; abstention is (divergence.md 1). */
export function claimsOf(row: Row): readonly Claim[] {
  const known = claimsOfRows.get(row)
  if (known !== undefined) return known
  const claims = readClaims(row)
  claimsOfRows.set(row, claims)
  return claims
}

/** Every measure asks a row for them. */
const claimsOfRows = new WeakMap<Row, readonly Claim[]>()

function readClaims({ cells }: Row): readonly Claim[] {
  const claims: Claim[] = []
  for (const [delegation, cell] of cells) {
    if (cell.kind !== 'position') continue
    const { entry, interval, earlier } = cell
    claims.push({ delegation, entry, interval, earlier })
  }
  return claims
}

/** Subjects on which delegations differ; agreed text left out, agreement looks smaller than it is. */
export function contested(rows: readonly Row[]): readonly Row[] {
  return rows.filter((row) => {
    const [first, ...others] = claimsOf(row)
    return others.some(
      ({ interval }) =>
        interval.low !== first?.interval.low || interval.high !== first.interval.high,
    )
  })
}
