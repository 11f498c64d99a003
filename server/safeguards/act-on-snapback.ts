import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import type { Id } from '#app/domain/kernel/id.ts'
import type { SnapbackAct } from '#app/domain/relief/snapback-acts.ts'
import { decideSnapback, evolveSnapback } from '#app/domain/relief/snapback.ts'
import type { Snapback, SnapbackCommand } from '#app/domain/relief/snapback.ts'
import { insertSafeguardDecision } from '#db/safeguards.ts'
import { lockSnapback, saveSnapback } from '#db/snapbacks.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { settle } from '../notices/settle.ts'
import { parse } from '../parse.ts'
import { accept, NotFound } from '../refusals.ts'
import { reference } from '../relief/typed-clock-act.ts'
import { typedReason } from '../relief/typed-moment.ts'
import { letSnapbackAge } from './pass-snapback-time.ts'

const snapback = idOf<'snapback'>()

export type TypedSnapbackAct = z.infer<typeof TypedSnapbackAct>
const TypedSnapbackAct = z.discriminatedUnion('act', [
  z.object({ snapback, act: z.enum(['table', 'withdraw']) }),
  z.object({ snapback, act: z.literal('object'), reason: typedReason }),
  z.object({
    snapback,
    act: z.literal('vote'),
    adopted: z.enum(['adopted', 'rejected'], 'choice'),
    reference,
  }),
])

/** Tables the text to continue relief, records the vote on it, objects, withdraws (relief SPEC.md SB3–SB7). */
export async function actOnSnapback(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ state: Snapback['state']['is'] }> {
  const typed = parse(TypedSnapbackAct, input)
  requireMay(ctx, viewer, permissionFor(typed.act), viewer)
  return act(ctx, viewer, { key, command: typed }, async (tx) => {
    const row = await lockSnapback(tx, typed.snapback)
    if (row === null || row.coalition !== viewer.coalition) throw new NotFound()
    const now = ctx.now()
    const before = await letSnapbackAge(ctx, tx, row, `act/${key}`)
    const decision = ctx.newId<'decision'>()
    const command = asSnapbackCommand(typed, before, decision)
    const facts = accept(decideSnapback(before, command, { by: viewer, now }))
    const after = facts.reduce(evolveSnapback, before)
    await saveSnapback(tx, after)
    const { coalition, framework } = row
    if (typed.act === 'vote') {
      const said = { id: decision, framework, subject: after.id, act: typed.adopted, at: now }
      await insertSafeguardDecision(tx, { ...said, reference: typed.reference })
    }
    if (after.state.is === 'continued' || after.state.is === 'withdrawn') {
      const subject = { kind: 'snapback', id: after.id } as const
      await settle(tx, { coalition, matter: { kind: 'snapback-notified', subject }, at: now })
    }
    const state = after.state.is
    return {
      entry: {
        t: 'snapback.act',
        b: {
          framework,
          snapback: after.id,
          act: typed.act,
          decision: typed.act === 'vote' ? decision : null,
          state,
        },
      },
      subject: after.id,
      topics: [{ topic: 'safeguards', subject: framework }],
      result: { state },
    }
  })
}

/** The table of permissions asks what the rules ask. */
export function permissionFor(act: SnapbackAct): 'snapback.act' | 'snapback.preside' {
  return act === 'vote' ? 'snapback.preside' : 'snapback.act'
}

export function asSnapbackCommand(
  typed: TypedSnapbackAct,
  { id }: Snapback,
  decision: Id<'decision'>,
): SnapbackCommand {
  switch (typed.act) {
    case 'table':
    case 'withdraw':
      return { type: typed.act }
    case 'object':
      return { type: 'object', reason: typed.reason }
    case 'vote': {
      const motion = { act: 'continue-relief', snapback: id } as const
      return { type: 'vote', outcome: { decision, motion, adopted: typed.adopted === 'adopted' } }
    }
  }
}
