import * as Y from 'yjs'

import type { BlockId } from '#app/domain/drafting/block.ts'
import { newParagraph } from '#app/domain/drafting/paragraph.ts'
import type { Standing } from '#app/domain/drafting/paragraph.ts'
import type { TextHash } from '#app/domain/drafting/text-hash.ts'
import { docOf, insertBlocks } from '#app/domain/drafting/ydoc.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import { appendSystemUpdate } from '#db/document-log.ts'
import { saveParagraph } from '#db/paragraphs.ts'
import type { ServerContext } from '#server/context.ts'
import { hashWords } from '#server/drafting/hash-words.ts'
import { readText, readUpdates } from '#server/drafting/read-text.ts'

import { newId, testStart } from './build.ts'
import { linesOf } from './drafting-table.ts'

/** A numbered paragraph at the head of a text, and how far it is agreed. */
export async function buildParagraph(
  ctx: Pick<ServerContext, 'db' | 'threads'>,
  document: DocumentId,
  standing: (words: TextHash) => Standing,
): Promise<BlockId> {
  const id = newId<'block'>() as BlockId
  await write(ctx, document, (doc) =>
    insertBlocks(doc, 0, [
      { kind: 'paragraph', id, lang: 'en', dir: 'ltr', group: 'OP', level: 0, words: 'Agreed.' },
    ]),
  )
  const block = (await readText(ctx, document)).find((one) => one.id === id)
  const words = hashWords(block ?? null)
  await ctx.db.transaction((tx) =>
    saveParagraph(tx, document, { ...newParagraph(id), standing: standing(words) }),
  )
  return id
}

/** Puts words before those of the first paragraph of a text, from a client of a number if it matters. */
export function typeWords(
  ctx: Pick<ServerContext, 'db'>,
  document: DocumentId,
  words: string,
  client?: number,
): Promise<void> {
  return write(ctx, document, (doc) => {
    if (client !== undefined) doc.clientID = client
    linesOf(doc)[0]?.insert(0, words)
  })
}

async function write(
  { db }: Pick<ServerContext, 'db'>,
  document: DocumentId,
  change: (doc: Y.Doc) => void,
): Promise<void> {
  await db.transaction(async (tx) => {
    const doc = docOf(await readUpdates(tx, document))
    const before = Y.encodeStateVector(doc)
    change(doc)
    await appendSystemUpdate(tx, testStart, document, {
      actor: 'template',
      clients: [doc.clientID],
      payload: Y.encodeStateAsUpdate(doc, before),
    })
  })
}
