import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import type { ExemptionAct } from '#app/domain/safeguards/acts.ts'
import { decideExemption, evolveExemption } from '#app/domain/safeguards/exemption-acts.ts'
import type { ExemptionSetting } from '#app/domain/safeguards/exemption-acts.ts'
import type { ExemptionState } from '#app/domain/safeguards/exemption.ts'
import { readSeatZone } from '#db/accounts.ts'
import type { Database, Tx } from '#db/client.ts'
import { insertSafeguardDecision, lockExemption, saveExemption } from '#db/safeguards.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { followExemption } from '../positions/follow-positions.ts'
import { accept, NotFound } from '../refusals.ts'
import { loadCalendars } from '../relief/load-calendars.ts'
import { letExemptionAge, watchExemption } from './pass-exemption-time.ts'
import { requireOverseer } from './propose-exemption.ts'
import { asExemptionCommand, TypedExemptionAct } from './typed-exemption.ts'

const About = z.object({ exemption: idOf<'exemption'>() })

/**
 * Adopts, amends, extends, reviews and ends an exemption (safeguards SPEC.md EX2–EX6). The secretariat
 * records that the coalition decided, and where that is written down.
 */
export async function actOnExemption(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ state: ExemptionState['is'] }> {
  const { exemption: id } = parse(About, input)
  const typed = parse(TypedExemptionAct, input)
  requireMay(ctx, viewer, permissionFor(typed.act), viewer)
  if (typed.act === 'propose-terms') await requireOverseer(ctx.db, viewer, typed)
  const zone = await readSeatZone(ctx.db, viewer.coalition)
  return act(ctx, viewer, { key, command: { ...typed, exemption: id } }, async (tx) => {
    const row = await lockExemption(tx, id)
    if (row === null || row.coalition !== viewer.coalition) throw new NotFound()
    const setting = await exemptionSetting(tx, viewer, ctx)
    const before = await letExemptionAge(ctx, tx, row, `act/${key}`)
    const decision = ctx.newId<'decision'>()
    const command = asExemptionCommand(typed, before, { decision, zone })
    const facts = accept(decideExemption(before, command, setting))
    const after = facts.reduce(evolveExemption, before)
    await saveExemption(tx, after)
    await watchExemption(tx, { ...row, exemption: before }, after, setting.now)
    const decided = 'reference' in typed
    const { framework } = row
    if (decided) {
      const said = { id: decision, framework, subject: id, act: typed.act, at: setting.now }
      await insertSafeguardDecision(tx, { ...said, reference: typed.reference })
    }
    const state = after.state.is
    const reopened = await followExemption(tx, { ...row, exemption: after }, setting.now)
    return {
      entry: {
        t: 'exemption.act',
        b: {
          framework,
          exemption: after.id,
          act: typed.act,
          decision: decided ? decision : null,
          state,
        },
      },
      subject: id,
      topics: [{ topic: 'safeguards', subject: framework }, ...reopened],
      result: { state },
    }
  })
}

/** The table of permissions asks what the rules ask. */
export function permissionFor(act: ExemptionAct): 'exemption.propose' | 'exemption.decide' {
  return act === 'propose' || act === 'propose-terms' ? 'exemption.propose' : 'exemption.decide'
}

export async function exemptionSetting(
  tx: Tx | Database,
  viewer: Viewer,
  ctx: Pick<ServerContext, 'now'>,
): Promise<ExemptionSetting> {
  const { by } = await loadCalendars(tx, viewer.coalition)
  return { by: viewer, now: ctx.now(), calendars: by }
}
