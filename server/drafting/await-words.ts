import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { BlockId, BracketId } from '#app/domain/drafting/block.ts'
import { blocksOf, isOpen, readingOf } from '#app/domain/drafting/bracket.ts'
import { numberedIn } from '#app/domain/drafting/labels.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import { line } from '#app/domain/kernel/text.ts'
import { readBrackets } from '#db/brackets.ts'
import type { Tx } from '#db/client.ts'
import { readDocument, readProtection } from '#db/drafting.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { BadInput, NotFound, Refused } from '../refusals.ts'
import { onBehalfOf } from './act-on-bracket.ts'
import { requireOpenText } from './change-paragraph.ts'
import { editBlock } from './edit-block.ts'
import { ensureProjected, projectLocked } from './projector.ts'
import { readTextIn } from './read-text.ts'

const where = { document: idOf<'document'>() }

const AwaitWords = z.discriminatedUnion('act', [
  /** What is still to be written, at the end of which paragraph. */
  z.object({ ...where, act: z.literal('await'), block: idOf<'block'>(), words: line(200) }),
  /** The words themselves, in the place of what is seen there. */
  z.object({
    ...where,
    act: z.literal('write'),
    bracket: idOf<'bracket'>(),
    words: line(2_000),
    seen: z.string('required').max(20_000, 'tooLong'),
  }),
])
type AwaitWords = z.infer<typeof AwaitWords>

/**
 * Who may type in a text leaves a place in it for words that are still to be written, or writes them there: an
 * edit by the system as the proposal of their delegation (SPEC.md PH1–PH3, domain BR17).
 */
export async function awaitWords(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ bracket: BracketId }> {
  const command = parse(AwaitWords, input)
  const { document } = command
  const found = await readDocument(ctx.db, document)
  if (found === null) throw new NotFound()
  requireMay(ctx, viewer, 'document.edit', found)
  await ensureProjected(ctx, document)
  const result = await act(ctx, viewer, { key, command }, async (tx) => {
    await projectLocked(ctx, tx, document)
    const edit =
      command.act === 'await' ? await awaiting(ctx, tx, command) : await writing(tx, command)
    await requireOpenParagraph(tx, document, edit.block)
    await editBlock(ctx, tx, ctx.now(), {
      document,
      edit,
      actor: 'proposal',
      request: onBehalfOf(viewer),
    })
    await projectLocked(ctx, tx, document)
    const { bracket } = edit
    return {
      entry: {
        t: 'bracket.act',
        b: { document, bracket, act: command.act, proposal: null, settled: false },
      },
      subject: document,
      topics: [{ topic: 'brackets', subject: document }],
      result: { bracket },
    }
  })
  ctx.rooms.written(document)
  return result
}

async function awaiting(
  ctx: ServerContext,
  tx: Tx,
  { document, block, words }: Extract<AwaitWords, { act: 'await' }>,
) {
  const numbered = numberedIn(await readTextIn(ctx, tx, document))
  if (!numbered.some(({ id }) => id === block)) throw new BadInput({ block: 'choice' })
  return { do: 'await-words', block, words, bracket: ctx.newId<'bracket'>() } as const
}

async function writing(
  tx: Tx,
  { document, bracket: id, words, seen }: Extract<AwaitWords, { act: 'write' }>,
) {
  const bracket = (await readBrackets(tx, document)).find((one) => one.id === id)
  const [block] = bracket === undefined ? [] : blocksOf(bracket)
  if (bracket?.kind !== 'placeholder' || block === undefined) throw new NotFound()
  if (!isOpen(bracket)) throw new Refused('bracket-settled')
  if (readingOf(bracket) !== seen) throw new Refused('words-changed')
  return { do: 'write-under', block, words, bracket: id } as const
}

/** The server writes where people may type, and nowhere else. */
async function requireOpenParagraph(tx: Tx, document: DocumentId, block: BlockId): Promise<void> {
  await requireOpenText(tx, { document, block })
  if ((await readProtection(tx, document)).locked.has(block)) throw new Refused('paragraph-agreed')
}
