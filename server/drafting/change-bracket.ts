import type { BracketId } from '#app/domain/drafting/block.ts'
import type { BracketCommand } from '#app/domain/drafting/bracket-commands.ts'
import { evolveBracket } from '#app/domain/drafting/bracket-events.ts'
import type { Bracket } from '#app/domain/drafting/bracket.ts'
import { decideBracket } from '#app/domain/drafting/decide-bracket.ts'
import type { OnBehalf } from '#app/domain/drafting/log-author.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import { readBrackets, saveBracket } from '#db/brackets.ts'
import type { Tx } from '#db/client.ts'
import { readDocument } from '#db/drafting.ts'

import type { ServerContext } from '../context.ts'
import { accept, NotFound } from '../refusals.ts'
import { consolidate } from './consolidate.ts'
import { projectLocked } from './projector.ts'
import { editsOf } from './take-readings.ts'
import { tellOfRulings } from './tell-of-rulings.ts'

type Reach = Pick<ServerContext, 'db' | 'live' | 'now' | 'log' | 'threads' | 'rooms'>

/** What a bracket became, and whether that was written into the text, of which the caller tells the rooms. */
export type Changed = { after: Bracket; isEdited: boolean }

/**
 * Decides on a bracket in the transaction of an act. What was typed until now, to the last character, is
 * part of what one acts on, and what the act means for the text is written there with it. Without a
 * command nothing is done. Called last but for the entry of the record, as `give` asks.
 */
export async function changeBracket(
  ctx: Reach,
  tx: Tx,
  {
    document,
    bracket,
    request,
  }: { document: DocumentId; bracket: BracketId; request: OnBehalf | null },
  commandFor: (
    before: Bracket,
    all: readonly Bracket[],
  ) => BracketCommand | null | Promise<BracketCommand | null>,
): Promise<Changed> {
  const { consolidated } = await projectLocked(ctx, tx, document)
  const all = await readBrackets(tx, document)
  const before = all.find(({ id }) => id === bracket)
  if (before === undefined) throw new NotFound()
  const command = await commandFor(before, all)
  if (command === null) return { after: before, isEdited: consolidated }
  const at = ctx.now()
  const events = accept(decideBracket(before, command, at))
  const after = events.reduce<Bracket>(evolveBracket, before)
  await saveBracket(tx, document, after)
  const edits = events.flatMap(editsOf)
  await consolidate(ctx, tx, at, { document, edits, request })
  const row = await readDocument(tx, document)
  if (row !== null) {
    const changed = all.map((one) => (one.id === bracket ? after : one))
    await tellOfRulings(tx, row, { before: all, after: changed, at })
  }
  return { after, isEdited: consolidated || edits.length > 0 }
}
