import type { Access } from '#app/domain/accounts/access.ts'
import { accessTo } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { DocumentId, FrameworkId } from '#app/domain/kernel/id.ts'
import { countOpenBrackets } from '#db/brackets.ts'
import { readDocuments } from '#db/drafting.ts'
import type { DocumentRow } from '#db/drafting.ts'

import type { ServerContext } from '../context.ts'

export type ListedDocument = Pick<DocumentRow, 'kind' | 'title' | 'symbol' | 'drafting'> & {
  id: DocumentId
  framework: FrameworkId
  /** What the viewer may do with it now: `read`, `comment` or `edit`. */
  access: Access
  openBrackets: number
}

/** The documents that the viewer may open, in the order of their symbols; of one framework or of all. */
export async function listDocuments(
  ctx: Pick<ServerContext, 'db'>,
  viewer: Viewer,
  { framework }: { framework?: FrameworkId } = {},
): Promise<ListedDocument[]> {
  const { coalition } = viewer
  const rows = await readDocuments(ctx.db, framework === undefined ? { coalition } : { framework })
  const listed = rows.flatMap((row) => {
    const access = accessTo(viewer, row)
    if (access === null) return []
    const { id, framework: of, kind, title, symbol, drafting } = row
    return [{ id, framework: of, kind, title, symbol, drafting, access }]
  })
  const open = await countOpenBrackets(
    ctx.db,
    listed.map(({ id }) => id),
  )
  return listed.map((document) => ({ ...document, openBrackets: open.get(document.id) ?? 0 }))
}
