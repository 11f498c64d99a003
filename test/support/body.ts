import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Vote } from '#app/domain/drafting/decision-rule.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import { day } from '#app/domain/kernel/instant.ts'
import { actInRollCall } from '#server/drafting/act-in-roll-call.ts'
import { actInSitting } from '#server/drafting/act-in-sitting.ts'
import { actOnLife } from '#server/drafting/act-on-life.ts'
import { readLife } from '#server/drafting/read-life.ts'

import { buildViewer, newId } from './build.ts'
import type { TestDatabase } from './database.ts'
import { draftingTable } from './drafting-table.ts'
import { publishSeat } from './silence.ts'
import type { SyncNode } from './sync-node.ts'

/** Two members in a sitting on a text, and the secretariat. */
export async function bodyOf(database: TestDatabase, node: SyncNode, of?: Viewer) {
  const { ctx } = node
  const { one, other, document, ...desks } = await draftingTable(database, node, of)
  const { coalition } = one
  await publishSeat(ctx)
  const secretary = await buildViewer(database.db, { coalition, kind: 'secretariat', as: 'head' })
  type Act = Readonly<Record<string, string>>
  const life = (viewer: Viewer, act: Act) =>
    actOnLife(ctx, proved(ctx, viewer), { document, ...act }, newId())
  const roll = (viewer: Viewer, act: object) =>
    actInRollCall(ctx, proved(ctx, viewer), { document, ...act }, newId())
  const table = async () => {
    await life(secretary, { act: 'open-rolling' })
    await life(secretary, { act: 'table', symbol: '', sponsor: one.delegation.id })
  }
  return {
    ...desks,
    document,
    one,
    other,
    secretary,
    life,
    roll,
    table,
    vote: (viewer: Viewer, vote: Vote) => roll(viewer, { act: 'vote', vote }),
    shown: (viewer: Viewer) => readLife(ctx, viewer, document),
    async putForAction() {
      await openSitting(node, document, secretary, [one, other])
      if ((await readLife(ctx, one, document)).stage !== 'tabled') await table()
      await ctx.clock.advance(day)
      await life(secretary, { act: 'put-for-action', waiver: '' })
    },
  }
}

/** As somebody who has just proved to be there, however far the clock has moved. */
export function proved(ctx: SyncNode['ctx'], viewer: Viewer): Viewer {
  return { ...viewer, presenceProvedAt: ctx.now() }
}

async function openSitting(
  { ctx }: SyncNode,
  document: DocumentId,
  secretary: Viewer,
  members: readonly Viewer[],
) {
  await actInSitting(ctx, secretary, { document, act: 'open', quorum: 'none' }, newId())
  for (const { delegation } of members) {
    const arrive = { document, act: 'arrive', delegation: delegation.id }
    await actInSitting(ctx, secretary, arrive, newId())
  }
}
