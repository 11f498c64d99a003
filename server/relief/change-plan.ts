import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { FrameworkId, Id } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { PlanAct } from '#app/domain/relief/plan-acts.ts'
import { decidePlan, evolvePlan } from '#app/domain/relief/plan.ts'
import type { Plan, PlanCommand } from '#app/domain/relief/plan.ts'
import type { Tx } from '#db/client.ts'
import { lockPlan, savePlan } from '#db/relief-plans.ts'

import type { Performed } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { NotFound, Refused } from '../refusals.ts'
import { planSettingFor } from './plan-setting.ts'

/**
 * One step of a framework's plan inside the act that takes it: what is asked of the plan as it stands is
 * decided and saved. Answers the plan before and after, and what the record and open pages are told.
 */
export async function changePlan(
  ctx: Pick<ServerContext, 'now'>,
  tx: Tx,
  viewer: Viewer,
  step: { framework: FrameworkId; act: PlanAct; decision: Id<'decision'> | null },
  commandOn: (plan: Plan) => Promise<PlanCommand>,
): Promise<{ plan: Plan; at: Instant; told: Omit<Performed<null>, 'result'> }> {
  const { framework, act, decision } = step
  const before = await lockPlan(tx, viewer.coalition, framework)
  if (before === null) throw new NotFound()
  const command = await commandOn(before)
  const setting = await planSettingFor(ctx, tx, viewer, framework)
  const decided = decidePlan(before, command, setting)
  // What a plan refuses names rows, which the reader has before them: the sentence says enough.
  if (!decided.ok) throw new Refused(decided.refusal.code)
  const plan = decided.events.reduce(evolvePlan, before)
  await savePlan(tx, plan)
  const amendment = 'id' in command ? command.id : null
  const { amended } = plan
  return {
    plan,
    at: setting.now,
    told: {
      entry: { t: 'plan.act', b: { framework, plan: plan.id, act, amendment, decision, amended } },
      subject: framework,
      topics: [{ topic: 'frameworks', subject: viewer.coalition }],
    },
  }
}
