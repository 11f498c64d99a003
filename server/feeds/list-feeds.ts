import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { listFeeds as list } from '#db/calendar-feeds.ts'
import { readFrameworks } from '#db/frameworks.ts'

import { requireMay } from '../accounts/require-may.ts'
import type { ServerContext } from '../context.ts'

/** The calendars of the viewer's delegation, and the frameworks that another could be of. */
export async function listFeeds(ctx: Pick<ServerContext, 'db' | 'now' | 'demo'>, viewer: Viewer) {
  const { coalition, delegation } = viewer
  requireMay(ctx, viewer, 'feed.keep', { coalition, delegation: delegation.id })
  const [feeds, frameworks] = await Promise.all([
    list(ctx.db, delegation.id),
    readFrameworks(ctx.db, coalition),
  ])
  return { feeds, frameworks: frameworks.map(({ id, name }) => ({ id, name })) }
}
