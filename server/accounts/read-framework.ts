import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { FrameworkId } from '#app/domain/kernel/id.ts'
import { isId } from '#app/domain/kernel/is-id.ts'
import { readFramework as readRow } from '#db/frameworks.ts'

import type { ServerContext } from '../context.ts'
import { NotFound } from '../refusals.ts'
import { requireMay } from './require-may.ts'

export type ReadFramework = { id: FrameworkId; name: string; summary: string }

/** One framework of the viewer's coalition. Throws NotFound, also for what is no id at all. */
export async function readFramework(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo'>,
  viewer: Viewer,
  id: string | undefined,
): Promise<ReadFramework> {
  if (!isId<'framework'>(id)) throw new NotFound()
  requireMay(ctx, viewer, 'framework.read', viewer)
  const found = await readRow(ctx.db, viewer.coalition, id)
  if (found === null) throw new NotFound()
  return { id: found.id, name: found.name, summary: found.summary }
}
