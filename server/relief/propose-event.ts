import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import { line } from '#app/domain/kernel/text.ts'
import type { EventId } from '#app/domain/relief/event.ts'
import { proposeEvent as propose } from '#app/domain/relief/scheduling.ts'
import { lockFramework } from '#db/frameworks.ts'
import { insertEvent, readMeasures } from '#db/relief.ts'
import { readExemptions } from '#db/safeguards.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { BadInput, NotFound, Refused } from '../refusals.ts'
import { watch } from './change-event.ts'
import { typedReason } from './typed-moment.ts'
import { termsOf, typedTerms } from './typed-terms.ts'

const ProposeEvent = z.object({
  framework: idOf<'framework'>(),
  title: line(200),
  measures: z.array(idOf<'measure'>()).max(200),
  condition: typedReason,
  observations: z.enum(['accepted', 'refused'], 'choice'),
  ...typedTerms,
})

/**
 * Proposes a relief event: what takes effect, when or on which finding, and what is to happen if it does
 * not go as planned. Nothing binds anybody until a decision schedules it (relief SPEC.md EV1, EV4).
 */
export async function proposeEvent(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ event: EventId }> {
  const command = parse(ProposeEvent, input)
  requireMay(ctx, viewer, 'relief.run', viewer)
  return act(ctx, viewer, { key, command }, async (tx) => {
    const { framework, title, trigger, measures, condition, observations } = command
    if ((await lockFramework(tx, viewer.coalition, framework)) === null) throw new NotFound()
    const known = new Set((await readMeasures(tx, framework)).map(({ id }) => id))
    if (measures.some((id) => !known.has(id))) throw new BadInput({ measures: 'choice' })
    const now = ctx.now()
    const written = { id: ctx.newId<'condition'>(), statement: condition, observations }
    const terms = termsOf(command, { measures, conditions: [written] })
    const exemptions = await readExemptions(tx, framework)
    const decision = propose(ctx.newId<'event'>(), terms, { now, exemptions })
    if (!decision.ok) throw new Refused(decision.refusal.code)
    const { event } = decision
    await insertEvent(tx, { framework, title, event, at: now })
    await watch(tx, [event], now)
    return {
      entry: { t: 'relief.propose', b: { framework, event: event.id, trigger } },
      subject: event.id,
      topics: [{ topic: 'relief', subject: event.id }],
      result: { event: event.id },
    }
  })
}
