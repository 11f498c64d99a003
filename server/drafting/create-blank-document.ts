import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { blankText } from '#app/domain/drafting/templates.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'

import type { ServerContext } from '../context.ts'
import { createDocument } from './create-document.ts'

/** Creates a document whose text is its title and one empty paragraph to write in. */
export function createBlankDocument(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ document: DocumentId }> {
  return createDocument(ctx, viewer, input, key, (newId, { title, lang }) => [
    ...blankText(title, { lang, dir: lang === 'ar' ? 'rtl' : 'ltr' }, newId<'block'>),
  ])
}
