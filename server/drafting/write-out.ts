import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { isOpen } from '#app/domain/drafting/bracket.ts'
import { canonicalText } from '#app/domain/drafting/canonical-text.ts'
import { labelsShown, numberedIn } from '#app/domain/drafting/labels.ts'
import { htmlOf } from '#app/domain/drafting/out/html.ts'
import { markdownOf } from '#app/domain/drafting/out/markdown.ts'
import { canonicalJson } from '#app/domain/kernel/canonical-json.ts'
import { readBrackets } from '#db/brackets.ts'
import { readHead } from '#db/document-log.ts'
import { readLife } from '#db/life.ts'
import { readLabels } from '#db/paragraph-labels.ts'

import type { ServerContext } from '../context.ts'
import { NotFound } from '../refusals.ts'
import { findDocument } from './find-document.ts'
import { paperTypes, writePaper } from './paper/write-paper.ts'
import type { PaperForm, PaperTextsIn } from './paper/write-paper.ts'
import { projectToRead } from './projector.ts'
import { readText } from './read-text.ts'

export type WrittenOut = { symbol: string; type: string; body: string | Uint8Array }

/**
 * The live text with its brackets as a file for other people's tools. Throws NotFound for a name that is
 * no file, and for a document that is not there or that the viewer may not know of.
 */
export async function writeOut(
  ctx: Pick<ServerContext, 'db' | 'live' | 'now' | 'log' | 'threads' | 'rooms' | 'paper'>,
  viewer: Viewer,
  { document, file }: { document: string | undefined; file: string },
  textsIn: PaperTextsIn,
): Promise<WrittenOut> {
  const { id, title, symbol } = await findDocument(ctx, viewer, document)
  await projectToRead(ctx, id)
  const [head, { given }] = await Promise.all([readHead(ctx.db, id), readLabels(ctx.db, id)])
  if (head === null) throw new NotFound()
  const blocks = await readText(ctx, id, head.head)
  const labels = Object.fromEntries(labelsShown(given, numberedIn(blocks)))
  const leaving = { title, standing: `${symbol}, edit ${head.head}`, blocks, labels }
  const paper = async (form: PaperForm): Promise<WrittenOut> => {
    const [brackets, life] = await Promise.all([readBrackets(ctx.db, id), readLife(ctx.db, id)])
    const text = { title, symbol, blocks, labels, brackets: brackets.filter(isOpen) }
    const standing = { isOfficial: life.stage === 'adopted', seq: head.head }
    const body = await writePaper(ctx, viewer, form, { ...text, ...standing }, textsIn)
    return { symbol, type: paperTypes[form], body }
  }
  switch (file) {
    case 'text.md':
      return { symbol, type: 'text/markdown; charset=utf-8', body: markdownOf(leaving) }
    case 'text.html':
      return { symbol, type: 'text/html; charset=utf-8', body: htmlOf(leaving) }
    case 'text.json':
      return {
        symbol,
        type: 'application/json; charset=utf-8',
        body: canonicalJson(canonicalText(blocks)),
      }
    case 'text.docx':
      return paper('docx')
    case 'text.pdf':
      return paper('pdf')
    default:
      throw new NotFound()
  }
}
