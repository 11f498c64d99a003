import { bitsIn, mark, wordsFor } from '../kernel/bits.ts'
import type { DelegationId } from '../kernel/id.ts'
import type { Standing } from './ruling.ts'
import type { SubjectId } from './subject.ts'

/** A subject as the unlock analysis takes it. */
export type Blocked = {
  readonly subject: SubjectId
  readonly blockers: readonly DelegationId[]
  /** How many of the blockers have to give way before the rule is met; 0 when it is. */
  readonly need: number
}

/** Which changes would let most be adopted (divergence.md 6). */
export type Unlock = {
  /** Adopted as things stand. */
  readonly now: number
  /** For each delegation that blocks anything: what falls to its own move, and its fair share. */
  readonly members: readonly {
    readonly delegation: DelegationId
    /** Subjects that its move alone would let be adopted. */
    readonly alone: readonly SubjectId[]
    /**
     * Shapley value of the subjects unlocked if all gave way: each blocked subject is shared equally
     * by those who block it.
     */
    readonly share: number
  }[]
  /** The best sets of one, two and three delegations to move, and what would then be adopted in all. */
  readonly best: readonly (readonly Movers[])[]
}

export type Movers = { readonly movers: readonly DelegationId[]; readonly adopted: number }

/** As blocked by a rule under which one blocker counts like another: consensus, or minus `k`. */
export function blockedBy(subject: SubjectId, { adopted, blockers, slack }: Standing): Blocked {
  return { subject, blockers, need: adopted ? 0 : Math.max(1, -slack) }
}

/** What would be adopted if these gave way everywhere. It changes nothing. */
export function adoptedIf(
  subjects: readonly Blocked[],
  movers: ReadonlySet<DelegationId>,
): readonly SubjectId[] {
  return subjects.flatMap(({ subject, blockers, need }) =>
    blockers.filter((one) => movers.has(one)).length >= need ? [subject] : [],
  )
}

/**
 * The whole analysis. The best sets are found by trying all of them, since the best single mover need
 * not be in the best pair; at most five of each size, the first by id among equals.
 */
export function unlockOf(subjects: readonly Blocked[]): Unlock {
  const now = subjects.filter(({ need }) => need === 0).length
  // What is short of more than its blockers, of votes never cast, none of them can unlock.
  const shut = subjects.filter(({ need, blockers }) => need > 0 && need <= blockers.length)
  const found = new Map<DelegationId, { alone: SubjectId[]; share: number }>()
  for (const { subject, blockers, need } of shut) {
    for (const blocker of blockers) {
      const own = found.get(blocker) ?? { alone: [], share: 0 }
      if (need === 1) own.alone.push(subject)
      own.share += 1 / blockers.length
      found.set(blocker, own)
    }
  }
  const members = [...found]
    .map(([delegation, own]) => ({ delegation, ...own }))
    .toSorted((a, b) => (a.delegation < b.delegation ? -1 : 1))
  const delegations = members.map(({ delegation }) => delegation)
  return { now, members, best: bestSets(shut, delegations, now) }
}

const shown = 5

function bestSets(
  shut: readonly Blocked[],
  delegations: readonly DelegationId[],
  now: number,
): readonly (readonly Movers[])[] {
  const maskOf = masksOf(shut)
  const masks = delegations.map(maskOf)
  const found: readonly [Movers[], Movers[], Movers[]] = [[], [], []]
  const [singles, pairs, triples] = found
  const none = maskOf(null)
  const note = (list: Movers[], adopted: number, ...places: readonly number[]) => {
    const movers = places.flatMap((place) => delegations[place] ?? [])
    const before = list.findIndex((one) => one.adopted < adopted)
    list.splice(before === -1 ? list.length : before, 0, { movers, adopted })
    list.length = Math.min(list.length, shown)
  }
  // What a list takes no more is not even written down: sixty have 34,220 triples.
  const takes = (list: readonly Movers[], adopted: number) =>
    adopted > (list[shown - 1]?.adopted ?? -1)
  for (const [i, a] of masks.entries()) {
    const alone = now + opened(a, none, none)
    if (takes(singles, alone)) note(singles, alone, i)
    for (let j = i + 1; j < masks.length; j += 1) {
      const b = masks[j] ?? none
      const both = now + opened(a, b, none)
      if (takes(pairs, both)) note(pairs, both, i, j)
      for (let k = j + 1; k < masks.length; k += 1) {
        const all = now + opened(a, b, masks[k] ?? none)
        if (takes(triples, all)) note(triples, all, i, j, k)
      }
    }
  }
  return found
}

/**
 * The subjects that one delegation blocks, a bit each, by how many have to give way: one, two, three.
 * What takes more than three is unlocked by no set that is tried.
 */
type Masks = readonly [Int32Array, Int32Array, Int32Array]

function masksOf(shut: readonly Blocked[]): (delegation: DelegationId | null) => Masks {
  const byNeed = [1, 2, 3].map((need) =>
    shut.filter((one) => one.need === need).map(({ blockers }) => new Set(blockers)),
  )
  return (delegation) => {
    const [one, two, three] = byNeed.map((subjects) => {
      const mask = new Int32Array(wordsFor(subjects.length))
      for (const [at, blockers] of subjects.entries()) {
        if (delegation !== null && blockers.has(delegation)) mark(mask, at)
      }
      return mask
    }) as [Int32Array, Int32Array, Int32Array]
    return [one, two, three]
  }
}

/** How many subjects open when these three give way. */
function opened(a: Masks, b: Masks, c: Masks): number {
  let count = 0
  for (let word = 0; word < a[0].length; word += 1) {
    count += bitsIn((a[0][word] ?? 0) | (b[0][word] ?? 0) | (c[0][word] ?? 0))
  }
  for (let word = 0; word < a[1].length; word += 1) {
    const [p, q, r] = [a[1][word] ?? 0, b[1][word] ?? 0, c[1][word] ?? 0]
    count += bitsIn((p & q) | (p & r) | (q & r))
  }
  for (let word = 0; word < a[2].length; word += 1) {
    count += bitsIn((a[2][word] ?? 0) & (b[2][word] ?? 0) & (c[2][word] ?? 0))
  }
  return count
}
