import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { FrameworkId } from '#app/domain/kernel/id.ts'
import { readFrameworks } from '#db/frameworks.ts'

import type { ServerContext } from '../context.ts'
import { listDocuments } from '../drafting/list-documents.ts'
import { requireMay } from './require-may.ts'

export type ListedFramework = {
  id: FrameworkId
  name: string
  summary: string
  /** Counted are only the documents that the viewer may open. */
  documents: number
  openForDrafting: number
}

/** The frameworks of the coalition by name. */
export async function listFrameworks(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo'>,
  viewer: Viewer,
): Promise<ListedFramework[]> {
  requireMay(ctx, viewer, 'framework.read', viewer)
  const [frameworks, documents] = await Promise.all([
    readFrameworks(ctx.db, viewer.coalition),
    listDocuments(ctx, viewer),
  ])
  return frameworks.map(({ id, name, summary }) => {
    const own = documents.filter((document) => document.framework === id)
    const openForDrafting = own.filter(({ drafting }) => drafting === 'open').length
    return { id, name, summary, documents: own.length, openForDrafting }
  })
}
