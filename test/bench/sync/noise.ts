/** The rule by which rounds are discarded, fixed before anything is measured. */
export const rule =
  'a round is discarded when its floor is more than 3 × and more than 2 ms worse than the best floor of its workload; ' +
  'when that leaves too few and no time is left for more, the quietest of the discarded are taken back'

const factor = 3
const slackMs = 2

export type Sorted<Round> = { kept: Round[]; discarded: Round[]; takenBack: Round[] }

/**
 * Sorts rounds by how noisy the machine was, which only the floor tells: everybody else's figures are
 * what is to be found out. A busy machine must not make the rule void what it cannot better.
 */
export function sortByNoise<Round extends { floor: number | null }>(
  rounds: readonly Round[],
  wanted: number,
): Sorted<Round> {
  const best = Math.min(...rounds.map(({ floor }) => floor ?? 0))
  const isNoisy = ({ floor }: Round) =>
    floor !== null && floor > best * factor && floor - best > slackMs
  const quiet = rounds.filter((round) => !isNoisy(round))
  const noisy = rounds.filter(isNoisy).toSorted((a, b) => (a.floor ?? 0) - (b.floor ?? 0))
  const takenBack = noisy.slice(0, Math.max(0, wanted - quiet.length))
  return {
    kept: rounds.filter((round) => quiet.includes(round) || takenBack.includes(round)),
    discarded: noisy.slice(takenBack.length),
    takenBack,
  }
}
