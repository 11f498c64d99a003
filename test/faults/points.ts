import { seeded } from '#test/support/editing-trace.ts'

import { postgresDeaths } from './machine.ts'
import type { PostgresDeath } from './machine.ts'

export const victims = ['server', 'PostgreSQL', 'both'] as const
export type Victim = (typeof victims)[number]

/** Just where an edit is on its way, or wherever the time that was drawn finds it. */
export const stages = [
  'before the commit',
  'before anybody hears of the commit',
  'in the broadcast',
  'in the compaction',
] as const
export type Stage = (typeof stages)[number] | 'anywhere'

export type Point = {
  victim: Victim
  /** How PostgreSQL dies, if it does. */
  death: PostgresDeath
  /** How long everybody types before. */
  afterMs: number
  stage: Stage
}

const longestMs = 900

/** So many points of each sort, victims and stages in turn, the rest as the seed has it. */
export function drawPoints(seed: number, counts: { anywhere: number; staged: number }): Point[] {
  const random = seeded(seed)
  const below = (bound: number) => Math.floor(random() * bound)
  const point = (i: number, stage: Stage): Point => ({
    victim: nth(victims, i),
    death: nth(postgresDeaths, below(postgresDeaths.length)),
    afterMs: below(longestMs),
    stage,
  })
  return [
    ...Array.from({ length: counts.staged }, (_, i) =>
      point(i, nth(stages, Math.floor(i / victims.length))),
    ),
    ...Array.from({ length: counts.anywhere }, (_, i) => point(i, 'anywhere')),
  ]
}

export function nameOf({ victim, death, afterMs, stage }: Point): string {
  const how = victim === 'server' ? '' : ` (${death})`
  return `${victim}${how} after ${afterMs} ms, ${stage}`
}

function nth<One>(choices: readonly [One, ...One[]], i: number): One {
  return choices[i % choices.length] ?? choices[0]
}
