import { asTallied } from '#app/domain/positions/by-tally.ts'
import { cohesionOf } from '#app/domain/positions/cohesion.ts'
import { meetingOn } from '#app/domain/positions/meeting.ts'
import { pairsOf } from '#app/domain/positions/pairs.ts'
import { standingOf } from '#app/domain/positions/ruling.ts'
import { stances } from '#app/domain/positions/scale.ts'
import { sharesOf } from '#app/domain/positions/shares.ts'
import { spreadOn } from '#app/domain/positions/spread.ts'
import { blockedBy, unlockOf } from '#app/domain/positions/unlock.ts'
import { blocsOf } from '#server/positions/blocs.ts'
import { mapOf } from '#server/positions/map.ts'
import { orderOf } from '#server/positions/order.ts'
import { rowsByMember } from '#test/domain/positions/matrices.ts'

import { matrixInBrowser } from './matrix-in-browser.ts'

/**
 * How long the measures on positions take for 60 delegations and 300 subjects, a fifth without a
 * position: the first run of the process, and the median of nine after it; then how Chromium draws their
 * matrix. `npm run bench:positions`.
 */
const rows = rowsByMember(
  stances,
  Array.from({ length: 60 }, (_, member) =>
    Array.from({ length: 300 }, (__, at) => {
      const draw = (member * 7919 + at * 104_729 + member * at * 31) % 97
      return draw < 19 ? null : (draw + (member % 3) * at) % 4
    }),
  ),
)
const rule = asTallied({ kind: 'consensus' }, new Map())

const blocked = rows.flatMap((row) => {
  const standing = standingOf(row, rule)
  return standing === null ? [] : [blockedBy(row.subject.id, standing)]
})

const measures: Readonly<Record<string, () => unknown>> = {
  meeting: () => rows.map((row) => meetingOn(row)),
  spread: () => rows.map(spreadOn),
  standing: () => rows.map((row) => standingOf(row, rule)),
  unlock: () => unlockOf(blocked),
  pairs: () => pairsOf(sharesOf(rows)),
  cohesion: () => cohesionOf(rows),
  map: () => mapOf(rows, null),
  order: () => orderOf(rows),
}

let [cold, warm] = [0, 0]
for (const [name, measure] of Object.entries(measures)) {
  const [first, later] = [timeOf(measure), medianOf(measure, 9)]
  cold += first
  warm += later
  print(name, first, later)
}
print('all', cold, warm)
console.log('asked for: 50 ms')
console.log(`${'shuffles'.padEnd(12)} ${timeOf(() => blocsOf(rows, 'bench')).toFixed(0)} ms`)

const { render, whileOpening, whileScrolling } = await matrixInBrowser()
console.log(`matrix drawn in ${render.toFixed(0)} ms (asked for: 100 ms)`)
console.log(`tasks over 50 ms while it opens: ${listed(whileOpening)}`)
console.log(`tasks over 50 ms while it scrolls: ${listed(whileScrolling)} (asked for: none)`)

function print(name: string, first: number, later: number): void {
  const [a, b] = [first, later].map((time) => time.toFixed(1).padStart(7))
  console.log(`${name.padEnd(12)} ${a} ms cold ${b} ms warm`)
}

function listed(tasks: readonly number[]): string {
  return tasks.length === 0 ? 'none' : tasks.map((time) => `${time.toFixed(0)} ms`).join(', ')
}

function medianOf(work: () => unknown, runs: number): number {
  const took = Array.from({ length: runs }, () => timeOf(work)).toSorted((a, b) => a - b)
  return took[runs >> 1] ?? Number.NaN
}

function timeOf(work: () => unknown): number {
  const before = performance.now()
  work()
  return performance.now() - before
}
