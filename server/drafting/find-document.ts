import type { Access } from '#app/domain/accounts/access.ts'
import { accessTo } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { isId } from '#app/domain/kernel/is-id.ts'
import { readDocument } from '#db/drafting.ts'
import type { DocumentRow } from '#db/drafting.ts'

import type { ServerContext } from '../context.ts'
import { NotFound } from '../refusals.ts'

/**
 * A document with what the viewer may do with it now. Throws NotFound for one that is not there, that they
 * may not know of, and for what is no id.
 */
export async function findDocument(
  { db }: Pick<ServerContext, 'db'>,
  viewer: Viewer,
  id: string | undefined,
): Promise<DocumentRow & { access: Access }> {
  const found = isId<'document'>(id) ? await readDocument(db, id) : null
  const access = found === null ? null : accessTo(viewer, found)
  if (found === null || access === null) throw new NotFound()
  return { ...found, access }
}
