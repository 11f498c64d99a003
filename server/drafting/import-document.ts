import { createHash } from 'node:crypto'

import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Incoming } from '#app/domain/drafting/in/incoming.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'

import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { BadInput, Refused } from '../refusals.ts'
import type { SentFile } from '../upload.ts'
import { CreateDocument, createDocument } from './create-document.ts'

/** What a file would become, and the hash by which the same file is known again. */
export type ReadImport = Incoming & { sha256: string }

/**
 * Reads a file as the first draft of a document, beside the event loop. Nothing is kept of it. Throws BadInput for the form and
 * Refused for the file, by what is wrong with it and in which part.
 */
export async function readImport(
  { paper }: Pick<ServerContext, 'paper'>,
  input: object,
  file: SentFile | null,
): Promise<ReadImport> {
  const { title, lang } = parse(CreateDocument, { ...input, kind: 'text' })
  if (file === null) throw new BadInput({ file: 'file' })
  const taken = await paper.ask('take-in', { file, title, lang })
  if (!taken.ok) throw new Refused(taken.refusal.code, taken.refusal.details)
  return { ...taken.incoming, sha256: createHash('sha256').update(file.bytes).digest('hex') }
}

/**
 * Creates a document whose first text is that of a file, all of it or nothing. Only a file of which the
 * report was read is taken: the form carries its hash. The text is written by the system under a name of
 * its own, at the request of who brought it.
 */
export async function importDocument(
  ctx: ServerContext,
  viewer: Viewer,
  input: object,
  read: ReadImport,
  key: string,
): Promise<{ document: DocumentId }> {
  if (parse(Confirmed, input).read !== read.sha256) throw new Refused('file-other')
  const { person, mandate, delegation } = viewer
  return createDocument(
    ctx,
    viewer,
    { ...input, kind: 'text' },
    key,
    (newId) => read.blocks.map((block) => ({ ...block, id: newId<'block'>() })),
    {
      actor: 'import',
      request: { person: person.id, mandate: mandate.id, delegation: delegation.id },
    },
  )
}

const Confirmed = z.object({ read: z.string('required') })
