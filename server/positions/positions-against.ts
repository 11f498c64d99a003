import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { BlockId } from '#app/domain/drafting/block.ts'
import type { DelegationId } from '#app/domain/kernel/id.ts'
import { matrixOf } from '#app/domain/positions/matrix.ts'
import type { Row } from '#app/domain/positions/matrix.ts'
import { ballotsOn } from '#app/domain/positions/ruling.ts'
import { listDelegations } from '#db/accounts.ts'
import type { Tx } from '#db/client.ts'
import type { DocumentRow } from '#db/drafting.ts'
import { readRule } from '#db/life.ts'
import { readDossiers, readSubjects } from '#db/positions.ts'

import type { ServerContext } from '../context.ts'
import { describe } from './describe.ts'
import { standsAt } from './read-positions-at.ts'
import { readTextNow } from './text-now.ts'

export type PositionsAgainst = ReadonlyMap<BlockId, readonly DelegationId[]>

export const noPositions: PositionsAgainst = new Map()

/**
 * Whose positions on these paragraphs stand in the way of what they say now, as the viewer sees positions:
 * under consensus and unanimity an objection or a reservation does, until it is lifted (drafting SPEC.md PS14).
 * One on an earlier wording says nothing of this one.
 */
export async function positionsAgainst(
  ctx: Pick<ServerContext, 'threads'>,
  tx: Tx,
  viewer: Viewer,
  document: DocumentRow,
  blocks: readonly BlockId[],
): Promise<PositionsAgainst> {
  const rows = await readSubjects(tx, { document: document.id })
  const { kind } = await readRule(tx, document.id)
  const needsAll = kind === 'consensus' || kind === 'unanimity'
  if (rows.length === 0 || !needsAll) return noPositions
  const text = await readTextNow(ctx, tx, document)
  const delegations = await listDelegations(tx, viewer.coalition)
  const members = delegations.flatMap((one) => (one.kind === 'member' ? [one.id] : []))
  const { framework } = document
  const subjects = rows.map((row) => describe(row, { is: 'text', text, framework }).subject)
  const dossiers = await readDossiers(
    tx,
    subjects.map(({ id }) => id),
  )
  const matrix = matrixOf(viewer, { subjects, members, dossiers })
  return new Map(
    blocks.map((block) => {
      const here = matrix.filter(({ subject }) => standsAt(subject.about, text, { block }))
      return [block, [...new Set(here.flatMap(whoIsAgainst))]]
    }),
  )
}

function whoIsAgainst({ subject, cells }: Row): readonly DelegationId[] {
  const onTheseWords = new Map(
    [...cells].filter(([, cell]) => cell.kind === 'position' && !cell.earlier),
  )
  const ballots = ballotsOn({ subject, cells: onTheseWords }) ?? []
  return ballots.flatMap(({ delegation, counts }) => (counts === 'against' ? [delegation] : []))
}
