import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import { correctionFault, planWith } from '#app/domain/relief/correction.ts'
import { lockGranted, readGrantedRow } from '#db/granted-relief.ts'
import { lockPlan, savePlan } from '#db/relief-plans.ts'
import { lockEvents, readEvents, saveMeasure } from '#db/relief.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { NotFound, Refused } from '../refusals.ts'
import { measureAsTyped, typedMeasure } from './typed-measure.ts'

const CorrectMeasure = z.object({ measure: idOf<'measure'>(), ...typedMeasure })

/** Corrects a measure that was entered, as long as nothing was decided over it; a plan in draft follows (relief SPEC.md RP17). */
export async function correctMeasure(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<Record<string, never>> {
  const command = parse(CorrectMeasure, input)
  requireMay(ctx, viewer, 'relief.run', viewer)
  const typed = await measureAsTyped(ctx, viewer, command)
  return act(ctx, viewer, { key, command }, async (tx) => {
    const row = await readGrantedRow(tx, viewer.coalition, command.measure)
    if (row === null) throw new NotFound()
    const { framework } = row
    const plan = await lockPlan(tx, viewer.coalition, framework)
    const ids = (await readEvents(tx, framework)).map(({ id }) => id)
    const events = [...(await lockEvents(tx, ids)).values()].map(({ event }) => event)
    // After the events, as every act on one of them has it.
    const locked = await lockGranted(tx, command.measure)
    if (locked === null) throw new NotFound()
    const fault = correctionFault(locked.measure, typed, { events, plan })
    if (fault !== null) throw new Refused(fault.code)
    const measure = { id: locked.measure.id, ...typed }
    await saveMeasure(tx, measure)
    if (plan !== null) await savePlan(tx, planWith(plan, measure))
    return {
      entry: { t: 'measure.correct', b: { framework, measure: measure.id } },
      subject: measure.id,
      topics: [
        { topic: 'frameworks', subject: viewer.coalition },
        { topic: 'safeguards', subject: framework },
      ],
      result: {},
    }
  })
}
