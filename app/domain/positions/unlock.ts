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
  const delegations = [...new Set(shut.flatMap(({ blockers }) => blockers))].toSorted()
  const members = delegations.map((delegation) => {
    const mine = shut.filter(({ blockers }) => blockers.includes(delegation))
    return {
      delegation,
      alone: mine.flatMap(({ subject, need }) => (need === 1 ? [subject] : [])),
      share: mine.reduce((sum, { blockers }) => sum + 1 / blockers.length, 0),
    }
  })
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
  const found: readonly Movers[][] = [[], [], []]
  const none = maskOf(null)
  const note = (size: number, places: readonly number[], adopted: number) => {
    const list = found[size - 1]
    const last = list?.[shown - 1]
    if (list === undefined || (last !== undefined && adopted <= last.adopted)) return
    const movers = places.flatMap((place) => delegations[place] ?? [])
    const before = list.findIndex((one) => one.adopted < adopted)
    list.splice(before === -1 ? list.length : before, 0, { movers, adopted })
    list.length = Math.min(list.length, shown)
  }
  for (const [i, a] of masks.entries()) {
    note(1, [i], now + opened(a, none, none))
    for (let j = i + 1; j < masks.length; j += 1) {
      const b = masks[j] ?? none
      note(2, [i, j], now + opened(a, b, none))
      for (let k = j + 1; k < masks.length; k += 1) {
        note(3, [i, j, k], now + opened(a, b, masks[k] ?? none))
      }
    }
  }
  return found
}

/**
 * The subjects that one delegation blocks, a bit each, by how many have to give way: one, two, three.
 * What takes more than three is unlocked by no set that is tried.
 */
type Masks = readonly [Uint32Array, Uint32Array, Uint32Array]

function masksOf(shut: readonly Blocked[]): (delegation: DelegationId | null) => Masks {
  const byNeed = [1, 2, 3].map((need) =>
    shut.filter((one) => one.need === need).map(({ blockers }) => new Set(blockers)),
  )
  return (delegation) => {
    const [one, two, three] = byNeed.map((subjects) => {
      const mask = new Uint32Array(Math.ceil(subjects.length / 32))
      for (const [at, blockers] of subjects.entries()) {
        if (delegation === null || !blockers.has(delegation)) continue
        mask[at >> 5] = (mask[at >> 5] ?? 0) | (1 << (at & 31))
      }
      return mask
    }) as [Uint32Array, Uint32Array, Uint32Array]
    return [one, two, three]
  }
}

/** How many subjects open when these three give way. */
function opened(a: Masks, b: Masks, c: Masks): number {
  let count = 0
  for (let word = 0; word < a[0].length; word += 1) {
    count += bits((a[0][word] ?? 0) | (b[0][word] ?? 0) | (c[0][word] ?? 0))
  }
  for (let word = 0; word < a[1].length; word += 1) {
    const [p, q, r] = [a[1][word] ?? 0, b[1][word] ?? 0, c[1][word] ?? 0]
    count += bits((p & q) | (p & r) | (q & r))
  }
  for (let word = 0; word < a[2].length; word += 1) {
    count += bits((a[2][word] ?? 0) & (b[2][word] ?? 0) & (c[2][word] ?? 0))
  }
  return count
}

/** How many bits of a word are set. */
function bits(word: number): number {
  if (word === 0) return 0
  let left = word
  left -= (left >>> 1) & 0x5555_5555
  left = (left & 0x3333_3333) + ((left >>> 2) & 0x3333_3333)
  return Math.imul((left + (left >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24
}
