import * as z from 'zod'

import type { DelegationId, Id } from '#app/domain/kernel/id.ts'
import { line } from '#app/domain/kernel/text.ts'
import type { ReliefEvent } from '#app/domain/relief/event.ts'
import { Lead, remainingSteps } from '#app/domain/relief/leg.ts'
import type { Leg, Step, StepId } from '#app/domain/relief/leg.ts'

/**
 * `waits`: the steps of other legs that it waits for, by the code of the delegation and the number of the
 * step, counted over the delegation's legs.
 */
export type TypedStep = {
  readonly title: string
  readonly lead: Lead
  readonly waits: readonly { readonly code: string; readonly number: number }[]
}

/**
 * Steps as a form has them, one a line, each after how long it takes: `5 Draft the act` is five working days
 * of the capital, `45c Lie before the legislature` forty-five calendar days. `2 Publish < THA 1, OST 2` waits
 * for the first step of THA and the second of OST.
 */
export const typedSteps = z
  .string()
  .max(20_000, 'tooLong')
  .transform((text, context): TypedStep[] => {
    const lines = text.split('\n').filter((one) => one.trim() !== '')
    const found = lines.map((one) => typedStep.safeParse(one.trim()))
    if (lines.length > 60 || found.some(({ success }) => !success)) {
      context.addIssue({ code: 'custom', message: 'steps' })
      return z.NEVER
    }
    return found.flatMap(({ data }) => data ?? [])
  })

const typedStep = z
  .string()
  .regex(/^\d{1,3}c?\s/)
  .transform((text) => {
    const [, count, calendar, title, waits = ''] =
      /^(\d+)(c?)\s+(.*?)(?:\s<\s(.*))?$/.exec(text) ?? []
    const unit = calendar === 'c' ? 'calendar-days' : 'working-days'
    return { title, lead: { unit, count: Number(count) }, waits: waits.split(',').filter(Boolean) }
  })
  .pipe(z.object({ title: line(200), lead: Lead, waits: z.array(z.string().transform(waitIn)) }))

function waitIn(text: string, context: z.RefinementCtx) {
  const [, code, number] = /^\s*(\S{1,20})\s+(\d{1,3})\s*$/.exec(text) ?? []
  if (code !== undefined) return { code, number: Number(number) }
  context.addIssue({ code: 'custom', message: 'steps' })
  return z.NEVER
}

/** What remains of a leg as one would type it: read as a form it is the same steps. */
export function writtenSteps(leg: Leg, event: ReliefEvent, codes: Codes): string {
  const lines = asTyped(leg, event, codes).map(({ title, lead, waits }) => {
    const unit = lead.unit === 'calendar-days' ? 'c' : ''
    const after = waits.map(({ code, number }) => `${code} ${number}`).join(', ')
    return `${lead.count}${unit} ${title}${after === '' ? '' : ` < ${after}`}`
  })
  return lines.join('\n')
}

export function asTyped(leg: Leg, event: ReliefEvent, codes: Codes): readonly TypedStep[] {
  const legs = stepsByLeg(event)
  const places = new Map(
    [...codes].flatMap(([delegation, code]) =>
      numbered(delegation, legs).map((id, at) => [id, { code, number: at + 1 }] as const),
    ),
  )
  return remainingSteps(leg).map(({ title, lead, after }) => ({
    title,
    lead,
    waits: after.flatMap((id) => places.get(id) ?? []),
  }))
}

/**
 * Typed steps as steps of a leg of `event`. One that remains keeps its id by its title, so that whoever waits
 * for it still does. What a step waits for and is nowhere becomes `noStep`, which the rules refuse.
 */
export function stepsAs(
  typed: readonly TypedStep[],
  { leg, delegation, event, codes, newId }: StepsOf,
): readonly Step[] {
  const kept = leg === null ? [] : [...remainingSteps(leg)]
  const ids = typed.map(({ title }) => {
    const at = kept.findIndex((one) => one.title === title)
    const [same] = at < 0 ? [] : kept.splice(at, 1)
    return same?.id ?? newId<'step'>()
  })
  // As the event will have it, with the steps that are being typed.
  const done = leg === null ? [] : leg.steps.flatMap(({ id }) => (leg.done.has(id) ? [id] : []))
  const own = { leg: leg?.id, delegation, steps: [...done, ...ids] }
  const others = stepsByLeg(event)
  const legs =
    leg === null ? [...others, own] : others.map((one) => (one.leg === leg.id ? own : one))
  const owners = new Map([...codes].map(([of, code]) => [code, of]))
  return typed.map(({ title, lead, waits }, at) => ({
    id: ids[at] ?? noStep,
    title,
    lead,
    after: waits.map(({ code, number }) => numbered(owners.get(code), legs)[number - 1] ?? noStep),
  }))
}

/** The id of no step, which the rules refuse as unknown. */
export const noStep = '' as StepId

type Codes = ReadonlyMap<DelegationId, string>

type StepsOf = {
  /** The leg whose steps they are, or null for one that is not there yet. */
  leg: Leg | null
  delegation: DelegationId
  event: ReliefEvent
  codes: Codes
  newId: <Name extends string>() => Id<Name>
}

type StepsOfLeg = {
  readonly leg: Leg['id'] | undefined
  readonly delegation: DelegationId
  readonly steps: readonly StepId[]
}

function stepsByLeg({ legs }: ReliefEvent): readonly StepsOfLeg[] {
  return legs.map(({ id: leg, delegation, steps }) => ({
    leg,
    delegation,
    steps: steps.map(({ id }) => id),
  }))
}

/** The steps of a delegation in the order in which forms number them, from 1, over its legs. */
function numbered(
  delegation: DelegationId | undefined,
  legs: readonly StepsOfLeg[],
): readonly StepId[] {
  return legs.filter((one) => one.delegation === delegation).flatMap(({ steps }) => steps)
}
