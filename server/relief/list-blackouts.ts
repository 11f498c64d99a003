import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { readBlackouts } from '#db/blackouts.ts'

import { readFramework } from '../accounts/read-framework.ts'
import type { ServerContext } from '../context.ts'

/** The days that stay free in a framework, the earliest first. Throws NotFound. */
export async function listBlackouts(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo'>,
  viewer: Viewer,
  id: string | undefined,
) {
  const framework = await readFramework(ctx, viewer, id)
  return { framework, blackouts: await readBlackouts(ctx.db, framework.id) }
}
