import type { ConditionId } from './condition.ts'
import type { EventId } from './event.ts'
import type { Measure } from './measure.ts'
import type { PlanContent, PlannedEvent, RowId } from './plan-content.ts'

type Phase = PlanContent['phases'][number]
type Tranche = Phase['tranches'][number]

/** One change of one row. What an event says is replaced as a whole. */
export type PlanEdit =
  | { edit: 'add-phase'; phase: Phase }
  | { edit: 'add-tranche'; in: RowId; tranche: Tranche }
  | { edit: 'add-event'; in: RowId; event: PlannedEvent }
  | { edit: 'change-event'; event: PlannedEvent }
  | { edit: 'rename'; row: RowId; title: string }
  | { edit: 'remove'; row: RowId }

/** The plan with one row changed; as it was when it has no such row (SPEC.md RP3, RP9). */
export function edited(content: PlanContent, edit: PlanEdit): PlanContent {
  switch (edit.edit) {
    case 'add-phase':
      return { phases: [...content.phases, edit.phase] }
    case 'add-tranche':
      return inPhases(content, (phase) =>
        phase.id === edit.in ? { ...phase, tranches: [...phase.tranches, edit.tranche] } : phase,
      )
    case 'add-event':
      return inTranches(content, (tranche) =>
        tranche.id === edit.in ? { ...tranche, events: [...tranche.events, edit.event] } : tranche,
      )
    case 'change-event':
      return inEvents(content, (event) => (event.id === edit.event.id ? edit.event : event))
    case 'rename':
      return renamed(content, edit)
    case 'remove':
      return without(content, edit.row)
  }
}

/** Conditions as they are written, one a line; the words that stood there keep their id (SPEC.md RP11). */
export function conditionsAs(
  written: readonly string[],
  before: PlannedEvent['conditions'],
  observations: PlannedEvent['conditions'][number]['observations'],
  newId: () => ConditionId,
): PlannedEvent['conditions'] {
  return written.map((statement) => {
    const same = before.find(
      (one) => one.statement === statement && one.observations === observations,
    )
    return same ?? { id: newId(), statement, observations }
  })
}

/** The event of that row with where it stands, or null. */
export function plannedEvent(
  { phases }: PlanContent,
  id: EventId | string,
): { phase: Phase; tranche: Tranche; event: PlannedEvent } | null {
  for (const phase of phases) {
    for (const tranche of phase.tranches) {
      const event = tranche.events.find((one) => one.id === id)
      if (event !== undefined) return { phase, tranche, event }
    }
  }
  return null
}

/** Measures by the authority that imposed them: each makes a leg of its own. */
export function byAuthority(
  measures: readonly Measure[],
): ReadonlyMap<Measure['authority'], readonly Measure[]> {
  const groups = new Map<Measure['authority'], Measure[]>()
  for (const measure of measures) {
    const group = groups.get(measure.authority)
    if (group === undefined) groups.set(measure.authority, [measure])
    else group.push(measure)
  }
  return groups
}

function renamed(content: PlanContent, { row, title }: { row: RowId; title: string }): PlanContent {
  const named = <Row extends { id: RowId; title: string }>(one: Row): Row =>
    one.id === row ? { ...one, title } : one
  return inEvents(inTranches(inPhases(content, named), named), named)
}

function without(content: PlanContent, row: RowId): PlanContent {
  const others = <Row extends { id: RowId }>(rows: readonly Row[]) =>
    rows.filter(({ id }) => id !== row)
  return {
    phases: others(content.phases).map((phase) => ({
      ...phase,
      tranches: others(phase.tranches).map((tranche) => ({
        ...tranche,
        events: others(tranche.events),
      })),
    })),
  }
}

function inPhases({ phases }: PlanContent, change: (phase: Phase) => Phase): PlanContent {
  return { phases: phases.map(change) }
}

function inTranches(content: PlanContent, change: (tranche: Tranche) => Tranche): PlanContent {
  return inPhases(content, (phase) => ({ ...phase, tranches: phase.tranches.map(change) }))
}

function inEvents(
  content: PlanContent,
  change: (event: PlannedEvent) => PlannedEvent,
): PlanContent {
  return inTranches(content, (tranche) => ({ ...tranche, events: tranche.events.map(change) }))
}

/** What each row is called: a condition by its words. */
export function titlesOf({ phases }: PlanContent): ReadonlyMap<RowId, string> {
  return new Map(
    phases.flatMap((phase): [RowId, string][] => [
      [phase.id, phase.title],
      ...phase.tranches.flatMap((tranche): [RowId, string][] => [
        [tranche.id, tranche.title],
        ...tranche.events.flatMap((event): [RowId, string][] => [
          [event.id, event.title],
          ...event.measures.map(({ id, title }): [RowId, string] => [id, title]),
          ...event.conditions.map(({ id, statement }): [RowId, string] => [id, statement]),
        ]),
      ]),
    ]),
  )
}
