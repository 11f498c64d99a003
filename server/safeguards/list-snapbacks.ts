import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { listDelegations } from '#db/accounts.ts'
import { readMeasures } from '#db/relief.ts'
import { readExemptions } from '#db/safeguards.ts'
import { readSnapbackClause, readSnapbacks } from '#db/snapbacks.ts'

import { readFramework } from '../accounts/read-framework.ts'
import type { ServerContext } from '../context.ts'
import { nameDelegations } from '../drafting/name-delegations.ts'

/** The snapbacks of a framework, the way back on which it agreed, and what another could name: never what is humanitarian. */
export async function listSnapbacks(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo'>,
  viewer: Viewer,
  id: string | undefined,
) {
  const framework = await readFramework(ctx, viewer, id)
  const [delegations, snapbacks, measures, exemptions, clause] = await Promise.all([
    listDelegations(ctx.db, viewer.coalition),
    readSnapbacks(ctx.db, framework.id),
    readMeasures(ctx.db, framework.id),
    readExemptions(ctx.db, framework.id),
    readSnapbackClause(ctx.db, framework.id),
  ])
  const named = nameDelegations(delegations)
  const ordinary = exemptions.filter(
    ({ kind, state }) => kind === 'ordinary' && state.is === 'in-force',
  )
  return {
    framework,
    snapbacks: snapbacks.map(({ id: of, notified, targets, voteBy, state }) => ({
      id: of,
      by: named(notified.by),
      notifiedAt: notified.at,
      provision: notified.provision,
      named: targets.length,
      voteBy: voteBy.at,
      state: state.is,
    })),
    targets: [
      ...measures.map(({ id: of, title }) => ({
        id: of as string,
        kind: 'measure' as const,
        title,
      })),
      ...ordinary.map(({ id: of, terms }) => ({
        id: of as string,
        kind: 'exemption' as const,
        title: terms.title,
      })),
    ],
    clause,
  }
}
