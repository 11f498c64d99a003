import { randomInt } from 'node:crypto'

import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import * as Y from 'yjs'
import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { NewBlock } from '#app/domain/drafting/block.ts'
import { documentKinds, Symbol, usualGrants } from '#app/domain/drafting/document.ts'
import { GRAMMAR_VERSION } from '#app/domain/drafting/grammar-version.ts'
import type { OnBehalf, SystemActor } from '#app/domain/drafting/log-author.ts'
import { canonicalContent, seedContent } from '#app/domain/drafting/ydoc.ts'
import { canonicalJson } from '#app/domain/kernel/canonical-json.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import { line } from '#app/domain/kernel/text.ts'
import { appendSystemUpdate } from '#db/document-log.ts'
import { insertDocument, lockSymbols, saveIssue } from '#db/drafting.ts'
import { lockFramework, readFramework } from '#db/frameworks.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { BadInput, NotFound } from '../refusals.ts'
import { projectDocument } from './projector.ts'

export const CreateDocument = z.object({
  framework: idOf<'framework'>(),
  kind: z.enum(documentKinds, 'choice'),
  title: line(200),
  symbol: Symbol,
  lang: z.enum(['en', 'ar'], 'choice'),
})

/**
 * Creates a document with its first text. The text is written here, once, in the same transaction:
 * were it left to clients, each that came first would add a copy (sync.md §2 #11).
 */
export async function createDocument(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
  /** The first blocks, in reading order, with ids of their own. */
  text: (newId: ServerContext['newId'], command: z.infer<typeof CreateDocument>) => NewBlock[],
  /** Who the log says wrote it. */
  author: { actor: SystemActor; request?: OnBehalf } = { actor: 'template' },
): Promise<{ document: DocumentId }> {
  const command = parse(CreateDocument, input)
  const { coalition } = viewer
  if ((await readFramework(ctx.db, coalition, command.framework)) === null) throw new NotFound()
  requireMay(ctx, viewer, 'document.create', viewer)
  const created = await act(ctx, viewer, { key, command }, async (tx) => {
    await lockFramework(tx, coalition, command.framework)
    const given = await lockSymbols(tx, coalition)
    if (given.includes(command.symbol)) throw new BadInput({ symbol: 'taken' })
    const id = ctx.newId<'document'>()
    const now = ctx.now()
    const { framework, kind, title, symbol } = command
    await insertDocument(
      tx,
      {
        id,
        framework,
        kind,
        title,
        symbol,
        drafting: 'open',
        generation: ctx.newId(),
        grammar: GRAMMAR_VERSION,
        createdAt: now,
      },
      usualGrants,
    )
    const client = randomInt(2 ** 31)
    const payload = seedContent(text(ctx.newId, command), { clientId: client })
    const seq = await appendSystemUpdate(tx, now, id, {
      ...author,
      clients: [client],
      payload,
    })
    await saveIssue(tx, {
      document: id,
      symbol,
      seq,
      canonicalHash: hashOf(payload),
      issuedAt: now,
    })
    return {
      entry: { t: 'document.create', b: { document: id, framework } },
      subject: id,
      topics: [{ topic: 'frameworks', subject: coalition }],
      result: { document: id },
    }
  })
  await projectDocument(ctx, created.document)
  return created
}

/** SHA-256 of the canonical text, never of Yjs's bytes: two replicas may write one text in many ways. */
function hashOf(payload: Uint8Array): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, payload)
  const hash = sha256(utf8ToBytes(canonicalJson(canonicalContent(doc))))
  doc.destroy()
  return hash
}
