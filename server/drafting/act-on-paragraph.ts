import * as z from 'zod'

import type { Action } from '#app/domain/accounts/permissions.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { BlockId } from '#app/domain/drafting/block.ts'
import { blocksOf, isOpen } from '#app/domain/drafting/bracket.ts'
import { numberedIn } from '#app/domain/drafting/labels.ts'
import type { ParagraphAct, ParagraphCommand } from '#app/domain/drafting/paragraph-commands.ts'
import type { Sitting } from '#app/domain/drafting/sitting.ts'
import { textHash } from '#app/domain/drafting/text-hash.ts'
import type { TextHash } from '#app/domain/drafting/text-hash.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import type { DelegationId, DocumentId } from '#app/domain/kernel/id.ts'
import { passage } from '#app/domain/kernel/text.ts'
import { readBrackets } from '#db/brackets.ts'
import type { Tx } from '#db/client.ts'
import { readDocument } from '#db/drafting.ts'
import { readOpenSitting } from '#db/sittings.ts'

import { requireMay } from '../accounts/require-may.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { noPositions, positionsAgainst } from '../positions/positions-against.ts'
import { NotFound, Refused } from '../refusals.ts'
import { actorOf } from './act-on-bracket.ts'
import { changeParagraph, requireNoSilenceOn } from './change-paragraph.ts'
import type { ParagraphChanged } from './change-paragraph.ts'
import { hashWords } from './hash-words.ts'
import { readTextIn } from './read-text.ts'

const where = { document: idOf<'document'>(), block: idOf<'block'>() }
/** The words that whoever acts had before them. */
const seen = z.hex('required').length(64).transform(textHash)
const reason = passage(2_000).refine((words) => words !== '', 'required')

const ActOnParagraph = z.discriminatedUnion('act', [
  z.object({ ...where, act: z.enum(['call-round', 'accept', 'ad-referendum', 'confirm']), seen }),
  z.object({ ...where, act: z.enum(['gavel', 'end-round']) }),
  z.object({ ...where, act: z.literal('object'), seen, reason }),
  z.object({ ...where, act: z.enum(['capital-cannot', 'request-reopening', 'reopen']), reason }),
])
type ActOnParagraph = z.infer<typeof ActOnParagraph>

/**
 * What the chair and the delegations do about the agreement on a paragraph: consent is asked and given to
 * its words as they are at that moment, and once agreed nobody changes them by typing (SPEC.md PS7–PS9).
 */
export async function actOnParagraph(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<ParagraphChanged> {
  const command = parse(ActOnParagraph, input)
  const { document, block, act: what } = command
  const found = await readDocument(ctx.db, document)
  if (found === null) throw new NotFound()
  requireMay(ctx, viewer, permissionFor(what), found)
  return changeParagraph(ctx, viewer, found, { block, act: what, key, command }, async (tx) => {
    const standing = await readStanding(ctx, tx, { document, block })
    const against =
      what === 'gavel' ? await positionsAgainst(ctx, tx, viewer, found, [block]) : noPositions
    const stands = { ...standing, against: against.get(block) ?? [] }
    if (what === 'reopen') await requireNoSilenceOn(tx, { document, block })
    return { command: asCommand(viewer, command, stands), words: stands.words, isEdited: false }
  })
}

/** The table of permissions asks what the rules ask (SPEC.md PS, domain.md B0). */
export function permissionFor(what: ParagraphAct): Extract<Action, `paragraph.${string}`> {
  switch (what) {
    case 'call-round':
    case 'gavel':
    case 'end-round':
    case 'reopen':
      return 'paragraph.preside'
    case 'accept':
    case 'ad-referendum':
    case 'object':
    case 'confirm':
    case 'capital-cannot':
      return 'paragraph.consent'
    case 'request-reopening':
      return 'paragraph.request'
  }
}

/** What stands at the moment of the act: the words, what is disputed in them, who is in the room. */
export type StandsNow = {
  words: TextHash
  liveBrackets: number
  sitting: Sitting | null
  /** Whose positions stand in the way of these words, as the viewer sees positions. */
  against: readonly DelegationId[]
}

export async function readStanding(
  ctx: Pick<ServerContext, 'threads'>,
  tx: Tx,
  { document, block: id }: { document: DocumentId; block: BlockId },
): Promise<Omit<StandsNow, 'against'>> {
  const blocks = await readTextIn(ctx, tx, document)
  const block = blocks.find((one) => one.id === id)
  if (block === undefined || !numberedIn(blocks).some((one) => one.id === id)) throw new NotFound()
  const brackets = (await readBrackets(tx, document)).filter(isOpen)
  return {
    words: hashWords(block),
    liveBrackets: brackets.filter((bracket) => blocksOf(bracket).includes(id)).length,
    sitting: await readOpenSitting(tx, document),
  }
}

function asCommand(viewer: Viewer, command: ActOnParagraph, now: StandsNow): ParagraphCommand {
  if ('seen' in command && command.seen !== now.words) throw new Refused('words-changed')
  const given = commandFor(viewer, command.act, 'reason' in command ? command.reason : '', now)
  if (given === null) throw new Refused('no-sitting')
  return given
}

/** Null for what is only done in a sitting, when there is none. */
export function commandFor(
  viewer: Viewer,
  what: ParagraphAct,
  why: string,
  { words, liveBrackets, sitting, against }: StandsNow,
): ParagraphCommand | null {
  const by = actorOf(viewer)
  const delegation = viewer.delegation.id
  switch (what) {
    case 'call-round':
      return sitting && { type: 'call-round', by, words, liveBrackets, sitting }
    case 'accept':
    case 'ad-referendum':
      return (
        sitting && {
          type: 'answer',
          by,
          answer: { delegation, answer: what },
          seen: words,
          sitting,
        }
      )
    case 'object': {
      const answer = { delegation, answer: what, reason: why } as const
      return sitting && { type: 'answer', by, answer, seen: words, sitting }
    }
    case 'gavel':
      return sitting && { type: 'gavel', by, sitting, against }
    case 'end-round':
      return { type: 'end-round', by }
    case 'confirm':
      return { type: 'confirm', by, for: delegation }
    case 'capital-cannot':
    case 'request-reopening':
      return { type: what, by, for: delegation, reason: why }
    case 'reopen':
      return { type: 'reopen', by, reason: why }
  }
}
