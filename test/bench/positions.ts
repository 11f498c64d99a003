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

/**
 * How long the measures on positions take for 60 delegations and 300 subjects, a fifth without a
 * position: the median of runs after a first that warms up. `npm run bench:positions`.
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

const measures: Readonly<Record<string, () => unknown>> = {
  meeting: () => rows.map((row) => meetingOn(row)),
  spread: () => rows.map(spreadOn),
  standing: () => rows.map((row) => standingOf(row, rule)),
  unlock: () =>
    unlockOf(
      rows.flatMap((row) => {
        const standing = standingOf(row, rule)
        return standing === null ? [] : [blockedBy(row.subject.id, standing)]
      }),
    ),
  pairs: () => pairsOf(sharesOf(rows)),
  cohesion: () => cohesionOf(rows),
  map: () => mapOf(rows, null),
  order: () => orderOf(rows),
}

let all = 0
for (const [name, measure] of Object.entries(measures)) {
  const took = medianOf(measure, 9)
  all += took
  console.log(`${name.padEnd(12)} ${took.toFixed(1)} ms`)
}
console.log(`${'all'.padEnd(12)} ${all.toFixed(1)} ms (asked for: 50 ms)`)
console.log(`${'shuffles'.padEnd(12)} ${medianOf(() => blocsOf(rows, 'bench'), 1).toFixed(0)} ms`)

function medianOf(work: () => unknown, runs: number): number {
  work()
  const took = Array.from({ length: runs }, () => {
    const before = performance.now()
    work()
    return performance.now() - before
  }).toSorted((a, b) => a - b)
  return took[runs >> 1] ?? Number.NaN
}
