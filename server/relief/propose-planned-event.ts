import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import type { EventId } from '#app/domain/relief/event.ts'
import type { NewLeg } from '#app/domain/relief/leg.ts'
import type { Measure } from '#app/domain/relief/measure.ts'
import { byAuthority, plannedEvent } from '#app/domain/relief/plan-edit.ts'
import { proposeEvent } from '#app/domain/relief/scheduling.ts'
import { lockPlan } from '#db/relief-plans.ts'
import { insertEvent, readEvent } from '#db/relief.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { NotFound, Refused } from '../refusals.ts'
import { codesOf } from './act-on-event.ts'
import { changeEvent, settingFor, watch } from './change-event.ts'
import { termsOf, typedTerms } from './typed-terms.ts'

const ProposePlannedEvent = z.object({
  framework: idOf<'framework'>(),
  event: idOf<'event'>(),
  ...typedTerms,
})

/**
 * Proposes the event of a plan's row as the plan has it: under the row's own id, over its measures, upon
 * its conditions, with a leg for each authority that imposed one of them (relief SPEC.md EV1, EV3, RP12).
 */
export async function proposePlannedEvent(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ event: EventId }> {
  const command = parse(ProposePlannedEvent, input)
  requireMay(ctx, viewer, 'relief.run', viewer)
  return act(ctx, viewer, { key, command }, async (tx) => {
    const { framework, event: id } = command
    const plan = await lockPlan(tx, viewer.coalition, framework)
    const planned = plan === null ? null : plannedEvent(plan.content, id)
    if (plan === null || planned === null) throw new NotFound()
    if (plan.state.is !== 'adopted') throw new Refused('plan-not-adopted')
    if ((await readEvent(tx, viewer.coalition, id)) !== null) throw new Refused('event-proposed')
    const { title, measures, conditions } = planned.event
    const now = ctx.now()
    const setting = await settingFor(tx, viewer, { now, framework })
    const terms = termsOf(command, {
      measures: measures.map((measure) => measure.id),
      conditions,
    })
    const proposed = proposeEvent(id, terms, setting)
    if (!proposed.ok) throw new Refused(proposed.refusal.code)
    await insertEvent(tx, { framework, title, event: proposed.event, at: now })
    await watch(tx, [proposed.event], now)
    const codes = await codesOf(tx, viewer)
    let event = proposed.event
    for (const leg of legsOver(measures, ctx.newId)) {
      event = (await changeEvent(tx, event, { type: 'add-leg', leg }, setting, codes)).after
    }
    return {
      entry: { t: 'relief.propose', b: { framework, event: id, trigger: command.trigger } },
      subject: id,
      topics: [
        { topic: 'relief', subject: id },
        { topic: 'frameworks', subject: viewer.coalition },
      ],
      result: { event: id },
    }
  })
}

/** One required leg for each authority, by the instrument of the first of its measures. */
function legsOver(measures: readonly Measure[], newId: ServerContext['newId']): readonly NewLeg[] {
  return [...byAuthority(measures)].flatMap(([delegation, own]) => {
    const [first] = own
    if (first === undefined) return []
    return [
      {
        id: newId<'leg'>(),
        delegation,
        purpose: 'measures' as const,
        required: true,
        instrument: first.instrument,
        measures: own.map(({ id }) => id),
        steps: [],
      },
    ]
  })
}
