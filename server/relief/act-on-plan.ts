import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Id } from '#app/domain/kernel/id.ts'
import type { Plan, PlanCommand } from '#app/domain/relief/plan.ts'
import type { Tx } from '#db/client.ts'
import { listEditions } from '#db/life.ts'
import { insertPlanDecision } from '#db/relief-plans.ts'
import { readMeasures } from '#db/relief.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { Refused } from '../refusals.ts'
import { changePlan } from './change-plan.ts'
import { contentAs, TypedPlanAct } from './typed-plan-act.ts'

/**
 * Revises a plan until it is adopted, and decides on its amendments afterwards (relief SPEC.md RP3, RP8–RP11). Where the
 * coalition has to decide, the secretariat records that it did and where that is written down.
 */
export async function actOnPlan(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ amended: number }> {
  const typed = parse(TypedPlanAct, input)
  requireMay(ctx, viewer, permissionFor(typed.act), viewer)
  return act(ctx, viewer, { key, command: typed }, async (tx) => {
    const decision = ctx.newId<'decision'>()
    const isDecision = 'reference' in typed
    const step = {
      framework: typed.framework,
      act: typed.act,
      decision: isDecision ? decision : null,
    }
    const { plan, at, told } = await changePlan(ctx, tx, viewer, step, (before) =>
      commandOf(ctx, tx, typed, { plan: before, decision }),
    )
    if (isDecision) {
      const amendment = 'amendment' in typed ? typed.amendment : null
      const { act: what, reference } = typed
      const said = { id: decision, plan: plan.id, act: what, amendment, reference }
      await insertPlanDecision(tx, { ...said, at })
    }
    return { ...told, result: { amended: plan.amended } }
  })
}

/** The table of permissions asks what the rules ask (relief SPEC.md RP3, RP9). */
function permissionFor(what: TypedPlanAct['act']): 'relief.run' | 'relief.propose' {
  return what === 'withdraw-amendment' ? 'relief.propose' : 'relief.run'
}

async function commandOf(
  ctx: Pick<ServerContext, 'newId'>,
  tx: Tx,
  typed: TypedPlanAct,
  { plan, decision }: { plan: Plan; decision: Id<'decision'> },
): Promise<PlanCommand> {
  switch (typed.act) {
    case 'revise': {
      const measures = await readMeasures(tx, typed.framework)
      const content = contentAs(typed, plan.content, { measures, newId: ctx.newId })
      return { type: 'revise-plan', content }
    }
    case 'adopt': {
      const [edition] = await listEditions(tx, plan.document)
      if (edition === undefined) throw new Refused('text-not-adopted')
      const motion = { act: 'adopt-plan', plan: plan.id, edition: edition.words } as const
      return {
        type: 'adopt-plan',
        edition: edition.words,
        outcome: { decision, motion, adopted: true },
      }
    }
    case 'withdraw-amendment':
      return { type: 'withdraw-amendment', id: typed.amendment }
    case 'adopt-amendment': {
      const { amendment } = typed
      const motion = { act: 'amend-plan', plan: plan.id, amendment } as const
      return {
        type: 'adopt-amendment',
        id: amendment,
        outcome: { decision, motion, adopted: true },
      }
    }
  }
}
