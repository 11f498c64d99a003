import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import { revokeFeed as revoke } from '#db/calendar-feeds.ts'

import { requireMay } from '../accounts/require-may.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { NotFound } from '../refusals.ts'

const RevokeFeed = z.object({ feed: idOf<'calendar-feed'>() })

/** Ends a calendar of the viewer's delegation: its address answers nothing any more (SPEC.md FD3, FD5). */
export async function revokeFeed(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo'>,
  viewer: Viewer,
  input: unknown,
): Promise<void> {
  const { feed: id } = parse(RevokeFeed, input)
  const { coalition, delegation } = viewer
  requireMay(ctx, viewer, 'feed.keep', { coalition, delegation: delegation.id })
  if (!(await revoke(ctx.db, { id, of: delegation.id, at: ctx.now() }))) throw new NotFound()
}
