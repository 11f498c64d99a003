import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { boardOf } from '#app/domain/relief/board.ts'
import { notGranted } from '#app/domain/relief/granted.ts'
import { isAwaited } from '#app/domain/relief/leg.ts'
import { lastMoment } from '#app/domain/relief/terms.ts'
import { listDelegations } from '#db/accounts.ts'
import { readGranted } from '#db/granted-relief.ts'
import { readEvents, readMeasures } from '#db/relief.ts'

import { readFramework } from '../accounts/read-framework.ts'
import type { ServerContext } from '../context.ts'
import { nameDelegations } from '../drafting/name-delegations.ts'
import { standingOf } from './standing-of.ts'

/** The relief that a framework plans: its measures, and its events with how many legs are ready. */
export async function listEvents(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo'>,
  viewer: Viewer,
  id: string | undefined,
) {
  const framework = await readFramework(ctx, viewer, id)
  const [delegations, measures, events, granted] = await Promise.all([
    listDelegations(ctx.db, viewer.coalition),
    readMeasures(ctx.db, framework.id),
    readEvents(ctx.db, framework.id),
    readGranted(ctx.db, framework.id),
  ])
  const named = nameDelegations(delegations)
  return {
    framework,
    members: delegations.filter(({ kind }) => kind === 'member'),
    measures: measures.map(({ authority, ...measure }) => ({
      ...measure,
      authority: named(authority),
      standing: standingOf(granted.get(measure.id) ?? notGranted),
    })),
    events: events.map(({ id: event, title, event: state }) => {
      const { terms, stage, legs } = state
      const awaited = new Set(legs.filter(isAwaited).map((leg) => leg.id))
      const board = boardOf(state, new Set(), ctx.now()).filter(({ leg }) => awaited.has(leg))
      return {
        id: event,
        title,
        stage: stage.is,
        trigger: terms.trigger.kind,
        last: lastMoment(terms.trigger),
        ready: board.filter(({ signal }) => signal === 'ready').length,
        required: awaited.size,
        fired: 'firing' in stage ? stage.firing.at : null,
      }
    }),
  }
}
