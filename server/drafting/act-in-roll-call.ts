import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { votes } from '#app/domain/drafting/decision-rule.ts'
import { decideRollCall, evolveRollCall } from '#app/domain/drafting/roll-call.ts'
import type {
  Question,
  RollCall,
  RollCallCommand,
  RollCallId,
} from '#app/domain/drafting/roll-call.ts'
import { membersPresent } from '#app/domain/drafting/sitting.ts'
import type { Sitting } from '#app/domain/drafting/sitting.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import { listDelegations } from '#db/accounts.ts'
import type { Tx } from '#db/client.ts'
import { readDocument } from '#db/drafting.ts'
import type { DocumentRow } from '#db/drafting.ts'
import { readLife, readRule, saveRule } from '#db/life.ts'
import { readOpenRollCall, saveRollCall } from '#db/roll-calls.ts'
import { readOpenSitting } from '#db/sittings.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import type { Performed } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { accept, NotFound, Refused } from '../refusals.ts'
import { actorOf } from './act-on-bracket.ts'
import { recorded } from './act-on-life.ts'
import { advanceLife } from './advance-life.ts'
import type { Advanced } from './advance-life.ts'
import { ruleNames, ruleOf, ruleTerms } from './name-rule.ts'
import { ensureProjected, projectLocked } from './projector.ts'
import { tellOfLife } from './tell-of-life.ts'

const where = { document: idOf<'document'>() }

const ActInRollCall = z.discriminatedUnion('act', [
  z.object({
    ...where,
    act: z.literal('call'),
    /** The text itself, or the rule that is to decide on it. */
    question: z.enum(['decision', ...ruleNames], 'choice'),
    ...ruleTerms,
  }),
  z.object({ ...where, act: z.literal('vote'), vote: z.enum(votes, 'choice') }),
  z.object({ ...where, act: z.literal('close') }),
])
type ActInRollCall = z.infer<typeof ActInRollCall>

/**
 * Asks the members by name, in a sitting: whether a text that is up for action is adopted, or whether
 * another rule is to decide on it. When the chair closes the roll, what it came to is done at once
 * (SPEC.md LI5, LI6).
 */
export async function actInRollCall(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ stage: RollCall['stage']; carried: boolean | null }> {
  const command = parse(ActInRollCall, input)
  const found = await readDocument(ctx.db, command.document)
  if (found === null) throw new NotFound()
  requireMay(ctx, viewer, command.act === 'vote' ? 'life.vote' : 'life.preside', found)
  await ensureProjected(ctx, command.document)
  let isWritten = false
  const result = await act(ctx, viewer, { key, command }, async (tx) => {
    const { document } = command
    const { consolidated } = await projectLocked(ctx, tx, document)
    const kept = await readOpenRollCall(tx, document)
    const given = await asCommand(tx, viewer, command)
    const events = accept(decideRollCall(kept?.state ?? null, given, ctx.now()))
    const state = events.reduce<RollCall | null>(evolveRollCall, kept?.state ?? null)
    if (state === null) throw new Error('a roll call that was decided on is not there')
    const id = kept?.id ?? ctx.newId<'roll-call'>()
    await saveRollCall(tx, document, { id, state })
    const step = await carryOut(ctx, tx, viewer, (await readDocument(tx, document)) ?? found, state)
    isWritten = consolidated || step?.isWritten === true
    if (step !== null) await tellOfLife(tx, found, step, { at: ctx.now(), by: viewer.person.id })
    const carried = state.stage === 'closed' ? state.outcome.adopted : null
    return {
      entry: entryFor(command, { id, carried }, step),
      subject: document,
      topics: [
        { topic: 'document', subject: document },
        { topic: 'frameworks', subject: viewer.coalition },
      ],
      result: { stage: state.stage, carried },
    }
  })
  if (isWritten) ctx.rooms.written(command.document)
  return result
}

async function asCommand(tx: Tx, viewer: Viewer, command: ActInRollCall): Promise<RollCallCommand> {
  const by = actorOf(viewer)
  switch (command.act) {
    case 'call': {
      const question = await questionFor(tx, viewer, command)
      const sitting = await readOpenSitting(tx, command.document)
      if (sitting === null) throw new Refused('no-sitting')
      const members = await membersIn(tx, viewer, sitting)
      return { type: 'call', by, question, quorum: sitting.quorum, members }
    }
    case 'vote':
      return { type: 'vote', by, vote: command.vote }
    case 'close':
      return { type: 'close', by }
  }
}

async function questionFor(
  tx: Tx,
  viewer: Viewer,
  command: Extract<ActInRollCall, { act: 'call' }>,
): Promise<Question> {
  const { document, question } = command
  const [{ stage }, rule] = await Promise.all([readLife(tx, document), readRule(tx, document)])
  const isBeforeBody = stage === 'for-action' || (question !== 'decision' && stage === 'tabled')
  if (!isBeforeBody) throw new Refused('wrong-stage')
  if (question === 'decision') return { put: 'decision', rule }
  const delegations = await listDelegations(tx, viewer.coalition)
  const members = delegations.filter(({ kind }) => kind === 'member').map(({ id }) => id)
  return { put: 'rule-change', from: rule, to: ruleOf(question, command, members) }
}

/** Every member is on the roll; who is there is by the attendance list (domain.md B1). */
async function membersIn(tx: Tx, { coalition }: Viewer, sitting: Sitting) {
  const present = new Set(membersPresent(sitting))
  const members = (await listDelegations(tx, coalition)).filter(({ kind }) => kind === 'member')
  return members.map(({ id, weight }) => ({ delegation: id, weight, present: present.has(id) }))
}

/** What the closed roll came to: action is taken on the text, or another rule is in force. */
async function carryOut(
  ctx: ServerContext,
  tx: Tx,
  viewer: Viewer,
  document: DocumentRow,
  roll: RollCall,
): Promise<Advanced | null> {
  if (roll.stage !== 'closed') return null
  const { question, outcome } = roll
  if (question.put === 'rule-change') {
    if (outcome.adopted) await saveRule(tx, document.id, question.to)
    return null
  }
  const by = actorOf(viewer)
  return advanceLife(
    ctx,
    tx,
    document,
    ({ symbols, words }) => ({ type: 'take-action', by, outcome, symbols, words }),
    ctx.now(),
  )
}

/** Action that was taken stands in the record as the step that it is. */
function entryFor(
  command: ActInRollCall,
  { id, carried }: { id: RollCallId; carried: boolean | null },
  step: Advanced | null,
): Performed<null>['entry'] {
  const { document } = command
  if (step !== null) {
    const { seq, words } = step
    const stage = recorded(step.life.stage)
    return { t: 'life.act', b: { document, act: 'take-action', stage, words, seq } }
  }
  const vote = command.act === 'vote' ? command.vote : null
  return { t: 'roll-call.act', b: { document, rollCall: id, act: command.act, vote, carried } }
}
