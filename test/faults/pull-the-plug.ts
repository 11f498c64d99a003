import { setTimeout as pause } from 'node:timers/promises'

import { DraftingGroup } from './drafting-group.ts'
import type { Machine } from './machine.ts'
import { nameOf } from './points.ts'
import type { Point } from './points.ts'
import { reach } from './stages.ts'

/** What was killed, and what there was to compare. */
export type Tally = {
  kills: number
  /** Messages that were called saved and looked for in the log. */
  acknowledged: number
  /** Messages on their way at the moment of a kill: nobody knew whether they were saved. */
  onTheirWay: number
  rows: number
}

/** A text outlives so many kills, less the one at which it is left. */
const killsPerText = 6

/**
 * Kills at each point while people type, and compares what they were promised with what is on disk:
 * first before anybody who could say it again is heard, then once everyone is in step. Throws at the
 * first fault.
 */
export async function pullThePlug(
  machine: Machine,
  points: readonly Point[],
  seed: number,
  report: (line: string) => void = () => {},
): Promise<Tally> {
  const tally: Tally = { kills: 0, acknowledged: 0, onTheirWay: 0, rows: 0 }
  for (let first = 0; first < points.length; first += killsPerText) {
    using group = await DraftingGroup.gather(machine, seed + first)
    for (const [i, point] of points.slice(first, first + killsPerText).entries()) {
      const where = `point ${first + i + 1} of ${points.length}, ${nameOf(point)}`
      report(where)
      tally.onTheirWay += await pull(machine, group, point).catch((cause: unknown) => {
        const printed = machine.output().slice(-2_000)
        throw new Error(`seed ${seed}, ${where}: ${String(cause)}\n${printed}`, { cause })
      })
      tally.kills++
    }
    tally.acknowledged += group.ledger.acknowledged
    tally.rows += await group.length()
  }
  return tally
}

/** Answers how many messages were on their way. */
async function pull(machine: Machine, group: DraftingGroup, point: Point): Promise<number> {
  const { victim, death, afterMs, stage } = point
  group.beginTyping()
  const shot = victim === 'server' ? null : await machine.aimAtPostgres(death)
  await pause(afterMs)
  const letGo = await reach(stage, machine, group)

  const dead = victim === 'PostgreSQL' ? null : machine.killServer()
  shot?.fire()
  group.hush()
  const onTheirWay = group.unacknowledged
  await dead
  await letGo()
  await shot?.recovered()
  if (dead !== null) await group.untilCutOff()
  await findEverything(group, async () => {
    if (dead !== null) await machine.startServer()
  })
  return onTheirWay
}

/**
 * What was promised must be on disk before anybody is back who could say it again; then all come into
 * step, less one who left, and with one who knows only what is on disk.
 */
export async function findEverything(
  group: DraftingGroup,
  comeBack: () => Promise<void>,
): Promise<void> {
  await group.expectNoFaults()
  group.speak()
  group.replaceOne()
  await comeBack()
  group.stopTyping()
  await group.untilInStep()
  await group.expectNoFaults()
}
