import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import type { AmendmentId } from '#app/domain/relief/plan.ts'
import { readMeasures } from '#db/relief.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { Refused } from '../refusals.ts'
import { changePlan } from './change-plan.ts'
import { contentAsTyped } from './typed-amendment.ts'
import { typedReason } from './typed-moment.ts'

const AmendPlan = z.object({
  framework: idOf<'framework'>(),
  /** Upon how many amendments the form was filled in. */
  upon: z.coerce.number('invalid').int('invalid').min(0, 'invalid'),
  reason: typedReason,
})

/**
 * Proposes other rows of an adopted plan, as many as the form changes, in one act (relief SPEC.md RP9, RP10,
 * RP15). The plan stays as it is until the coalition adopts the amendment.
 */
export async function amendPlan(
  ctx: ServerContext,
  viewer: Viewer,
  form: Readonly<Record<string, string>>,
  key: string,
): Promise<{ amendment: AmendmentId }> {
  const { framework, upon, reason } = parse(AmendPlan, form)
  requireMay(ctx, viewer, 'relief.propose', viewer)
  return act(ctx, viewer, { key, command: { ...form, framework, upon, reason } }, async (tx) => {
    const id = ctx.newId<'amendment'>()
    const step = { framework, act: 'propose-amendment', decision: null } as const
    const { told } = await changePlan(
      ctx,
      tx,
      viewer,
      step,
      async ({ amended, content: before }) => {
        // A form that was filled in upon an earlier plan would take back what was amended since.
        if (upon !== amended) throw new Refused('amendment-stale')
        const measures = await readMeasures(tx, framework)
        const content = contentAsTyped(form, before, { measures, newId: ctx.newId })
        return { type: 'propose-amendment', id, content, reason }
      },
    )
    return { ...told, result: { amendment: id } }
  })
}
