import type { DelegationId } from '../kernel/id.ts'
import type { Row } from './matrix.ts'
import { ballotsOn } from './ruling.ts'
import type { SubjectId } from './subject.ts'

/** What bridges blocs on a subject: how far each goes along, the least of it, and the mean. */
export type BlocSupport = {
  readonly subject: SubjectId
  readonly blocs: readonly {
    /** Positions seen of the bloc, and how many of them go along. */
    readonly seen: number
    readonly for: number
    /** (for + 1) / (seen + 2): a few positions say little, and none says a half. */
    readonly support: number
  }[]
  /** The lowest support of a bloc. */
  readonly floor: number
  /**
   * Geometric mean of the blocs' supports: Polis' group-aware consensus, whose product would shrink
   * with the number of blocs.
   */
  readonly mean: number
}

/**
 * Null unless every bloc has two positions and half of its members': on what hardly anyone has a
 * position, a half in each bloc would outrank what is contested (divergence.md 4).
 */
export function blocSupportAmong(
  blocs: readonly (readonly DelegationId[])[],
): (row: Row) => BlocSupport | null {
  const blocOf = new Map(blocs.flatMap((bloc, at) => bloc.map((member) => [member, at] as const)))
  return (row) => {
    const counted = blocs.map(() => ({ seen: 0, for: 0 }))
    for (const { delegation, counts } of ballotsOn(row) ?? []) {
      const bloc = counted[blocOf.get(delegation) ?? -1]
      if (bloc === undefined || counts === 'none') continue
      bloc.seen += 1
      if (counts === 'for') bloc.for += 1
    }
    const supports = counted.map((bloc) => ({ ...bloc, support: (bloc.for + 1) / (bloc.seen + 2) }))
    if (
      blocs.length === 0 ||
      supports.some(({ seen }, at) => seen < Math.max(2, (blocs[at]?.length ?? 0) / 2))
    ) {
      return null
    }
    const logs = supports.map(({ support }) => Math.log(support))
    return {
      subject: row.subject.id,
      blocs: supports,
      floor: Math.min(...supports.map(({ support }) => support)),
      mean: Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length),
    }
  }
}
