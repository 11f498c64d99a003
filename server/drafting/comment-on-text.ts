import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { ThreadId } from '#app/domain/drafting/comment.ts'
import { insertThread, lockThread, saveThread } from '#db/comments.ts'
import { readDocument } from '#db/drafting.ts'

import { requireMay } from '../accounts/require-may.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { NotFound } from '../refusals.ts'
import { advanceThread, ContinueThread, idOfSaid, StartThread } from './advance-thread.ts'
import { readText } from './read-text.ts'
import { tellOfThread } from './tell-of-thread.ts'

const CommentOnText = z.discriminatedUnion('act', [StartThread, ...ContinueThread])

/**
 * Begins a thread on words of a text, or says, corrects, takes back or settles something in one. It is
 * working talk: the record has no entry of it, and the text no trace (SPEC.md TH1–TH4, docs/decisions/012).
 */
export async function commentOnText(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ thread: ThreadId }> {
  const on = parse(CommentOnText, input)
  const said = idOfSaid(key)
  const { document } = on
  const found = await readDocument(ctx.db, document)
  if (found === null) throw new NotFound()
  requireMay(ctx, viewer, 'document.comment', found)
  const thread = on.act === 'start' ? said : on.thread
  const blocks = on.act === 'start' ? await readText(ctx, document) : []
  await ctx.db.transaction(async (tx) => {
    const before = await lockThread(tx, document, thread)
    if (before === null && on.act !== 'start') throw new NotFound()
    const at = ctx.now()
    const after = advanceThread(before, { viewer, on, said, blocks, at })
    if (after === null) return
    if (before === null) await insertThread(tx, document, after)
    else await saveThread(tx, document, after)
    await tellOfThread(tx, viewer, { document: found, kind: 'comment', on, before, at })
    await ctx.live.announce(tx, viewer.coalition, at, [{ topic: 'comments', subject: document }])
  })
  ctx.live.wake()
  return { thread }
}
