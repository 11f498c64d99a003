import type { ReliefEvent } from '#app/domain/relief/event.ts'
import { decideGranted, evolveGranted } from '#app/domain/relief/granted.ts'
import type { Granted, GrantedSetting } from '#app/domain/relief/granted.ts'
import { effectOf } from '#app/domain/relief/leg.ts'
import type { Leg } from '#app/domain/relief/leg.ts'
import type { MeasureId } from '#app/domain/relief/measure.ts'
import type { StandingCommand } from '#app/domain/relief/standing.ts'
import type { Tx } from '#db/client.ts'
import { lockGranted, saveGranted } from '#db/granted-relief.ts'
import { enqueue } from '#db/jobs.ts'

type Setting = Omit<GrantedSetting, 'measure'>

/**
 * The relief of a measure has legal effect with the leg that brings it, and ends with the leg's reversal
 * (relief SPEC.md RP4, RP6, RP7). Its sunset and its review run from the effect.
 */
export async function recordStandings(
  tx: Tx,
  { before, after }: { before: ReliefEvent; after: ReliefEvent },
  setting: Setting,
): Promise<void> {
  for (const leg of after.legs) {
    const was = before.legs.find(({ id }) => id === leg.id)
    const command = was === undefined ? null : commandOf(was, leg)
    if (command === null) continue
    for (const measure of leg.measures) await recordStanding(tx, measure, command, setting)
  }
}

/**
 * That the coalition decided on an event is the political agreement to relieve its measures, wherever it is written
 * down; each keeps the first. It is no legal effect (relief SPEC.md RP4).
 */
export async function recordAgreements(
  tx: Tx,
  { terms }: ReliefEvent,
  reference: string,
  setting: Setting,
): Promise<void> {
  const agreed = { type: 'record-agreement', at: setting.now, reference } as const
  for (const measure of terms.measures.toSorted()) {
    await recordStanding(tx, measure, agreed, setting)
  }
}

/** Records one fact on the relief of a measure; what is so already, or was never so, stays as it is. */
export async function recordStanding(
  tx: Tx,
  id: MeasureId,
  command: StandingCommand,
  setting: Setting,
): Promise<void> {
  const row = await lockGranted(tx, id)
  if (row === null) return
  const { granted, measure } = row
  const decision = decideGranted(granted, command, { ...setting, measure })
  if (!decision.ok) return
  const after = decision.events.reduce(evolveGranted, granted)
  await saveGranted(tx, id, after)
  await watchSunset(tx, id, after)
}

/** Leaves a job for the sunset; one that was put off by then finds nothing to do. */
export async function watchSunset(
  tx: Tx,
  measure: MeasureId,
  { standing, sunset }: Granted,
): Promise<void> {
  if (standing.effect.is !== 'in-effect' || sunset === null) return
  const runAt = sunset.expires.at
  const key = `${measure}/${runAt}`
  await enqueue(tx, { kind: 'measure.clock', key, payload: { measure }, runAt })
}

/** What a changed leg says of the relief that it brings. */
function commandOf(was: Leg, is: Leg): StandingCommand | null {
  const effect = effectOf(is)
  if (effect !== null && effectOf(was) === null) {
    return { type: 'record-effect', from: effect.at, publication: effect.publication }
  }
  if (is.state.is === 'reverted' && was.state.is !== 'reverted') {
    return { type: 'end-effect', at: is.state.end.at, because: 'reversed' }
  }
  return null
}
