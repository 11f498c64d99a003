import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Notice } from '#app/domain/kernel/notice.ts'
import { selectOpenNotices } from '#db/notices.ts'

import type { ServerContext } from '../context.ts'

/** What stands on the viewer's own desk, the earliest deadline first. */
export function listNotices(ctx: Pick<ServerContext, 'db'>, viewer: Viewer): Promise<Notice[]> {
  return selectOpenNotices(ctx.db, viewer.coalition, viewer.person.id)
}
