import type { Action } from '#app/domain/accounts/permissions.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Id } from '#app/domain/kernel/id.ts'
import { toIso } from '#app/domain/kernel/instant.ts'
import {
  committingActs,
  preparingActs,
  proposingActs,
  runningActs,
} from '#app/domain/relief/acts.ts'
import type { ReliefAct } from '#app/domain/relief/acts.ts'
import type { ReliefEvent, Stage } from '#app/domain/relief/event.ts'
import { listDelegations } from '#db/accounts.ts'
import type { Tx } from '#db/client.ts'
import { insertDecision, lockEvent, readMeasures } from '#db/relief.ts'
import type { EventRow } from '#db/relief.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { followEvent } from '../positions/follow-positions.ts'
import { NotFound } from '../refusals.ts'
import { asCommand } from './as-command.ts'
import { changeEvent, settingFor } from './change-event.ts'
import { restsOn } from './entries-behind.ts'
import { recordAgreements } from './record-standing.ts'
import { saidByTime } from './said-by-time.ts'
import { tellOfEvent } from './tell-of-event.ts'
import { TypedAct } from './typed-act.ts'

/**
 * What people do with a relief event, from its first leg to its end (relief SPEC.md EV4–EV29, LG1–LG16).
 * Where the coalition has to decide, the secretariat records that it did and where that is written down.
 */
export async function actOnEvent(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ stage: Stage['is'] }> {
  const typed = parse(TypedAct, input)
  requireMay(ctx, viewer, permissionFor(typed.act), viewer)
  return act(ctx, viewer, { key, command: typed }, async (tx) => {
    const row = await lockOwn(tx, viewer, typed.event)
    const setting = await settingFor(tx, viewer, { now: ctx.now(), framework: row.framework })
    const codes = await codesOf(tx, viewer)
    const decision = ctx.newId<'decision'>()
    const command = asCommand(typed, {
      event: row.event,
      measures: await readMeasures(tx, row.framework),
      codes,
      viewer,
      now: setting.now,
      newId: ctx.newId,
      decision,
    })
    const { after, facts } = await changeEvent(tx, row.event, command, setting, codes)
    if (typed.act === 'schedule') {
      await recordAgreements(tx, after, typed.reference, setting)
    }
    const decided = 'reference' in typed
    if (decided) {
      const { reference } = typed
      const said = { id: decision, event: row.id, act: typed.act, reference, at: setting.now }
      await insertDecision(tx, said)
    }
    const change = { before: row.event, after }
    await tellOfEvent(tx, change, {
      coalition: row.coalition,
      at: setting.now,
      by: viewer.person.id,
    })
    const stage = after.stage.is
    const reopened = await followEvent(tx, { ...row, event: after }, setting.now)
    return {
      entry: {
        t: 'relief.act',
        b: {
          event: row.id,
          act: typed.act,
          leg: 'leg' in typed ? typed.leg : null,
          decision: decided ? decision : null,
          revision: after.revision,
          stage,
          until: untilOf(typed, after),
          meanwhile: saidByTime(facts),
        },
      },
      ref: await restsOn(tx, row, facts),
      subject: row.id,
      topics: [{ topic: 'relief', subject: row.id }, ...reopened],
      result: { stage },
    }
  })
}

/** Until when a head's word on a leg counts that was just given. */
function untilOf(typed: TypedAct, { legs }: ReliefEvent): string | null {
  if (typed.act !== 'attest') return null
  const state = legs.find(({ id }) => id === typed.leg)?.state
  return state?.is === 'ready' ? toIso(state.attestation.validUntil.at) : null
}

/** The table of permissions asks what the rules ask (relief SPEC.md EV7, LG3). */
export function permissionFor(what: ReliefAct): Extract<Action, `relief.${string}`> {
  if (includes(runningActs, what)) return 'relief.run'
  if (includes(proposingActs, what)) return 'relief.propose'
  if (includes(preparingActs, what)) return 'relief.prepare'
  if (includes(committingActs, what)) return 'relief.commit'
  throw new Error(`no permission is named for ${what}`)
}

function includes(acts: readonly ReliefAct[], what: ReliefAct): boolean {
  return acts.includes(what)
}

/** The event, locked, if it is of the viewer's coalition. */
export async function lockOwn(tx: Tx, viewer: Viewer, id: Id<'event'>): Promise<EventRow> {
  const row = await lockEvent(tx, id)
  if (row === null || row.coalition !== viewer.coalition) throw new NotFound()
  return row
}

export async function codesOf(tx: Tx, viewer: Viewer) {
  const delegations = await listDelegations(tx, viewer.coalition)
  return new Map(delegations.map(({ id, code }) => [id, code]))
}
