import { may } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { DocumentId, FrameworkId } from '#app/domain/kernel/id.ts'
import { readFramework } from '#db/frameworks.ts'

import type { ServerContext } from '../context.ts'
import { findDocument } from './find-document.ts'

export type ReadNegotiation = {
  id: DocumentId
  symbol: string
  framework: { id: FrameworkId; name: string }
  /** Whether every edit to open text is a proposal now. */
  on: boolean
  maySet: boolean
}

/** Whether negotiation mode is on for a text. Throws NotFound for one that may not be seen. */
export async function readNegotiation(
  ctx: Pick<ServerContext, 'db'>,
  viewer: Viewer,
  name: string | undefined,
): Promise<ReadNegotiation> {
  const row = await findDocument(ctx, viewer, name)
  const framework = await readFramework(ctx.db, viewer.coalition, row.framework)
  if (framework === null) throw new Error(`document ${row.id} has no framework`)
  return {
    id: row.id,
    symbol: row.symbol,
    framework: { id: framework.id, name: framework.name },
    on: row.negotiation,
    maySet: may(viewer, 'document.negotiate', row),
  }
}
