import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { FrameworkId } from '#app/domain/kernel/id.ts'
import type { PlanSetting } from '#app/domain/relief/plan.ts'
import { listDelegations } from '#db/accounts.ts'
import type { Database, Tx } from '#db/client.ts'
import { readEvents } from '#db/relief.ts'
import { readExemptions } from '#db/safeguards.ts'

import type { ServerContext } from '../context.ts'

/** What an act of this viewer on the plan of a framework is judged by. */
export async function planSettingFor(
  { now }: Pick<ServerContext, 'now'>,
  tx: Tx | Database,
  viewer: Viewer,
  framework: FrameworkId,
): Promise<PlanSetting> {
  const delegations = await listDelegations(tx, viewer.coalition)
  const events = await readEvents(tx, framework)
  return {
    by: viewer,
    now: now(),
    members: new Set(delegations.flatMap(({ id, kind }) => (kind === 'member' ? [id] : []))),
    exemptions: await readExemptions(tx, framework),
    fired: new Set(events.flatMap(({ id, event }) => ('firing' in event.stage ? [id] : []))),
  }
}
