import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { textHash } from '#app/domain/drafting/text-hash.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import { passage } from '#app/domain/kernel/text.ts'
import type { Tx } from '#db/client.ts'
import { readDocument } from '#db/drafting.ts'

import { requireMay } from '../accounts/require-may.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { NotFound, Refused } from '../refusals.ts'
import { actorOf, onBehalfOf } from './act-on-bracket.ts'
import { readStanding } from './act-on-paragraph.ts'
import { changeParagraph, requireOpenText } from './change-paragraph.ts'
import type { ParagraphChanged, Prepared } from './change-paragraph.ts'
import { editBlock } from './edit-block.ts'

const where = { document: idOf<'document'>(), block: idOf<'block'>() }
const said = (longest: number) => passage(longest).refine((words) => words !== '', 'required')

const FixParagraph = z.discriminatedUnion('act', [
  z.object({
    ...where,
    act: z.literal('fix'),
    /** The words that whoever corrects had before them. */
    seen: z.hex('required').length(64).transform(textHash),
    words: said(15_000),
    reason: said(2_000),
  }),
  z.object({ ...where, act: z.literal('object-to-fix'), reason: said(2_000) }),
])
type FixParagraph = z.infer<typeof FixParagraph>

/**
 * The secretariat corrects a slip in agreed words, which stay agreed; a member that sees more in it than a
 * slip objects within 24 hours and opens them again (SPEC.md PS10). Of the words only what differs is
 * written anew.
 */
export async function fixParagraph(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<ParagraphChanged> {
  const command = parse(FixParagraph, input)
  const { document, block, act } = command
  const found = await readDocument(ctx.db, document)
  if (found === null) throw new NotFound()
  requireMay(ctx, viewer, act === 'fix' ? 'paragraph.fix' : 'paragraph.request', found)
  return changeParagraph(ctx, viewer, found, { block, act, key, command }, async (tx) => {
    await requireOpenText(tx, { document, block })
    return command.act === 'fix'
      ? write(ctx, tx, viewer, command)
      : object(ctx, tx, viewer, command)
  })
}

async function write(
  ctx: ServerContext,
  tx: Tx,
  viewer: Viewer,
  { document, block, seen, words: corrected, reason }: Extract<FixParagraph, { act: 'fix' }>,
): Promise<Prepared> {
  const before = await readStanding(ctx, tx, { document, block })
  if (before.words !== seen) throw new Refused('words-changed')
  const isEdited = await editBlock(ctx, tx, ctx.now(), {
    document,
    edit: { do: 'correct', block, words: corrected },
    actor: 'correction',
    request: onBehalfOf(viewer),
  })
  const { words } = await readStanding(ctx, tx, { document, block })
  return { command: { type: 'fix', by: actorOf(viewer), words, note: reason }, words, isEdited }
}

async function object(
  ctx: ServerContext,
  tx: Tx,
  viewer: Viewer,
  { document, block, reason }: Extract<FixParagraph, { act: 'object-to-fix' }>,
): Promise<Prepared> {
  const { words } = await readStanding(ctx, tx, { document, block })
  const by = actorOf(viewer)
  return {
    command: { type: 'object-to-fix', by, for: viewer.delegation.id, reason },
    words,
    isEdited: false,
  }
}
