import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { later } from '#app/domain/kernel/instant.ts'
import { claimsOf } from '#app/domain/positions/matrix.ts'
import type { SubjectId } from '#app/domain/positions/subject.ts'
import { usualWindow } from '#app/domain/positions/trend.ts'

import type { ServerContext } from '../../context.ts'
import type { NamedDelegation } from '../../drafting/name-delegations.ts'
import type { SubjectName } from '../describe.ts'
import { mapOf } from '../map.ts'
import type { NoMap, PositionMap } from '../map.ts'
import { seeingPositions } from './see-positions.ts'
import type { Asked, FiguresHead, SeenPositions } from './see-positions.ts'

/** Delegations in the plane, and what its axes are made of. */
export type MapView = {
  head: FiguresHead
  members: readonly NamedDelegation[]
  map:
    | NoMap
    | (Omit<PositionMap, 'loadings'> & {
        /** The subjects that make up most of either axis. */
        loadings: readonly { id: SubjectId; name: SubjectName; n: number; x: number; y: number }[]
        /** How many positions the map is made of, and on how many subjects. */
        n: number
        subjects: number
      })
}

const mostLoadings = 12

/** The map lies as near as it can to that of a month before, of what the same viewer sees of it (SPEC.md SV7). */
export function readMap(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo' | 'threads' | 'positionLog'>,
  viewer: Viewer,
  asked: Asked,
): Promise<MapView> {
  return seeingPositions(ctx, viewer, asked, async ({ positions, matrixAt }) => {
    const { head, now } = positions
    const before = mapOf(await matrixAt(later(head.moment.at ?? now, -usualWindow)), null)
    return viewOf(positions, mapOf(positions.rows, before.kind === 'none' ? null : before))
  })
}

function viewOf({ head, members, rows, nameOf }: SeenPositions, map: PositionMap | NoMap): MapView {
  if (map.kind === 'none') return { head, members, map }
  const counts = new Map(rows.map((row) => [row.subject.id, claimsOf(row).length]))
  const countOn = (subject: SubjectId) => counts.get(subject) ?? 0
  const weight = ({ x, y }: { x: number; y: number }) => Math.max(Math.abs(x), Math.abs(y))
  const loadings = map.loadings
    .toSorted((a, b) => weight(b) - weight(a))
    .slice(0, mostLoadings)
    .map(({ subject, x, y }) => ({ id: subject, name: nameOf(subject), n: countOn(subject), x, y }))
  const n = map.loadings.reduce((sum, { subject }) => sum + countOn(subject), 0)
  return { head, members, map: { ...map, loadings, n, subjects: map.loadings.length } }
}
