import type { Viewer } from '#app/domain/accounts/viewer.ts'

import type { ServerContext } from '../context.ts'
import { NotFound } from '../refusals.ts'
import { isPaperForm, paperTypes, writePaper } from './paper/write-paper.ts'
import type { PaperTextsIn } from './paper/write-paper.ts'
import { readEdition } from './read-edition.ts'
import type { WrittenOut } from './write-out.ts'

/**
 * An adopted text as a file of whole pages. Throws NotFound for a form that is none, and for a text that is
 * not there or that the viewer may not know of.
 */
export async function writeEdition(
  ctx: Pick<ServerContext, 'db' | 'paper'>,
  viewer: Viewer,
  named: { document: string | undefined; symbol: string | undefined; form: string },
  textsIn: PaperTextsIn,
): Promise<WrittenOut> {
  const { form } = named
  if (!isPaperForm(form)) throw new NotFound()
  const { title, symbol, blocks, labels, seq } = await readEdition(
    ctx,
    viewer,
    named.document,
    named.symbol,
  )
  // No text is adopted with a bracket in it (SPEC.md LI3).
  const text = { title, symbol, blocks, labels, brackets: [], isOfficial: true, seq }
  const body = await writePaper(ctx, viewer, form, text, textsIn)
  return { symbol, type: paperTypes[form], body }
}
