import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Actor } from '#app/domain/drafting/actor.ts'
import type { BlockId, BracketId } from '#app/domain/drafting/block.ts'
import type { BracketAct } from '#app/domain/drafting/bracket-commands.ts'
import type { Note } from '#app/domain/drafting/bracket-note.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import { passage } from '#app/domain/kernel/text.ts'
import { readDocument } from '#db/drafting.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { NotFound } from '../refusals.ts'
import { changeBracket } from './change-bracket.ts'
import { ensureProjected } from './projector.ts'

const where = { document: idOf<'document'>(), bracket: idOf<'bracket'>() }
const seen = z.string('required').max(20_000, 'tooLong')
const proposal = idOf<'bracket'>()

const ActOnBracket = z.discriminatedUnion('act', [
  z.object({ ...where, act: z.literal('support'), proposal, seen }),
  z.object({ ...where, act: z.literal('join'), proposal, seen }),
  z.object({ ...where, act: z.literal('oppose') }),
  z.object({ ...where, act: z.literal('lift'), seen }),
  z.object({ ...where, act: z.literal('withdraw') }),
  z.object({ ...where, act: z.literal('rebase'), seen }),
  z.object({ ...where, act: z.literal('offer-no-text'), seen }),
  z.object({
    ...where,
    act: z.literal('note'),
    words: passage(2_000),
    condition: passage(500),
    about: z.array(idOf<'block'>()).max(20),
  }),
])
type ActOnBracket = z.infer<typeof ActOnBracket>

/**
 * What a delegation does with its side of a bracket, on the words that it had before it (SPEC.md BR6–BR11).
 * Where that ends the bracket, or takes a proposal out of it, the text says so in the same act.
 */
export async function actOnBracket(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ bracket: BracketId; settled: boolean }> {
  const command = parse(ActOnBracket, input)
  const found = await readDocument(ctx.db, command.document)
  if (found === null) throw new NotFound()
  requireMay(ctx, viewer, commits(command) ? 'bracket.let-go' : 'bracket.hold', found)
  let isEdited = false
  await ensureProjected(ctx, command.document)
  const result = await act(ctx, viewer, { key, command }, async (tx) => {
    const { document, bracket } = command
    const request = onBehalfOf(viewer)
    const changed = await changeBracket(ctx, tx, { document, bracket, request }, () =>
      asCommand(ctx, viewer, command),
    )
    isEdited = changed.isEdited
    const about = 'proposal' in command ? command.proposal : null
    const settled = changed.after.stage === 'settled'
    return {
      entry: {
        t: 'bracket.act',
        b: { document, bracket, act: command.act, proposal: about, settled },
      },
      subject: document,
      topics: [{ topic: 'brackets', subject: document }],
      result: { bracket, settled },
    }
  })
  if (isEdited) ctx.rooms.written(command.document)
  return result
}

/** Whose side is given up is for heads to say; the table of permissions asks the same. */
function commits({ act: what }: ActOnBracket): boolean {
  return what === 'join' || what === 'lift' || what === 'withdraw'
}

function asCommand(
  { newId }: Pick<ServerContext, 'newId'>,
  viewer: Viewer,
  command: ActOnBracket,
): BracketAct {
  const who = { by: actorOf(viewer), for: viewer.delegation.id }
  switch (command.act) {
    case 'support':
    case 'join':
      return { ...who, type: command.act, proposal: command.proposal, seen: command.seen }
    case 'lift':
    case 'rebase':
      return { ...who, type: command.act, seen: command.seen }
    case 'oppose':
    case 'withdraw':
      return { ...who, type: command.act }
    case 'offer-no-text':
      return { ...who, type: command.act, id: newId<'bracket'>(), seen: command.seen }
    case 'note':
      return { ...who, type: command.act, note: noteOf(command) }
  }
}

/** Without a condition nothing is linked, whatever paragraphs were chosen. */
function noteOf({ words, condition, about }: Extract<ActOnBracket, { act: 'note' }>): Note {
  return { words, linkage: condition === '' ? null : { condition, about: about as BlockId[] } }
}

export function actorOf({ delegation, mandate }: Viewer): Actor {
  return { delegation: delegation.id, kind: delegation.kind, mandate: mandate.kind }
}

export function onBehalfOf({ person, mandate, delegation }: Viewer) {
  return { person: person.id, mandate: mandate.id, delegation: delegation.id }
}
