import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Block } from '#app/domain/drafting/block.ts'
import { publish } from '#app/domain/verification/bundle/format-json.ts'
import type { Published } from '#app/domain/verification/bundle/format-json.ts'
import { checkFormat } from '#app/domain/verification/check/check.ts'
import type { Problem } from '#app/domain/verification/check/problem.ts'
import { formatIn } from '#app/domain/verification/format-in.ts'
import type { Reading } from '#app/domain/verification/read.ts'
import { readHead } from '#db/document-log.ts'
import type { DocumentRow } from '#db/drafting.ts'

import type { ServerContext } from '../context.ts'
import { findDocument } from '../drafting/find-document.ts'
import { readText } from '../drafting/read-text.ts'
import { NotFound } from '../refusals.ts'

export type DraftFormat = {
  document: DocumentRow
  /** The last edit, as of which the text is read. */
  head: number
  /** The text as it stands, brackets and all. */
  blocks: readonly Block[]
  reading: Reading
  problems: readonly Problem[]
  /** What would be published if the text were adopted now, or null while that cannot be. */
  published: Published | null
}

/** Of a draft: no edition has been adopted, and the first that is will be 1.0.0. */
const draftVersion = '0.0.0'

/**
 * A format as its live text says it. What is disputed is read as if every proposal fell, since that is
 * what stands; so a threshold in brackets has the value on which nobody has yet agreed to go back. Throws
 * NotFound for a document that is no format, is not there, or that the viewer may not know of.
 */
export async function readDraftFormat(
  ctx: Pick<ServerContext, 'db' | 'threads'>,
  viewer: Viewer,
  name: string | undefined,
): Promise<DraftFormat> {
  const document = await findDocument(ctx, viewer, name)
  if (document.kind !== 'format') throw new NotFound()
  const log = await readHead(ctx.db, document.id)
  if (log === null) throw new NotFound()
  const blocks = await readText(ctx, document.id, log.head)
  const { reading, prose } = formatIn(blocks)
  const result = publish(reading, prose, { version: draftVersion, supersedes: null })
  return {
    document,
    head: log.head,
    blocks,
    reading,
    problems: result.ok ? checkFormat(reading, prose) : result.problems,
    published: result.ok ? result.published : null,
  }
}
