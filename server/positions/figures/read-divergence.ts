import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { later } from '#app/domain/kernel/instant.ts'
import { cohesionOf } from '#app/domain/positions/cohesion.ts'
import { fewestPublished, published } from '#app/domain/positions/figure.ts'
import { effortOn, meetingOn } from '#app/domain/positions/meeting.ts'
import { pairsOf } from '#app/domain/positions/pairs.ts'
import { sharesOf } from '#app/domain/positions/shares.ts'
import { spreadOn } from '#app/domain/positions/spread.ts'
import { trendBetween, usualWindow } from '#app/domain/positions/trend.ts'
import type { Trend } from '#app/domain/positions/trend.ts'
import { unlockOf } from '#app/domain/positions/unlock.ts'

import type { ServerContext } from '../../context.ts'
import { BadInput } from '../../refusals.ts'
import { untestedBlocs } from '../blocs.ts'
import { blockedOf, standingsOf } from './read-unlock.ts'
import { seeingPositions } from './see-positions.ts'
import type { Asked } from './see-positions.ts'

/**
 * Every figure on a framework for whoever computes on with them, as far as the viewer sees the
 * positions. It leaves the desk: what fewer than four positions feed is suppressed (SPEC.md FG4).
 */
export async function readDivergence(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo' | 'threads' | 'positionLog' | 'blocs'>,
  viewer: Viewer,
  asked: Asked,
) {
  const { positions, since, before } = await seeingPositions(
    ctx,
    viewer,
    asked,
    async ({ positions: found, matrixAt }) => {
      const from = later(found.head.moment.at ?? found.now, -usualWindow)
      return { positions: found, since: from, before: await matrixAt(from) }
    },
  )
  const { head, members, rows, kindOf } = positions
  if (head.moment.error !== null) throw new BadInput({ at: head.moment.error })
  const standings = standingsOf(positions)
  const enough = standings.filter(({ row }) => published(meetingOn(row)).kind !== 'suppressed')
  const blocked = blockedOf(enough)
  const shares = sharesOf(rows)
  const found = untestedBlocs(shares).found ?? (await ctx.blocs.soon(rows))?.found
  return {
    framework: head.framework,
    at: head.moment.at ?? positions.now,
    members: members.map(({ id, code, name }) => ({ id, code, name })),
    subjects: standings.map(({ row, standing }) => {
      const meeting = published(meetingOn(row))
      const isShown = meeting.kind !== 'suppressed'
      return {
        id: row.subject.id,
        scale: row.subject.scale,
        rule: kindOf(row.subject),
        meeting,
        agreement: published(spreadOn(row)),
        standing: isShown ? standing : { kind: 'suppressed' as const, n: meeting.n },
      }
    }),
    pairs: pairsOf(shares),
    cohesion: cohesionOf(rows).map(({ scale, n, alpha }) =>
      n < fewestPublished
        ? { scale, n, kind: 'suppressed' as const }
        : { scale, n, kind: 'known' as const, alpha },
    ),
    /** Of the mean concession effort, over the month that ends at the moment asked for. */
    change: { since, ...toldOf(trendBetween(before, rows, effortOn)) },
    unlock: { of: blocked.length, ...unlockOf(blocked) },
    blocs: found ?? { kind: 'pending' as const },
  }
}

/** From any three of its parts the fourth could be computed: composition rests on no more than the others. */
function toldOf({ before, after, likeForLike, composition, n, subjects }: Trend) {
  return {
    before: told(before, n.before),
    after: told(after, n.after),
    likeForLike: told(likeForLike, n.likeForLike),
    composition: told(composition, Math.min(n.before, n.after, n.likeForLike)),
    subjects: subjects.map(({ subject, by, n: own }) => ({ subject, ...told(by, own) })),
  }
}

function told(value: number | null, n: number) {
  if (n < fewestPublished) return { kind: 'suppressed' as const, n }
  return value === null ? { kind: 'undefined' as const, n } : { kind: 'known' as const, n, value }
}
