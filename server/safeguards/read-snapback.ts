import { may } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { isId } from '#app/domain/kernel/is-id.ts'
import { snapbackActs } from '#app/domain/relief/snapback-acts.ts'
import { decideSnapback } from '#app/domain/relief/snapback.ts'
import { targetId } from '#app/domain/safeguards/reach.ts'
import { listDelegations } from '#db/accounts.ts'
import { readMeasures } from '#db/relief.ts'
import { readExemptions, readSafeguardDecisions } from '#db/safeguards.ts'
import { readSnapback as readRow } from '#db/snapbacks.ts'

import { readFramework } from '../accounts/read-framework.ts'
import type { ServerContext } from '../context.ts'
import { nameDelegations } from '../drafting/name-delegations.ts'
import { NotFound } from '../refusals.ts'
import { asSnapbackCommand, permissionFor } from './act-on-snapback.ts'
import type { TypedSnapbackAct } from './act-on-snapback.ts'

export type SnapbackShown = Awaited<ReturnType<typeof readSnapback>>

/** A snapback as its page shows it, with what the viewer can do now. Throws NotFound, also for what is no id. */
export async function readSnapback(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo' | 'newId'>,
  viewer: Viewer,
  { framework: of, snapback: id }: { framework: string | undefined; snapback: string | undefined },
) {
  const row = isId<'snapback'>(id) ? await readRow(ctx.db, viewer.coalition, id) : null
  if (row === null || row.framework !== of) throw new NotFound()
  const { snapback } = row
  const [framework, delegations, measures, exemptions, decisions] = await Promise.all([
    readFramework(ctx, viewer, row.framework),
    listDelegations(ctx.db, viewer.coalition),
    readMeasures(ctx.db, row.framework),
    readExemptions(ctx.db, row.framework),
    readSafeguardDecisions(ctx.db, snapback.id),
  ])
  const named = nameDelegations(delegations)
  const titles = new Map<string, string>([
    ...measures.map(({ id: one, title }) => [one, title] as const),
    ...exemptions.map(({ id: one, terms }) => [one, terms.title] as const),
  ])
  const now = ctx.now()
  const { notified, tableBy, voteBy, votes, objections, state } = snapback
  const decision = ctx.newId<'decision'>()
  return {
    id: snapback.id,
    framework,
    by: named(notified.by),
    notifiedAt: notified.at,
    ground: notified.ground,
    provision: notified.provision,
    targets: snapback.targets.map((target) => ({
      id: targetId(target) as string,
      kind: target.kind,
      title: titles.get(targetId(target)) ?? '?',
    })),
    tableBy: tableBy.at,
    voteBy: voteBy.at,
    votes: votes.map((vote) => ({
      ...vote,
      reference: decisions.find(({ id: one }) => one === vote.decision)?.reference ?? '',
    })),
    objections: objections.map(({ by, reason, at }) => ({ by: named(by), reason, at })),
    state: state.is,
    tabled: state.is === 'tabled' ? { by: state.by && named(state.by), at: state.at } : null,
    ended: 'at' in state && state.is !== 'tabled' ? state.at : null,
    windDown: state.is === 'restored' ? state.windDown.at : null,
    acts: snapbackActs
      .filter((act) => act !== 'notify')
      .filter((act) => {
        if (!may(viewer, permissionFor(act), viewer)) return false
        const typed = { act, snapback: snapback.id, reason: 'x', adopted: 'rejected' }
        const command = asSnapbackCommand(typed as TypedSnapbackAct, snapback, decision)
        return decideSnapback(snapback, command, { by: viewer, now }).ok
      }),
  }
}
