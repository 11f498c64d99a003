import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { majority, twoThirds } from '#app/domain/drafting/decision-rule.ts'
import type { Threshold } from '#app/domain/drafting/decision-rule.ts'
import { decideSitting, evolveSitting } from '#app/domain/drafting/sitting.ts'
import type { Sitting, SittingCommand, SittingId } from '#app/domain/drafting/sitting.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import { listDelegations } from '#db/accounts.ts'
import { lockDocument, lockProjection, readDocument } from '#db/drafting.ts'
import { readParagraphs } from '#db/paragraphs.ts'
import { readOpenSitting, saveSitting } from '#db/sittings.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { accept, BadInput, NotFound } from '../refusals.ts'
import { actorOf } from './act-on-bracket.ts'
import { tellOfAgreement } from './tell-of-agreement.ts'

/** What share of the members must be there for anything to be agreed. */
export const quorums = { none: null, majority, twoThirds } as const satisfies Record<
  string,
  Threshold | null
>
export type Quorum = keyof typeof quorums

const where = { document: idOf<'document'>() }
const delegation = idOf<'delegation'>()

const ActInSitting = z.discriminatedUnion('act', [
  z.object({
    ...where,
    act: z.literal('open'),
    quorum: z.enum(['none', 'majority', 'twoThirds'], 'choice'),
  }),
  z.object({ ...where, act: z.enum(['arrive', 'leave']), delegation }),
  z.object({ ...where, act: z.literal('close') }),
])
type ActInSitting = z.infer<typeof ActInSitting>

/**
 * Opens and closes a meeting on a text, and keeps its attendance list. Present is who stands on the list:
 * nobody is there by having the text open (SPEC.md AT1–AT3).
 */
export async function actInSitting(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ sitting: SittingId }> {
  const command = parse(ActInSitting, input)
  const found = await readDocument(ctx.db, command.document)
  if (found === null) throw new NotFound()
  const presides = command.act === 'open' || command.act === 'close'
  requireMay(ctx, viewer, presides ? 'sitting.preside' : 'sitting.attend', found)
  const delegations = await listDelegations(ctx.db, viewer.coalition)
  const named = 'delegation' in command ? command.delegation : null
  const attending = delegations.find(({ id }) => id === named)
  if (named !== null && attending === undefined) throw new BadInput({ delegation: 'choice' })
  return act(ctx, viewer, { key, command }, async (tx) => {
    const { document } = command
    // A round that ends by an edit at this moment ends before or after this, and is told of once.
    await lockProjection(tx, document)
    await lockDocument(tx, document)
    const before = await readOpenSitting(tx, document)
    const given = asCommand(viewer, command, {
      id: ctx.newId<'sitting'>(),
      members: delegations.filter(({ kind }) => kind === 'member').length,
      kind: attending?.kind ?? viewer.delegation.kind,
    })
    const after = accept(decideSitting(before, given, ctx.now())).reduce<Sitting | null>(
      evolveSitting,
      before,
    )
    if (after === null) throw new Error('a sitting that was decided on is not there')
    await saveSitting(tx, document, after)
    const paragraphs = await readParagraphs(tx, document)
    await tellOfAgreement(tx, found, {
      before: { paragraphs, sitting: before },
      after: { paragraphs, sitting: after },
      at: ctx.now(),
      by: viewer.person.id,
    })
    const sitting = after.id
    return {
      entry: { t: 'sitting.act', b: { document, sitting, act: command.act, delegation: named } },
      subject: document,
      topics: [{ topic: 'paragraphs', subject: document }],
      result: { sitting },
    }
  })
}

function asCommand(
  viewer: Viewer,
  command: ActInSitting,
  { id, members, kind }: { id: SittingId; members: number; kind: Viewer['delegation']['kind'] },
): SittingCommand {
  const by = actorOf(viewer)
  switch (command.act) {
    case 'open':
      return { type: 'open', by, id, members, quorum: quorums[command.quorum] }
    case 'arrive':
      return { type: 'arrive', by, delegation: { delegation: command.delegation, kind } }
    case 'leave':
      return { type: 'leave', by, delegation: command.delegation }
    case 'close':
      return { type: 'close', by }
  }
}
