import { claimsOf } from './matrix.ts'
import type { Row } from './matrix.ts'
import type { OrdinalScale } from './scale.ts'
import type { SubjectId } from './subject.ts'

/** How far delegations agree on all subjects of one scale, beyond what chance would give. */
export type Cohesion = {
  readonly scale: OrdinalScale
  /**
   * Krippendorff's alpha for ordered levels: 1 in full agreement, 0 as by chance, below when they are
   * opposed throughout. Null when only one level is held, which no chance can be reckoned from.
   */
  readonly alpha: number | null
  /** How many positions can be compared with another on their subject. */
  readonly n: number
  readonly subjects: readonly SubjectId[]
}

/** One figure for each scale: levels of different scales have no order between them. */
export function cohesionOf(rows: readonly Row[]): readonly Cohesion[] {
  const groups = new Map<string, { scale: OrdinalScale; rows: Row[] }>()
  for (const row of rows) {
    const { scale } = row.subject
    if (scale.kind !== 'ordinal' || claimsOf(row).length < 2) continue
    const key = scale.levels.map(({ code, counts }) => `${code} ${counts}`).join('\n')
    const group = groups.get(key) ?? { scale, rows: [] }
    group.rows.push(row)
    groups.set(key, group)
  }
  return [...groups.values()].map(({ scale, rows: alike }) => {
    const units = alike.map((row) => claimsOf(row).map(({ interval }) => interval.low))
    return {
      scale,
      alpha: alphaOf(units, scale.levels.length),
      n: units.reduce((sum, unit) => sum + unit.length, 0),
      subjects: alike.map(({ subject }) => subject.id),
    }
  })
}

/**
 * Krippendorff's alpha of answers on `levels` ordered levels, numbered from 0; one list for each unit,
 * missing answers left out (K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011). Units
 * with one answer are dropped. Null when nothing varies.
 */
export function alphaOf(units: readonly (readonly number[])[], levels: number): number | null {
  const pairable = units.filter((unit) => unit.length > 1).map((unit) => countOf(unit, levels))
  const held = Array.from({ length: levels }, (_, level) => sumOf(pairable, level))
  const n = total(held)
  const difference = ordinal(held)
  let observed = 0
  let expected = 0
  for (let a = 0; a < levels; a += 1) {
    for (let b = 0; b < levels; b += 1) {
      const far = difference(a, b)
      observed += far * pairsIn(pairable, a, b)
      expected += (far * (held[a] ?? 0) * (held[b] ?? 0)) / (n - 1)
    }
  }
  return expected === 0 || n < 2 ? null : 1 - observed / expected
}

/** How often one of two levels is held beside the other, each answer of a unit counting as one in all. */
function pairsIn(units: readonly (readonly number[])[], a: number, b: number): number {
  return units.reduce((sum, counts) => {
    return sum + ((counts[a] ?? 0) * (counts[b] ?? 0)) / (total(counts) - 1)
  }, 0)
}

function sumOf(units: readonly (readonly number[])[], level: number): number {
  return units.reduce((sum, counts) => sum + (counts[level] ?? 0), 0)
}

function countOf(answers: readonly number[], levels: number): readonly number[] {
  const counts = Array.from({ length: levels }, () => 0)
  for (const level of answers) counts[level] = (counts[level] ?? 0) + 1
  return counts
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}

/** Two levels are as far apart as answers lie between them: (n_a / 2 + … + n_b / 2) squared. */
function ordinal(held: readonly number[]): (a: number, b: number) => number {
  const sums = [0]
  for (const count of held) sums.push((sums.at(-1) ?? 0) + count)
  const upTo = (level: number) => (sums[level] ?? 0) + (held[level] ?? 0) / 2
  return (a, b) => (upTo(a) - upTo(b)) ** 2
}
