import type { Instant } from '#app/domain/kernel/instant.ts'
import type { ReliefEvent } from '#app/domain/relief/event.ts'
import { decideGranted, evolveGranted } from '#app/domain/relief/granted.ts'
import type { Granted, GrantedSetting } from '#app/domain/relief/granted.ts'
import { effectOf } from '#app/domain/relief/leg.ts'
import type { Leg } from '#app/domain/relief/leg.ts'
import type { MeasureId } from '#app/domain/relief/measure.ts'
import { clocksOfRelief } from '#app/domain/relief/near.ts'
import type { StandingCommand } from '#app/domain/relief/standing.ts'
import type { Tx } from '#db/client.ts'
import { lockGranted, saveGranted } from '#db/granted-relief.ts'
import type { GrantedRow } from '#db/granted-relief.ts'
import { enqueue } from '#db/jobs.ts'

import { followClocks } from './remind-of-clocks.ts'

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
  await watchRelief(tx, row, after, setting.now)
}

/** Leaves a job for the sunset, which finds nothing to do if it was put off by then, and for what is asked before. */
export async function watchRelief(
  tx: Tx,
  { coalition, measure: { id }, granted: before }: GrantedRow,
  after: Granted,
  at: Instant,
): Promise<void> {
  const is = clocksOfRelief(after)
  await followClocks(
    tx,
    coalition,
    { kind: 'measure', id },
    { was: clocksOfRelief(before), is, at },
  )
  if (is.sunset === null) return
  const runAt = is.sunset.expires.at
  const work = { kind: 'measure.clock', key: `${id}/${runAt}`, payload: { measure: id }, runAt }
  await enqueue(tx, work)
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
