import type { Viewer } from '#app/domain/accounts/viewer.ts'

import { requireMay } from '../accounts/require-may.ts'
import type { ServerContext } from '../context.ts'
import { findDocument } from './find-document.ts'
import { audienceOf } from './tell-of-thread.ts'

/**
 * Whom the viewer can name after an @ in a comment on this text. Throws NotFound for a document that the
 * viewer may not know of, and Forbidden for who may not comment on it.
 */
export async function readNameable(
  ctx: ServerContext,
  viewer: Viewer,
  name: string | undefined,
): Promise<readonly string[]> {
  const document = await findDocument(ctx, viewer, name)
  requireMay(ctx, viewer, 'document.comment', document)
  const { nameable } = await audienceOf(ctx.db, viewer, document, 'comment')
  return nameable.map((one) => one.name)
}
