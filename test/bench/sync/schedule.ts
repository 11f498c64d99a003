import { now } from './clock.ts'
import { sortByNoise } from './noise.ts'
import type { Sorted } from './noise.ts'
import { median, percentile } from './statistics.ts'
import type { Contest, Figures, Summary } from './workload.ts'

export type Round = {
  number: number
  floor: number | null
  figures: Readonly<Record<string, Figures>>
}

/** How many rounds more than wanted a noisy machine may cost. */
const extraRounds = 3

export type Time = {
  /** Of rounds wanted. */
  rounds: number
  /** When noisy rounds are repeated no more, and when no round is begun any more. */
  deadline: number
  end: number
}

/**
 * Measures every entry once a round, in one order and then in the other (ABC, CBA), so that what drifts
 * on the machine falls on all alike. Noisy rounds are repeated while there is time.
 */
export async function hold(
  contest: Contest,
  { rounds: wanted, deadline, end }: Time,
  say: (line: string) => void,
): Promise<Sorted<Round>> {
  const rounds: Round[] = []
  for (;;) {
    const start = now()
    const round = await runRound(contest, rounds.length + 1)
    rounds.push(round)
    const took = now() - start
    const told = round.floor === null ? '' : `, floor ${round.floor.toFixed(2)} ms`
    say(`round ${round.number}: ${(took / 1e3).toFixed(0)} s${told}`)

    const quiet = sortByNoise(rounds, 0).kept.length
    const isEnough = quiet >= wanted || rounds.length >= wanted + extraRounds
    const isLate = now() + took > (rounds.length < wanted ? end : deadline)
    if (isEnough || isLate) return sortByNoise(rounds, wanted)
  }
}

async function runRound({ entries, floor }: Contest, number: number): Promise<Round> {
  const inOrder = Object.entries(entries)
  const figures: Record<string, Figures> = {}
  for (const [name, entry] of number % 2 === 1 ? inOrder : inOrder.toReversed()) {
    figures[name] = await entry.measure()
  }
  const ofFloor = floor === null ? null : (figures[floor.entry]?.[floor.figure] ?? null)
  return { number, floor: ofFloor, figures }
}

export function summaryOf(rounds: readonly Round[]): Summary {
  const all = (entry: string, figure: string) =>
    rounds.flatMap(({ figures }) => figures[entry]?.[figure] ?? [])
  return {
    median: (entry, figure) => median(all(entry, figure)),
    worst: (entry, figure) => percentile(all(entry, figure), 1),
  }
}
