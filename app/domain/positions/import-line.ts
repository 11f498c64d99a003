import type { Table } from '../kernel/csv.ts'
import type { DelegationId } from '../kernel/id.ts'
import { instant, toIso } from '../kernel/instant.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Content } from './entry.ts'
import type { Subject, SubjectId } from './subject.ts'

export type Imported = {
  readonly row: number
  readonly subject: SubjectId
  readonly delegation: DelegationId
  readonly at: Instant
  readonly content: Content
}

/** What is wrong with one cell, by row, column and rule, so that it can be found in the file. */
export type Fault = { readonly row: number; readonly column: string; readonly rule: string }

export type Known = {
  /** By what the file calls them. */
  readonly subjects: ReadonlyMap<string, Subject>
  readonly delegations: ReadonlyMap<string, DelegationId>
  /** Delegations for which whoever imports does not speak. */
  readonly others: ReadonlySet<string>
  readonly now: Instant
}

/** What a place of the file came to: a position, or nothing, or what is wrong there. */
export type Read = {
  readonly row: number
  readonly column: string
  readonly position: Imported | null
  readonly faults: readonly Fault[]
}

export type Line = { readonly row: number; readonly value: (column: string) => string }

export function linesOf([header = [], ...rows]: Table): readonly Line[] {
  const places = new Map(header.map((name, at) => [name, at]))
  return rows.map((fields, at) => ({
    row: at + 2,
    value: (column) => (fields[places.get(column) ?? -1] ?? '').trim(),
  }))
}

export function faultAt(row: number, column: string, rule: string): Read {
  return { row, column, position: null, faults: [{ row, column, rule }] }
}

/** A blank means now. */
export function dateOf(text: string, now: Instant): Instant | 'date' | 'in-the-future' {
  const at = text === '' ? now : momentOf(text)
  if (at === null) return 'date'
  return at > now ? 'in-the-future' : at
}

/** A date, which is its first moment in UTC, or a moment in UTC. */
export function momentOf(text: string): Instant | null {
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z)?$/.test(text)) return null
  const at = Date.parse(text)
  // A 31st of February is read as a day in March.
  const exists = !Number.isNaN(at) && toIso(instant(at)).startsWith(text.slice(0, 10))
  return exists ? instant(at) : null
}
