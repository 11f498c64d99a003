import * as z from 'zod'

import { canonicalJson } from '../kernel/canonical-json.ts'
import type { DelegationId, Id } from '../kernel/id.ts'
import { idOf } from '../kernel/id.ts'
import { line } from '../kernel/text.ts'
import { outOfReach } from '../safeguards/reach.ts'
import type { Exempt, OutOfReach } from '../safeguards/reach.ts'
import { Condition } from './condition.ts'
import type { EventId } from './event.ts'
import { Measure } from './measure.ts'

/**
 * Phases › tranches › events, in their order, each event with what it relieves and what must be so
 * first. These are rows that the blocks of the plan's text name; its wording is a document like any other.
 */
export type PlanContent = z.infer<typeof PlanContent>
export type PlannedEvent = z.infer<typeof PlannedEvent>

const PlannedEvent = z
  .object({
    id: idOf<'event'>(),
    title: line(200),
    measures: z.array(Measure).max(500).readonly(),
    conditions: z.array(Condition).max(100).readonly(),
  })
  .readonly()

const Tranche = z
  .object({ id: idOf<'tranche'>(), title: line(200), events: z.array(PlannedEvent).readonly() })
  .readonly()

const Phase = z
  .object({ id: idOf<'phase'>(), title: line(200), tranches: z.array(Tranche).readonly() })
  .readonly()

export const PlanContent = z.object({ phases: z.array(Phase).max(50).readonly() }).readonly()

export type RowId = Id<'phase'> | Id<'tranche'> | EventId | Measure['id'] | Condition['id']

export type PlanFault =
  | { code: 'row-twice'; details: { row: RowId } }
  | { code: 'event-without-measure'; details: { event: EventId } }
  | { code: 'authority-not-a-member'; details: { row: RowId } }
  | OutOfReach

/** The first thing that keeps a content from being a plan (SPEC.md RP1–RP3, EX4), or null. */
export function planFault(
  content: PlanContent,
  {
    members,
    exemptions,
  }: { members: ReadonlySet<DelegationId>; exemptions: readonly Pick<Exempt, 'id' | 'kind'>[] },
): PlanFault | null {
  const rows = rowsOf(content)
  const untouchable = outOfReach(
    rows.map(({ id }) => id),
    exemptions,
  )
  if (untouchable !== null) return untouchable
  const seen = new Set<string>()
  for (const { id, measure } of rows) {
    if (seen.has(id)) return { code: 'row-twice', details: { row: id } }
    seen.add(id)
    if (measure !== null && !members.has(measure.authority)) {
      return { code: 'authority-not-a-member', details: { row: id } }
    }
  }
  const empty = eventsOf(content).find(({ measures }) => measures.length === 0)
  return empty ? { code: 'event-without-measure', details: { event: empty.id } } : null
}

export function eventsOf({ phases }: PlanContent): readonly PlannedEvent[] {
  return phases.flatMap(({ tranches }) => tranches.flatMap(({ events }) => events))
}

export function conditionsOf(content: PlanContent): readonly Condition[] {
  return eventsOf(content).flatMap(({ conditions }) => conditions)
}

/** What an amendment adds, removes and changes, row by row, so that it can be read without comparing texts. */
export type Difference = { readonly row: RowId; readonly change: 'added' | 'removed' | 'changed' }

export function differences(before: PlanContent, after: PlanContent): readonly Difference[] {
  const old = new Map(rowsOf(before).map(({ id, own }) => [id, own]))
  const fresh = new Map(rowsOf(after).map(({ id, own }) => [id, own]))
  const removed = [...old.keys()].filter((row) => !fresh.has(row))
  return [
    ...removed.map((row) => ({ row, change: 'removed' as const })),
    ...[...fresh].flatMap(([row, own]): Difference[] => {
      const was = old.get(row)
      if (was === undefined) return [{ row, change: 'added' }]
      return was === own ? [] : [{ row, change: 'changed' }]
    }),
  ]
}

type Row = { readonly id: RowId; readonly measure: Measure | null; readonly own: string }

/** Every row with its own words and its place, without what stands below it. */
function rowsOf({ phases }: PlanContent): readonly Row[] {
  return phases.flatMap((phase, at) => [
    row(phase.id, { at, title: phase.title }),
    ...phase.tranches.flatMap((tranche, at) => [
      row(tranche.id, { in: phase.id, at, title: tranche.title }),
      ...tranche.events.flatMap((event, at) => [
        row(event.id, { in: tranche.id, at, title: event.title }),
        ...event.measures.map((measure) => row(measure.id, { in: event.id, ...measure }, measure)),
        ...event.conditions.map((condition) => row(condition.id, { in: event.id, ...condition })),
      ]),
    ]),
  ])
}

function row(id: RowId, own: Parameters<typeof canonicalJson>[0], measure: Measure | null = null) {
  return { id, measure, own: canonicalJson(own) }
}
