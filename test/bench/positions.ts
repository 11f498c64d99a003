import { blocSupportAmong } from '#app/domain/positions/bloc-support.ts'
import { asTallied } from '#app/domain/positions/by-tally.ts'
import { cohesionOf } from '#app/domain/positions/cohesion.ts'
import { effortOn, meetingOn } from '#app/domain/positions/meeting.ts'
import { pairsOf } from '#app/domain/positions/pairs.ts'
import { standingOf } from '#app/domain/positions/ruling.ts'
import { stances } from '#app/domain/positions/scale.ts'
import { sharesOf } from '#app/domain/positions/shares.ts'
import { spreadOn } from '#app/domain/positions/spread.ts'
import { trendBetween } from '#app/domain/positions/trend.ts'
import { blockedBy, unlockOf } from '#app/domain/positions/unlock.ts'
import { blocsOf, untestedBlocs } from '#server/positions/blocs.ts'
import { mapOf } from '#server/positions/map.ts'
import { orderOf } from '#server/positions/order.ts'
import { rowsByMember } from '#test/domain/positions/matrices.ts'

import { matrixInBrowser } from './matrix-in-browser.ts'
import { viewsInBrowser } from './views-in-browser.ts'

/** On a busy machine what the processor spent says more than the clock. */
type Took = { cold: number; warm: number; processor: number }

/**
 * How long the measures on positions take for 60 delegations and 300 subjects, a fifth without a
 * position: the first run of the process, and the median of nine once it is as warm as a server is; then
 * how Chromium draws their matrix. `npm run bench:positions`. With a file of roll calls (`-- FILE`) also how
 * long its import takes, and each view on it in Chromium.
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

const shares = sharesOf(rows)
const measures: Readonly<Record<string, () => unknown>> = {
  shares: () => sharesOf(rows),
  meeting: () => rows.map((row) => meetingOn(row)),
  spread: () => rows.map(spreadOn),
  standing: () => rows.map((row) => standingOf(row, rule)),
  unlock: () => unlockOf(blocked),
  pairs: () => pairsOf(shares),
  cohesion: () => cohesionOf(rows),
  trend: () => trendBetween(rows.slice(30), rows, effortOn),
  'tree of blocs': () => untestedBlocs(shares),
  bridges: () => rows.map(blocSupportAmong([members.slice(0, 25), members.slice(25)])),
  map: () => mapOf(rows, null, shares),
}
const members = [...(rows[0]?.cells.keys() ?? [])]
const warmingUp = 30
const map = mapOf(rows, null, shares)

const all: Took = { cold: 0, warm: 0, processor: 0 }
for (const [name, measure] of Object.entries(measures)) {
  const took = timesOf(measure)
  for (const kind of ['cold', 'warm', 'processor'] as const) all[kind] += took[kind]
  print(name, took)
}
print('all', all)
console.log('asked for: 50 ms')
print(
  'order of the matrix, by which a view is drawn',
  timesOf(() => orderOf(rows, shares, map)),
)
console.log(`${'shuffles'.padEnd(14)} ${timeOf(() => blocsOf(rows, 'bench')).toFixed(0)} ms`)

const { render, whileOpening, whileScrolling } = await matrixInBrowser()
console.log(`matrix drawn in ${render.toFixed(0)} ms (asked for: 100 ms)`)
console.log(`tasks over 50 ms while it opens: ${listed(whileOpening)}`)
console.log(`tasks over 50 ms while it scrolls: ${listed(whileScrolling)} (asked for: none)`)

const [, , file] = process.argv
if (file !== undefined) {
  const { imported, opened } = await viewsInBrowser(file)
  console.log(`${imported} (asked for: 10 s)`)
  for (const [view, { first, later }] of opened) {
    const figures = [first, later].map(
      ({ firstByte, drawn }) => `${firstByte.toFixed(0)} / ${drawn.toFixed(0)} ms`,
    )
    const size = `${(later.bytes / 1000).toFixed(0)} kB`
    console.log(`${view.padEnd(14)} first byte / drawn: ${figures.join(', then ')}; ${size}`)
  }
  console.log('asked for: a second each')
}

function print(name: string, took: Took): void {
  const [cold, warm, processor] = [took.cold, took.warm, took.processor].map((time) =>
    time.toFixed(1).padStart(7),
  )
  console.log(`${name.padEnd(14)} ${cold} ms cold ${warm} ms warm ${processor} ms of the processor`)
}

function listed(tasks: readonly number[]): string {
  return tasks.length === 0 ? 'none' : tasks.map((time) => `${time.toFixed(0)} ms`).join(', ')
}

function timesOf(work: () => unknown): Took {
  const cold = timeOf(work)
  for (let run = 0; run < warmingUp; run += 1) work()
  const runs = Array.from({ length: 9 }, () => {
    const before = process.cpuUsage()
    const warm = timeOf(work)
    const { user, system } = process.cpuUsage(before)
    return { warm, processor: (user + system) / 1000 }
  })
  return {
    cold,
    warm: median(runs.map(({ warm }) => warm)),
    processor: median(runs.map(({ processor }) => processor)),
  }
}

function timeOf(work: () => unknown): number {
  const before = performance.now()
  work()
  return performance.now() - before
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN
}
