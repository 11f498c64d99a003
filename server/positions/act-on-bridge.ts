import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { hashText } from '#app/domain/drafting/text-hash.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import { line } from '#app/domain/kernel/text.ts'
import { decideBridge, evolveBridge } from '#app/domain/positions/bridge.ts'
import type { Bridge, BridgeCommand } from '#app/domain/positions/bridge.ts'
import type { BridgeId } from '#app/domain/positions/entry.ts'
import { listDelegations } from '#db/accounts.ts'
import type { Tx } from '#db/client.ts'
import { lockSubject, readBridge, readSubjects, saveBridge } from '#db/positions.ts'
import type { KeptBridge } from '#db/positions.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { ensureProjected, projectLocked } from '../drafting/projector.ts'
import { parse } from '../parse.ts'
import { accept, NotFound, Refused } from '../refusals.ts'
import { adoptBridge } from './adopt-bridge.ts'
import { announceBridge } from './announce-bridge.ts'
import { askForAnswers, noMoreAnswers } from './ask-for-answers.ts'
import { requireWritable } from './require-writable.ts'
import { rulesInForce } from './rules-in-force.ts'
import { seeSubject } from './see-subjects.ts'
import { TypedNumber } from './typed-number.ts'

const subject = idOf<'subject'>()
const bridge = idOf<'bridge'>()

const ActOnBridge = z.discriminatedUnion('act', [
  z.object({ subject, act: z.literal('propose-value'), value: TypedNumber }),
  z.object({ subject, act: z.literal('propose-wording'), words: line(4_000) }),
  z.object({ subject, act: z.literal('withdraw'), bridge }),
  z.object({
    subject,
    act: z.literal('answer'),
    bridge,
    answer: z.enum(['accept', 'abstain', 'decline'], 'choice'),
  }),
])
type ActOnBridge = z.infer<typeof ActOnBridge>

/**
 * The chair puts a value or a wording to the members, or a member answers. With the answer by which the
 * decision rule is met it is adopted and written into the text. An answer itself is no act: neither the
 * record nor a time tells who gave way first (SPEC.md BG1–BG8).
 */
export async function actOnBridge(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ bridge: BridgeId; stage: Bridge['stage'] }> {
  const command = parse(ActOnBridge, input)
  requireMay(ctx, viewer, command.act === 'answer' ? 'bridge.answer' : 'bridge.propose', viewer)
  const [row] = await readSubjects(ctx.db, { subject: command.subject })
  if (row === undefined) throw new NotFound()
  const document = 'document' in row.about ? row.about.document : null
  if (document !== null) await ensureProjected(ctx, document)
  let isWritten = false
  const result = await act(ctx, viewer, { key, command }, async (tx) => {
    if (document !== null) isWritten = (await projectLocked(ctx, tx, document)).consolidated
    await lockSubject(tx, command.subject)
    const seen = await seeSubject(ctx, tx, viewer, command.subject)
    const { subject: on, framework } = seen
    const at = ctx.now()
    const before = await readBridge(tx, on.id)
    const given = await asCommand(ctx, tx, viewer, command, before)
    if (given.type === 'propose') await requireWritable(tx, seen, given.proposal)
    const facts = {
      actor: viewer,
      subject: on,
      at,
      rule: (await rulesInForce(tx, viewer.coalition, [on])).ruleOf(on),
    }
    const events = accept(decideBridge(before?.state ?? null, given, facts))
    const state = events.reduce<Bridge | null>(evolveBridge, before?.state ?? null)
    if (state === null) throw new Error('a bridge that was decided on is not there')
    const words = command.act === 'propose-wording' ? command.words : (before?.words ?? null)
    const kept: KeptBridge = { state, words }
    await saveBridge(tx, kept)
    const topics = [{ topic: 'positions' as const, subject: framework }]
    const result = { bridge: state.id, stage: state.stage }
    if (given.type === 'answer') {
      const where = { coalition: viewer.coalition, subject: on.id, at }
      await noMoreAnswers(tx, where, viewer.delegation.id)
      await ctx.live.announce(tx, viewer.coalition, at, topics)
      if (state.stage === 'adopted')
        isWritten = (await adoptBridge(ctx, tx, viewer, seen, kept)) || isWritten
      return { entry: null, result }
    }
    await announceBridge(ctx, tx, viewer, { on, given, bridge: state.id })
    await askForAnswers(tx, { coalition: viewer.coalition, subject: on.id, at }, state)
    const what = given.type === 'propose' ? ('propose' as const) : ('withdraw' as const)
    return {
      entry: { t: 'bridge.act', b: { subject: on.id, bridge: state.id, act: what } },
      subject: on.id,
      topics,
      result,
    }
  })
  if (isWritten && document !== null) ctx.rooms.written(document)
  return result
}

/** Every member is asked. Whoever answers or withdraws has the bridge before them that is open now. */
async function asCommand(
  { newId }: Pick<ServerContext, 'newId'>,
  tx: Tx,
  viewer: Viewer,
  command: ActOnBridge,
  before: KeptBridge | null,
): Promise<BridgeCommand> {
  if (command.act === 'answer' || command.act === 'withdraw') {
    if (before?.state.id !== command.bridge) throw new Refused('no-open-bridge')
    return command.act === 'answer'
      ? { type: 'answer', answer: command.answer }
      : { type: 'withdraw' }
  }
  const delegations = await listDelegations(tx, viewer.coalition)
  const asked = delegations.flatMap(({ id, kind }) => (kind === 'member' ? [id] : []))
  const proposal =
    command.act === 'propose-value'
      ? ({ kind: 'value', value: command.value } as const)
      : ({ kind: 'wording', wording: hashText(command.words) } as const)
  return { type: 'propose', id: newId<'bridge'>(), proposal, asked }
}
