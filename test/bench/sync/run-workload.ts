import type { Bench } from './bench.ts'
import type { Sorted } from './noise.ts'
import type { Hot } from './profile.ts'
import { reasons } from './reasons.ts'
import { hold, summaryOf } from './schedule.ts'
import type { Round, Time } from './schedule.ts'
import { barLine, isMet, tableOf } from './table.ts'
import type { Bar, Workload } from './workload.ts'

export type Report = Sorted<Round> & {
  id: string
  title: string
  bars: (Bar & { isMet: boolean })[]
  profile: Hot[] | null
}

/** Runs one workload by itself, prints its table and what it says of the bars. */
export async function runWorkload(workload: Workload, bench: Bench, time: Time): Promise<Report> {
  const { id, title } = workload
  const { say } = bench
  say(`\n${id} ${title}`)
  const contest = await workload.open(bench)
  try {
    const sorted = await hold(contest, time, say)
    for (const round of sorted.discarded) say(`  discarded: ${described(round)}`)
    for (const round of sorted.takenBack)
      say(`  noisy, taken back for want of time: ${described(round)}`)
    if (sorted.kept.length < time.rounds)
      say(`  only ${sorted.kept.length} of ${time.rounds} rounds: no time`)

    const summary = summaryOf(sorted.kept)
    for (const line of tableOf(contest, summary)) say(line)
    for (const note of contest.notes) say(`  ${note}`)
    const bars = contest.bars(summary).map((bar) => ({ ...bar, isMet: isMet(bar) }))
    for (const bar of bars) say(barLine(bar))
    const isSlow = bars.some(({ kind, isMet: met }) => kind === 'speed' && !met)
    const profile = isSlow ? ((await contest.profile?.()) ?? null) : null
    if (isSlow) say(`  why: ${reasons[id] ?? 'not known yet'}`)
    for (const hot of profile ?? []) {
      const whom = hot.for === null ? '' : `, for ${hot.for}`
      say(`  ${(hot.share * 100).toFixed(1).padStart(5)} %  ${hot.name} ${hot.file}${whom}`)
    }
    return { id, title, ...sorted, bars, profile }
  } finally {
    await contest.close()
  }
}

function described({ number, floor, figures }: Round): string {
  const all = Object.entries(figures).map(([name, of]) => {
    const shown = Object.entries(of).map(
      ([figure, value]) => `${figure} ${value?.toFixed(2) ?? '–'}`,
    )
    return `${name} ${shown.join(' ')}`
  })
  return `round ${number}, floor ${floor?.toFixed(2)} ms; ${all.join('; ')}`
}
