import { line } from '#app/domain/kernel/text.ts'
import { amendmentNames as names } from '#app/domain/relief/amendment-names.ts'
import type { Measure } from '#app/domain/relief/measure.ts'
import type { PlanContent, PlannedEvent } from '#app/domain/relief/plan-content.ts'
import { conditionsAs } from '#app/domain/relief/plan-edit.ts'

import type { ServerContext } from '../context.ts'
import { BadInput } from '../refusals.ts'

type Phase = PlanContent['phases'][number]
type Tranche = Phase['tranches'][number]
type Given = { measures: readonly Measure[]; newId: ServerContext['newId'] }

/**
 * The plan with every row as the form has it: renamed, removed, added, and each measure in the event that
 * was chosen for it. A row of which the form says nothing stays (relief SPEC.md RP15). Throws BadInput at the field.
 */
export function contentAsTyped(
  form: Readonly<Record<string, string>>,
  { phases }: PlanContent,
  given: Given,
): PlanContent {
  const typed = (name: string) => form[name]?.trim()
  const stays = ({ id }: { id: string }) => typed(names.remove(id)) !== 'on'
  const titleAt = (name: string, before = '') => {
    const title = line(200).safeParse(typed(name) ?? before)
    if (title.success) return title.data
    throw new BadInput({ [name]: title.error.issues[0]?.message ?? 'required' })
  }

  const known = phases.flatMap(({ tranches }) => tranches.flatMap(({ events }) => events))
  const before = new Map(known.flatMap(({ id, measures }) => measures.map((one) => [one.id, id])))
  const chosen = ({ id }: Measure) => typed(names.measure(id)) ?? before.get(id)

  function eventOf(about: string, was: Pick<PlannedEvent, 'id' | 'title' | 'conditions'>) {
    const written = typed(names.conditions(about))
      ?.split('\n')
      .flatMap((one) => one.trim() || [])
    if (written !== undefined) checkConditions(written, names.conditions(about))
    const observations =
      typed(names.observations(about)) ?? was.conditions[0]?.observations ?? 'refused'
    if (observations !== 'accepted' && observations !== 'refused') {
      throw new BadInput({ [names.observations(about)]: 'choice' })
    }
    return {
      id: was.id,
      title: titleAt(was.title === '' ? about : names.title(about), was.title),
      measures: given.measures.filter((measure) => chosen(measure) === about),
      conditions: conditionsAs(
        written ?? was.conditions.map(({ statement }) => statement),
        was.conditions,
        observations,
        () => given.newId<'condition'>(),
      ),
    }
  }

  function newEvents(tranche: string): readonly PlannedEvent[] {
    const about = names.newEvent(tranche)
    if (!typed(about)) return []
    return [eventOf(about, { id: given.newId<'event'>(), title: '', conditions: [] })]
  }

  function newTranches(phase: string): readonly Tranche[] {
    const about = names.newTranche(phase)
    const events = newEvents(about)
    if (!typed(about) && events.length === 0) return []
    return [{ id: given.newId<'tranche'>(), title: titleAt(about), events }]
  }

  function newPhases(): readonly Phase[] {
    const tranches = newTranches(names.newPhase)
    if (!typed(names.newPhase) && tranches.length === 0) return []
    return [{ id: given.newId<'phase'>(), title: titleAt(names.newPhase), tranches }]
  }

  return {
    phases: [
      ...phases.filter(stays).map((phase) => ({
        id: phase.id,
        title: titleAt(names.title(phase.id), phase.title),
        tranches: [
          ...phase.tranches.filter(stays).map((tranche) => ({
            id: tranche.id,
            title: titleAt(names.title(tranche.id), tranche.title),
            events: [
              ...tranche.events.filter(stays).map((event) => eventOf(event.id, event)),
              ...newEvents(tranche.id),
            ],
          })),
          ...newTranches(phase.id),
        ],
      })),
      ...newPhases(),
    ],
  }
}

function checkConditions(written: readonly string[], name: string): void {
  if (written.length > 100) throw new BadInput({ [name]: 'tooLong' })
  for (const one of written) {
    const statement = line(2_000).safeParse(one)
    if (!statement.success) {
      throw new BadInput({ [name]: statement.error.issues[0]?.message ?? 'required' })
    }
  }
}
