import { may } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { BlockId } from '#app/domain/drafting/block.ts'
import type { Label } from '#app/domain/drafting/labels.ts'
import { hashText } from '#app/domain/drafting/text-hash.ts'
import type { DocumentId, FrameworkId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Declared, Subject, SubjectId } from '#app/domain/positions/subject.ts'
import type { Tx } from '#db/client.ts'
import { readDocument } from '#db/drafting.ts'
import type { DocumentRow } from '#db/drafting.ts'
import { readSubjects } from '#db/positions.ts'
import type { SubjectRow, SubjectsWhere } from '#db/positions.ts'

import type { ServerContext } from '../context.ts'
import { hashWords } from '../drafting/hash-words.ts'
import { NotFound } from '../refusals.ts'
import { disputedBlocks, disputedWords, readTextNow } from './text-now.ts'
import type { TextNow } from './text-now.ts'

/** What a subject is called on a page, and what the text says there now. */
export type SubjectName =
  | { kind: 'question'; question: string }
  | {
      kind: 'paragraph' | 'bracket'
      document: TextNow['document']
      block: BlockId | null
      label: Label | null
      words: string
    }

/** `since` is when positions were first asked for. */
export type SubjectSeen = {
  subject: Subject
  framework: FrameworkId
  name: SubjectName
  since: Instant
}

/**
 * The subjects that a viewer may know of, as their texts read now. A subject in a text that the viewer
 * may not open is not among them.
 */
export async function seeSubjects(
  ctx: Pick<ServerContext, 'threads'>,
  tx: Tx,
  viewer: Viewer,
  where: SubjectsWhere,
): Promise<readonly SubjectSeen[]> {
  const rows = (await readSubjects(tx, where)).filter((row) => row.coalition === viewer.coalition)
  const texts = new Map<DocumentId, TextNow | null>()
  for (const { about } of rows) {
    if (about.kind === 'question' || texts.has(about.document)) continue
    const document = await readDocument(tx, about.document)
    const isOpen = document !== null && mayRead(viewer, document)
    texts.set(about.document, isOpen ? await readTextNow(ctx, tx, document) : null)
  }
  return rows.flatMap((row) => {
    const text = row.about.kind === 'question' ? null : texts.get(row.about.document)
    return row.about.kind !== 'question' && !text ? [] : [describe(row, text ?? null)]
  })
}

/** One subject; throws NotFound for one that is not there or that the viewer may not know of. */
export async function seeSubject(
  ctx: Pick<ServerContext, 'threads'>,
  tx: Tx,
  viewer: Viewer,
  id: SubjectId,
): Promise<SubjectSeen> {
  const [found] = await seeSubjects(ctx, tx, viewer, { subject: id })
  if (found === undefined) throw new NotFound()
  return found
}

export function mayRead(viewer: Viewer, document: DocumentRow): boolean {
  return may(viewer, 'document.read', document)
}

/** A subject in a text that was read already; a question needs none. */
export function describe(row: SubjectRow, text: TextNow | null): SubjectSeen {
  const { id, about, scale, framework, createdAt: since } = row
  const { name, wording } = nameOf(about, text)
  return { subject: { id, about, scale, wording, value: null }, framework, name, since }
}

/** A question is never worded otherwise; a paragraph's wording is its words, a bracket's all that is proposed. */
function nameOf(about: Declared, text: TextNow | null): { name: SubjectName; wording: string } {
  if (about.kind === 'question') {
    const { question } = about
    return { name: { kind: 'question', question }, wording: hashText(question) }
  }
  if (text === null) throw new TypeError('a subject in a text was described without it')
  const { document, blocks, labels } = text
  switch (about.kind) {
    case 'paragraph': {
      const block = blocks.find(({ id }) => id === about.block) ?? null
      const label = labels.get(about.block) ?? null
      const words = block?.text ?? ''
      return {
        name: { kind: 'paragraph', document, block: block && about.block, label, words },
        wording: hashWords(block),
      }
    }
    case 'bracket': {
      const words = disputedWords(text, about.bracket)
      const block = disputedBlocks(text, about.bracket)[0]?.id ?? null
      const label = block === null ? null : (labels.get(block) ?? null)
      return {
        name: { kind: 'bracket', document, block, label, words: words.join(' / ') },
        wording: hashText([...words]),
      }
    }
  }
}
