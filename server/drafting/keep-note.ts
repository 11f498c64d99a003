import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { ThreadId } from '#app/domain/drafting/comment.ts'
import { passage } from '#app/domain/kernel/text.ts'
import { readDocument } from '#db/drafting.ts'
import { insertNote, lockNote, saveNote } from '#db/notes.ts'

import { requireMay } from '../accounts/require-may.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { NotFound } from '../refusals.ts'
import { advanceThread, ContinueThread, idOfSaid, StartThread } from './advance-thread.ts'
import { readText } from './read-text.ts'
import { tellOfThread } from './tell-of-thread.ts'

const KeepNote = z.discriminatedUnion('act', [
  StartThread.extend({
    /** The words the delegation would have there; empty where it only remarks. */
    redline: passage(8_000),
  }),
  ...ContinueThread,
])

/**
 * Keeps a note of the viewer's delegation on a text, or continues one. It is written where only this
 * delegation's requests read, and nobody else is told anything (SPEC.md TH5–TH7, docs/decisions/012).
 */
export async function keepNote(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ note: ThreadId }> {
  const on = parse(KeepNote, input)
  const said = idOfSaid(key)
  const { document } = on
  const delegation = viewer.delegation.id
  const found = await readDocument(ctx.db, document)
  if (found === null) throw new NotFound()
  requireMay(ctx, viewer, 'document.read', found)
  requireMay(ctx, viewer, 'note.keep', { coalition: viewer.coalition, delegation })
  const note = on.act === 'start' ? said : on.thread
  const blocks = on.act === 'start' ? await readText(ctx, document) : []
  await ctx.db.transaction(async (tx) => {
    const of = { document, delegation }
    const before = (await lockNote(tx, of, note))?.state ?? null
    if (before === null && on.act !== 'start') throw new NotFound()
    const at = ctx.now()
    const state = advanceThread(before, { viewer, on, said, blocks, at })
    if (state === null) return
    const redline = on.act === 'start' && on.redline !== '' ? on.redline : null
    if (before === null) await insertNote(tx, of, { state, redline })
    else await saveNote(tx, of, state)
    await tellOfThread(tx, viewer, { document: found, kind: 'note', on, before, at })
    await ctx.live.announce(tx, viewer.coalition, at, [{ topic: 'notes', subject: delegation }])
  })
  ctx.live.wake()
  return { note }
}
