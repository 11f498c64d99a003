import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { BracketId } from '#app/domain/drafting/block.ts'
import { rulingHours } from '#app/domain/drafting/bracket-commands.ts'
import type { BracketRuling } from '#app/domain/drafting/bracket-commands.ts'
import type { Bracket } from '#app/domain/drafting/bracket.ts'
import { touching } from '#app/domain/drafting/view.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import { passage } from '#app/domain/kernel/text.ts'
import type { Tx } from '#db/client.ts'
import { readDocument } from '#db/drafting.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import { loadSeat } from '../calendar/load-seat.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { NotFound, Refused } from '../refusals.ts'
import { actorOf, onBehalfOf } from './act-on-bracket.ts'
import { changeBracket } from './change-bracket.ts'
import { ensureProjected } from './projector.ts'
import { readTextIn } from './read-text.ts'
import { scheduleSettling } from './settle-rulings.ts'

const where = { document: idOf<'document'>(), bracket: idOf<'bracket'>() }
const reason = passage(2_000).refine((words) => words !== '', 'required')

const RuleOnBracket = z.discriminatedUnion('act', [
  z.object({
    ...where,
    act: z.literal('rule'),
    /** The proposal that is to stand, or null for what stands without any. */
    keeps: idOf<'bracket'>().nullable(),
    reason,
    hours: z.coerce
      .number('number')
      .int('number')
      .min(1, 'number')
      .max(720, 'number')
      .default(rulingHours),
    seen: z.string('required').max(20_000, 'tooLong'),
  }),
  z.object({ ...where, act: z.literal('object'), reason }),
])
type RuleOnBracket = z.infer<typeof RuleOnBracket>

/**
 * The chair names the outcome of a bracket, or a member objects to that within its window. What nobody
 * objects to is carried out by the clock (SPEC.md BR22–BR26).
 */
export async function ruleOnBracket(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ bracket: BracketId }> {
  const command = parse(RuleOnBracket, input)
  const { document, bracket } = command
  const found = await readDocument(ctx.db, document)
  if (found === null) throw new NotFound()
  requireMay(ctx, viewer, command.act === 'rule' ? 'bracket.rule' : 'bracket.hold', found)
  let isEdited = false
  await ensureProjected(ctx, document)
  const result = await act(ctx, viewer, { key, command }, async (tx) => {
    const request = onBehalfOf(viewer)
    const changed = await changeBracket(ctx, tx, { document, bracket, request }, (_, all) =>
      asCommand(ctx, tx, viewer, command, all),
    )
    isEdited = changed.isEdited
    await scheduleSettling(tx, document, changed.after)
    const keeps = command.act === 'rule' ? command.keeps : null
    return {
      entry: { t: 'bracket.rule', b: { document, bracket, act: command.act, keeps } },
      subject: document,
      topics: [{ topic: 'brackets', subject: document }],
      result: { bracket },
    }
  })
  if (isEdited) ctx.rooms.written(document)
  return result
}

async function asCommand(
  ctx: ServerContext,
  tx: Tx,
  viewer: Viewer,
  command: RuleOnBracket,
  all: readonly Bracket[],
): Promise<BracketRuling> {
  const by = actorOf(viewer)
  if (command.act === 'object') {
    return { type: 'object', by, for: viewer.delegation.id, reason: command.reason }
  }
  const { bracket, document, keeps, reason: why, hours, seen } = command
  const shared = touching(await readTextIn(ctx, tx, document), bracket)
  const seat = await loadSeat(tx, viewer.coalition)
  if (seat === null) throw new Refused('no-seat-calendar')
  const around = all.filter(({ id }) => shared.includes(id))
  return { type: 'rule', by, keeps, reason: why, seen, hours, seat, touching: around }
}
