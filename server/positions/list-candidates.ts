import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { isOpen } from '#app/domain/drafting/bracket.ts'
import { numberedIn } from '#app/domain/drafting/labels.ts'
import type { DocumentId, FrameworkId } from '#app/domain/kernel/id.ts'
import { keyOf } from '#app/domain/positions/subject.ts'
import type { Declared, SubjectId } from '#app/domain/positions/subject.ts'
import { readSubjects } from '#db/positions.ts'

import type { ServerContext } from '../context.ts'
import { findDocument } from '../drafting/find-document.ts'
import { NotFound } from '../refusals.ts'
import { disputedBlocks, disputedCell, disputedWords, readTextNow } from './text-now.ts'

/** A paragraph or bracket on which positions can be asked for, or are already. */
export type Candidate = {
  on: 'paragraph' | 'bracket'
  id: string
  label: string | null
  words: string
  subject: SubjectId | null
}

/** The numbered paragraphs and open brackets of a text that the viewer may read. */
export async function listCandidates(
  ctx: Pick<ServerContext, 'db' | 'threads'>,
  viewer: Viewer,
  framework: FrameworkId,
  name: string,
): Promise<{ document: DocumentId; symbol: string; candidates: readonly Candidate[] }> {
  const row = await findDocument(ctx, viewer, name)
  if (row.framework !== framework) throw new NotFound()
  return ctx.db.transaction(async (tx) => {
    const text = await readTextNow(ctx, tx, row)
    const subjects = new Map(
      (await readSubjects(tx, { framework })).map(({ key, id }) => [key, id]),
    )
    const known = (about: Declared) => subjects.get(keyOf(about)) ?? null
    const document = row.id
    const numbered = new Set(numberedIn(text.blocks).map(({ id }) => id))
    const paragraphs = text.blocks.flatMap(({ id, text: words }): Candidate[] => {
      if (id === null || !numbered.has(id)) return []
      const subject = known({ kind: 'paragraph', document, block: id })
      return [{ on: 'paragraph', id, label: text.labels.get(id) ?? null, words, subject }]
    })
    const brackets = text.brackets.filter(isOpen).map(({ id }): Candidate => {
      const block = disputedBlocks(text, id)[0]?.id ?? null
      const over = disputedCell(text, id)
      return {
        on: 'bracket',
        id,
        label: block === null ? null : (text.labels.get(block) ?? null),
        words: disputedWords(text, id).join(' / '),
        subject: known({ kind: 'bracket', document, bracket: id, over }),
      }
    })
    return { document, symbol: row.symbol, candidates: [...paragraphs, ...brackets] }
  })
}
