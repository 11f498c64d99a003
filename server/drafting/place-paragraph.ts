import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { blockBefore } from '#app/domain/drafting/arrange.ts'
import type { BlockId } from '#app/domain/drafting/block.ts'
import type { Paragraph, Spot } from '#app/domain/drafting/paragraph.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import { passage } from '#app/domain/kernel/text.ts'
import type { Tx } from '#db/client.ts'
import { readHead } from '#db/document-log.ts'
import { readDocument } from '#db/drafting.ts'

import { requireMay } from '../accounts/require-may.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { BadInput, NotFound, Refused } from '../refusals.ts'
import { pack } from '../sync/thread/packed.ts'
import type { BlockEdit } from '../sync/thread/tasks.ts'
import { actorOf, onBehalfOf } from './act-on-bracket.ts'
import { readStanding } from './act-on-paragraph.ts'
import { changeParagraph, requireOpenText } from './change-paragraph.ts'
import type { ParagraphChanged, Prepared } from './change-paragraph.ts'
import { editBlock } from './edit-block.ts'
import { readTextIn, readUpdates } from './read-text.ts'

const where = {
  document: idOf<'document'>(),
  block: idOf<'block'>(),
  reason: passage(2_000).refine((words) => words !== '', 'required'),
}

const PlaceParagraph = z.discriminatedUnion('act', [
  z.object({
    ...where,
    act: z.literal('move'),
    /** The block that it shall follow; empty for the first place. */
    after: z.union([idOf<'block'>(), z.literal('').transform(() => null)]),
  }),
  z.object({ ...where, act: z.enum(['delete', 'restore']) }),
])
type PlaceParagraph = z.infer<typeof PlaceParagraph>

/**
 * The chair moves or deletes a paragraph as was agreed, and one member's objection puts it back where and
 * as it was, until the next symbol is issued (SPEC.md PS6). The text is edited in the same act.
 */
export async function placeParagraph(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<ParagraphChanged> {
  const command = parse(PlaceParagraph, input)
  const { document, block, act } = command
  const found = await readDocument(ctx.db, document)
  if (found === null) throw new NotFound()
  requireMay(ctx, viewer, act === 'restore' ? 'paragraph.request' : 'paragraph.preside', found)
  return changeParagraph(ctx, viewer, found, { block, act, key, command }, async (tx, before) => {
    await requireOpenText(tx, { document, block })
    return prepare(ctx, tx, viewer, command, before)
  })
}

async function prepare(
  ctx: ServerContext,
  tx: Tx,
  viewer: Viewer,
  command: PlaceParagraph,
  { place }: Paragraph,
): Promise<Prepared> {
  const { document, block, reason } = command
  const by = actorOf(viewer)
  const edit = (what: BlockEdit) =>
    editBlock(ctx, tx, ctx.now(), {
      document,
      edit: what,
      actor: 'arrangement',
      request: onBehalfOf(viewer),
    })
  switch (command.act) {
    case 'move': {
      const { words } = await readStanding(ctx, tx, command)
      const { from, isThere } = await spotOf(ctx, tx, command)
      const { after } = command
      if (after === block || (after !== null && !isThere(after))) {
        throw new BadInput({ after: 'choice' })
      }
      if (after === from.after) throw new Refused('already-there')
      const isEdited = await edit({ do: 'put', block, after, former: await textAt(tx, document) })
      return { command: { type: 'move', by, from, reason }, words, isEdited }
    }
    case 'delete': {
      const { words, liveBrackets } = await readStanding(ctx, tx, command)
      const { from } = await spotOf(ctx, tx, command)
      const isEdited = await edit({ do: 'take-out', block })
      return { command: { type: 'delete', by, from, liveBrackets, reason }, words, isEdited }
    }
    case 'restore': {
      if (place.is === 'kept' || place.is === 'gone') throw new Refused('nothing-to-restore')
      const { after, seq } = place.from
      const former = await textAt(tx, document, seq)
      const isEdited = await edit({ do: 'put', block, after, former })
      const { words } = await readStanding(ctx, tx, command)
      const objection = { type: 'object-to-place', by, for: viewer.delegation.id, reason } as const
      return { command: objection, words, isEdited }
    }
  }
}

async function textAt(tx: Tx, document: DocumentId, seq?: number) {
  return pack(await readUpdates(tx, document, seq))
}

async function spotOf(
  ctx: Pick<ServerContext, 'threads'>,
  tx: Tx,
  { document, block }: { document: DocumentId; block: BlockId },
): Promise<{ from: Spot; isThere: (id: BlockId) => boolean }> {
  const head = await readHead(tx, document)
  if (head === null) throw new Error(`document ${document} has no log`)
  const blocks = await readTextIn(ctx, tx, document, head.head)
  return {
    from: { after: blockBefore(blocks, block), seq: head.head },
    isThere: (id) => blocks.some((one) => one.id === id),
  }
}
