import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { DelegationId } from '#app/domain/kernel/id.ts'
import { claimsOf } from '#app/domain/positions/matrix.ts'
import type { Row } from '#app/domain/positions/matrix.ts'
import { meetingOn } from '#app/domain/positions/meeting.ts'
import type { Meeting } from '#app/domain/positions/meeting.ts'
import { pivotsOn } from '#app/domain/positions/package-deal.ts'
import type { Pivot } from '#app/domain/positions/package-deal.ts'
import type { Interval, RangeScale } from '#app/domain/positions/scale.ts'
import type { SubjectId } from '#app/domain/positions/subject.ts'

import type { ServerContext } from '../../context.ts'
import type { NamedDelegation } from '../../drafting/name-delegations.ts'
import type { SubjectName } from '../describe.ts'
import { seePositions } from './see-positions.ts'
import type { Asked, FiguresHead } from './see-positions.ts'

/** What each delegation accepts of every number that is open, and where they could meet. */
export type RangesView = {
  head: FiguresHead
  members: readonly NamedDelegation[]
  /** Furthest apart first. */
  ranges: readonly RangePlot[]
}

export type RangePlot = {
  id: SubjectId
  name: SubjectName
  scale: RangeScale
  value: number | null
  claims: readonly { delegation: DelegationId; interval: Interval; earlier: boolean }[]
  /** Null when nobody has a position. */
  meeting: Meeting | null
  pivots: readonly Pivot[]
}

export async function readRanges(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo' | 'threads' | 'positionLog'>,
  viewer: Viewer,
  asked: Asked,
): Promise<RangesView> {
  const { head, members, rows, nameOf } = await seePositions(ctx, viewer, asked)
  const ranges = rows.flatMap((row) => {
    const { id, scale } = row.subject
    return scale.kind === 'range' ? [{ ...plotOf(row, scale), name: nameOf(id) }] : []
  })
  const effort = ({ meeting }: RangePlot) => meeting?.effort ?? -1
  return { head, members, ranges: ranges.toSorted((a, b) => effort(b) - effort(a)) }
}

function plotOf(row: Row, scale: RangeScale): Omit<RangePlot, 'name'> {
  const { id, value } = row.subject
  const meeting = meetingOn(row)
  return {
    id,
    scale,
    value,
    claims: claimsOf(row).map(({ delegation, interval, earlier }) => ({
      delegation,
      interval,
      earlier,
    })),
    meeting: meeting.kind === 'known' ? meeting.value : null,
    pivots: pivotsOn(row),
  }
}
