import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { later } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { alertsBetween } from '#app/domain/positions/alerts.ts'
import { differencesIn, movedBetween } from '#app/domain/positions/differences.ts'
import type { Differences, Moved } from '#app/domain/positions/differences.ts'
import { glanceAt } from '#app/domain/positions/glance.ts'
import type { Glance } from '#app/domain/positions/glance.ts'
import { effortOn } from '#app/domain/positions/meeting.ts'
import type { SubjectId } from '#app/domain/positions/subject.ts'
import { trendBetween, usualWindow } from '#app/domain/positions/trend.ts'
import type { Trend } from '#app/domain/positions/trend.ts'
import { unlockOf } from '#app/domain/positions/unlock.ts'

import type { ServerContext } from '../../context.ts'
import type { NamedDelegation } from '../../drafting/name-delegations.ts'
import type { SubjectName } from '../describe.ts'
import { listedAlerts } from './listed-alerts.ts'
import type { ListedAlerts } from './listed-alerts.ts'
import { blockedOf, standingsOf } from './read-unlock.ts'
import { seeingPositions } from './see-positions.ts'
import type { Asked, FiguresHead } from './see-positions.ts'

/** How far apart a coalition is, on what, who is in the way, whose move helps most, and where it is going. */
export type GlanceView = ListedAlerts & {
  head: FiguresHead
  members: readonly NamedDelegation[]
  since: Instant
  /** Of the mean concession effort, over the month that ends at the moment that is shown. */
  trend: Trend
  glance: Glance
  differences: Differences
  /** Over the same month. */
  moved: readonly Moved[]
  /** How many subjects a rule can be asked of, and how many it would let be adopted. */
  ruled: number
  adopted: number
  names: readonly { readonly id: SubjectId; readonly name: SubjectName }[]
}

const mostAlerts = 5

export function readGlance(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo' | 'threads' | 'positionLog'>,
  viewer: Viewer,
  asked: Asked,
): Promise<GlanceView> {
  return seeingPositions(ctx, viewer, asked, async ({ positions, matrixAt }) => {
    const { head, members, rows, nameOf, ruleOf, now, seen } = positions
    const since = later(head.moment.at ?? now, -usualWindow)
    const before = await matrixAt(since)
    const blocked = blockedOf(standingsOf(positions))
    const unlock = unlockOf(blocked)
    const glance = glanceAt(rows, blocked, unlock)
    const alerts = alertsBetween(before, rows, ruleOf)
    const differences = differencesIn(rows, seen())
    const { mostBlocked, oldest } = differences
    const named = [
      ...glance.farthest.map(({ subject }) => subject),
      ...glance.moves.flatMap(({ opens }) => opens),
      ...mostBlocked.map(({ subject }) => subject),
      ...(oldest === null ? [] : [oldest.subject]),
    ]
    return {
      head,
      members,
      since,
      trend: trendBetween(before, rows, effortOn),
      glance,
      differences,
      moved: movedBetween(before, rows),
      ruled: blocked.length,
      adopted: unlock.now,
      names: [...new Set(named)].map((id) => ({ id, name: nameOf(id) })),
      ...listedAlerts(alerts, mostAlerts, positions),
    }
  })
}
