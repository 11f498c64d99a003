import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { bundleOf } from '#app/domain/verification/bundle/bundle.ts'

import type { ServerContext } from '../context.ts'
import { NotFound } from '../refusals.ts'
import { packFile } from './pack-file.ts'
import type { PackedFile } from './pack-file.ts'
import { readDraftFormat } from './read-draft-format.ts'

/**
 * A file of the bundle that the present draft would be published as; `path` is where its files are.
 * Throws NotFound for what is no file of it, and for all of them while the text cannot be published.
 */
export async function readBundleFile(
  ctx: Pick<ServerContext, 'db' | 'threads' | 'publicUrl'>,
  viewer: Viewer,
  {
    document,
    file,
    path,
  }: { document: string | undefined; file: string | undefined; path: string },
): Promise<PackedFile> {
  const draft = await readDraftFormat(ctx, viewer, document)
  if (draft.published === null) throw new NotFound()
  const files = bundleOf(draft.published, {
    address: ctx.publicUrl + path,
    standing: { as: 'draft', symbol: draft.document.symbol, edit: draft.head },
  })
  const found = files.find(({ name }) => name === file)
  if (found === undefined) throw new NotFound()
  return await packFile(found)
}
