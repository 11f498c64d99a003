import * as z from 'zod'

import type { Action } from '#app/domain/accounts/permissions.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { decideSilence } from '#app/domain/drafting/decide-silence.ts'
import type { SilenceCommand } from '#app/domain/drafting/decide-silence.ts'
import { evolveSilence } from '#app/domain/drafting/silence-events.ts'
import type { SilenceAct } from '#app/domain/drafting/silence-events.ts'
import type { CounterText, Silence, SilenceSubject } from '#app/domain/drafting/silence.ts'
import type { Calendar } from '#app/domain/kernel/calendar.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { passage } from '#app/domain/kernel/text.ts'
import { lockDocument, readDocument } from '#db/drafting.ts'
import { readSilence } from '#db/silences.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import { loadSeat } from '../calendar/load-seat.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { accept, BadInput, NotFound, Refused } from '../refusals.ts'
import { actorOf } from './act-on-bracket.ts'
import { followSilence } from './follow-silence.ts'
import { offerCounterText } from './offer-counter-text.ts'
import { projectLocked } from './projector.ts'
import { expiryAt, until } from './propose-silence.ts'
import { silenceEntry } from './silence-entry.ts'

const where = { document: idOf<'document'>(), silence: idOf<'silence'>() }

const ActInSilence = z.discriminatedUnion('act', [
  z.object({ ...where, act: z.literal('extend'), until }),
  z.object({ ...where, act: z.enum(['support', 'withdraw']) }),
  z.object({
    ...where,
    act: z.literal('break'),
    reason: passage(2_000).refine((words) => words !== '', 'required'),
    /** Other words for one of the paragraphs, which becomes who they are for; both empty for none. */
    counterText: passage(10_000),
    counterBlock: z.union([z.literal(''), idOf<'block'>()], 'choice'),
  }),
])
type ActInSilence = z.infer<typeof ActInSilence>

/**
 * What is done while silence runs: a member breaks it or says that it supports the text, the chair gives it
 * longer, the sponsor takes the text back. At the instant of expiry and after it nothing of this comes through
 * (SPEC.md SQ5–SQ8).
 */
export async function actInSilence(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ stage: Silence['stage'] }> {
  const command = parse(ActInSilence, input)
  const { document, silence } = command
  const found = await readDocument(ctx.db, document)
  if (found === null) throw new NotFound()
  requireMay(ctx, viewer, permissionFor(command.act), found)
  let isWritten = false
  const result = await act(ctx, viewer, { key, command }, async (tx) => {
    await projectLocked(ctx, tx, document)
    const row = await lockDocument(tx, document)
    const before = await readSilence(tx, document, silence)
    if (row === null || before === null) throw new NotFound()
    const seat = await loadSeat(tx, viewer.coalition)
    // Asked only now: whoever had to wait for the clock or another objection comes after it.
    const at = ctx.now()
    const given = asCommand(viewer, command, { subject: before.subject, seat, at })
    const after = accept(decideSilence(before, given, at)).reduce<Silence>(evolveSilence, before)
    const offered = after.stage === 'broken' ? after.counterText : null
    const isOffered =
      offered !== null && (await offerCounterText(ctx, tx, viewer, document, offered))
    const told = { before, after, at, by: viewer.person.id }
    isWritten = (await followSilence(ctx, tx, row, told)) || isOffered
    return {
      entry: silenceEntry(document, after, command.act),
      subject: document,
      topics: [{ topic: 'document', subject: document }],
      result: { stage: after.stage },
    }
  })
  if (isWritten) ctx.rooms.written(document)
  return result
}

/** The table of permissions asks what the rules ask (domain SPEC.md SP3–SP8). */
export function permissionFor(
  what: Exclude<SilenceAct, 'adopt'>,
): Extract<Action, `silence.${string}`> {
  switch (what) {
    case 'propose':
    case 'extend':
      return 'silence.preside'
    case 'support':
    case 'break':
      return 'silence.answer'
    case 'withdraw':
      return 'silence.withdraw'
  }
}

function asCommand(
  viewer: Viewer,
  command: ActInSilence,
  { subject, seat, at }: { subject: SilenceSubject; seat: Calendar | null; at: Instant },
): SilenceCommand {
  const by = actorOf(viewer)
  switch (command.act) {
    case 'extend': {
      if (seat === null) throw new Refused('no-seat-calendar')
      return { type: 'extend', by, expiry: expiryAt({ ...command, urgency: '' }, seat, at), seat }
    }
    case 'support':
      return { type: 'support', by, for: viewer.delegation.id }
    case 'break': {
      const counterText = counterTextIn(command, subject)
      const { reason } = command
      return { type: 'break', by, for: viewer.delegation.id, reason, counterText }
    }
    case 'withdraw':
      return { type: 'withdraw', by }
  }
}

/** Other words are for one paragraph that is under silence, and a paragraph is named for nothing else. */
function counterTextIn(
  { counterText: words, counterBlock: block }: Extract<ActInSilence, { act: 'break' }>,
  subject: SilenceSubject,
): CounterText | null {
  if (words === '') return null
  const isSubject = subject.of === 'document' || subject.blocks.some((one) => one === block)
  if (block === '' || !isSubject) throw new BadInput({ counterBlock: 'choice' })
  return { block, words }
}
