import * as z from 'zod'

import { idOf } from '#app/domain/kernel/id.ts'
import { line } from '#app/domain/kernel/text.ts'
import type { Measure } from '#app/domain/relief/measure.ts'
import { planEdits } from '#app/domain/relief/plan-acts.ts'
import type { PlanEditName } from '#app/domain/relief/plan-acts.ts'
import type { PlanContent, PlannedEvent, RowId } from '#app/domain/relief/plan-content.ts'
import { conditionsAs, edited, plannedEvent } from '#app/domain/relief/plan-edit.ts'
import type { PlanEdit } from '#app/domain/relief/plan-edit.ts'

import type { ServerContext } from '../context.ts'
import { BadInput, Refused } from '../refusals.ts'
import { reference } from './typed-clock-act.ts'

const framework = idOf<'framework'>()
const amendment = idOf<'amendment'>()

/** One row as the form of its edit sends it: what an edit has no use for is not there. */
const row = {
  edit: z.enum(planEdits, 'choice'),
  row: idOf<string>().optional(),
  title: z.string().optional(),
  conditions: z.string().max(20_000, 'tooLong').optional(),
  observations: z.enum(['accepted', 'refused'], 'choice').optional(),
  measures: z.array(idOf<'measure'>()).max(500).optional(),
}

/** An act on the plan of a framework as a form sends it. */
export type TypedPlanAct = z.infer<typeof TypedPlanAct>
export const TypedPlanAct = z.discriminatedUnion('act', [
  z.object({ framework, act: z.literal('revise'), ...row }),
  z.object({ framework, act: z.literal('adopt'), reference }),
  z.object({ framework, act: z.literal('withdraw-amendment'), amendment }),
  z.object({ framework, act: z.literal('adopt-amendment'), amendment, reference }),
])

type TypedRow = Extract<TypedPlanAct, { edit: PlanEditName }>

/** The plan as it would stand with what was typed. Throws BadInput at the field, and Refused for a row that is gone. */
export function contentAs(
  typed: TypedRow,
  content: PlanContent,
  { measures, newId }: { measures: readonly Measure[]; newId: ServerContext['newId'] },
): PlanContent {
  const after = edited(content, editOf(typed, content, { measures, newId }))
  // An edit of a row that somebody else removed meanwhile would be lost without a word.
  if (needsRow(typed.edit) && !knows(content, typed.row)) throw new Refused('row-unknown')
  return after
}

function editOf(
  typed: TypedRow,
  content: PlanContent,
  { measures, newId }: { measures: readonly Measure[]; newId: ServerContext['newId'] },
): PlanEdit {
  const id = (typed.row ?? '') as RowId
  switch (typed.edit) {
    case 'add-phase':
      return {
        edit: 'add-phase',
        phase: { id: newId<'phase'>(), title: titleOf(typed), tranches: [] },
      }
    case 'add-tranche':
      return {
        edit: 'add-tranche',
        in: id,
        tranche: { id: newId<'tranche'>(), title: titleOf(typed), events: [] },
      }
    case 'add-event': {
      const event = eventOf(typed, { id: newId<'event'>(), conditions: [] }, { measures, newId })
      return { edit: 'add-event', in: id, event }
    }
    case 'change-event': {
      const before = plannedEvent(content, id)?.event
      if (before === undefined) throw new Refused('row-unknown')
      return { edit: 'change-event', event: eventOf(typed, before, { measures, newId }) }
    }
    case 'rename':
      return { edit: 'rename', row: id, title: titleOf(typed) }
    case 'remove':
      return { edit: 'remove', row: id }
  }
}

function eventOf(
  typed: TypedRow,
  before: Pick<PlannedEvent, 'id' | 'conditions'>,
  { measures, newId }: { measures: readonly Measure[]; newId: ServerContext['newId'] },
): PlannedEvent {
  const written = (typed.conditions ?? '').split('\n').flatMap((one) => one.trim() || [])
  if (written.length > 100) throw new BadInput({ conditions: 'tooLong' })
  const chosen: readonly string[] = typed.measures ?? []
  const { observations = 'refused' } = typed
  return {
    id: before.id,
    title: titleOf(typed),
    measures: measures.filter(({ id }) => chosen.includes(id)),
    conditions: conditionsAs(written, before.conditions, observations, () => newId<'condition'>()),
  }
}

function titleOf({ title }: TypedRow): string {
  const typed = line(200).safeParse(title)
  if (!typed.success) throw new BadInput({ title: typed.error.issues[0]?.message ?? 'required' })
  return typed.data
}

function needsRow(edit: PlanEditName): boolean {
  return edit !== 'add-phase'
}

function knows({ phases }: PlanContent, row: string | undefined): boolean {
  return phases.some(
    (phase) =>
      phase.id === row ||
      phase.tranches.some(
        (tranche) => tranche.id === row || tranche.events.some(({ id }) => id === row),
      ),
  )
}
