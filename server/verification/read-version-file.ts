import { accessTo } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { FormatAudience } from '#app/domain/verification/audience.ts'
import { bundleOf } from '#app/domain/verification/bundle/bundle.ts'
import { readDocument } from '#db/drafting.ts'
import { readVersion } from '#db/formats.ts'

import type { ServerContext } from '../context.ts'
import { NotFound } from '../refusals.ts'
import { packFile } from './pack-file.ts'
import type { PackedFile } from './pack-file.ts'
import { publishedIn } from './published-in.ts'

/**
 * A file of a published version, the same bytes for ever. What is public is for everyone and their tools;
 * anything else for who may read the text. Throws NotFound, and never says which of the two it is.
 */
export async function readVersionFile(
  ctx: Pick<ServerContext, 'db' | 'publicUrl'>,
  viewer: Viewer | null,
  asked: { format: string; version: string; file: string; path: string },
): Promise<PackedFile & { audience: FormatAudience }> {
  const row = await readVersion(ctx.db, asked)
  if (row === null) throw new NotFound()
  const { audience, symbol } = row
  if (audience === 'coalition') {
    const document = await readDocument(ctx.db, row.document)
    if (viewer === null || document === null || accessTo(viewer, document) === null)
      throw new NotFound()
  }
  const found = bundleOf(publishedIn(row), {
    address: ctx.publicUrl + asked.path,
    standing: { as: 'edition', symbol },
  }).find(({ name }) => name === asked.file)
  if (found === undefined) throw new NotFound()
  return { ...(await packFile(found)), audience }
}
