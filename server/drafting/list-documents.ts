import type { Access } from '#app/domain/accounts/access.ts'
import { accessTo } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { DocumentId, FrameworkId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { countOpenBrackets } from '#db/brackets.ts'
import { readDocuments } from '#db/drafting.ts'
import type { DocumentRow } from '#db/drafting.ts'
import { readRunningSilences } from '#db/silences.ts'

import type { ServerContext } from '../context.ts'

export type ListedDocument = Pick<DocumentRow, 'kind' | 'title' | 'symbol' | 'drafting'> & {
  id: DocumentId
  framework: FrameworkId
  /** What the viewer may do with it now: `read`, `comment` or `edit`. */
  access: Access
  openBrackets: number
  /** When silence on words of it runs out; null where nothing is under silence. */
  silentUntil: Instant | null
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
  const ids = listed.map(({ id }) => id)
  const [open, silences] = await Promise.all([
    countOpenBrackets(ctx.db, ids),
    readRunningSilences(ctx.db, ids),
  ])
  return listed.map((document) => ({
    ...document,
    openBrackets: open.get(document.id) ?? 0,
    silentUntil: silences.get(document.id)?.expiry.at ?? null,
  }))
}
