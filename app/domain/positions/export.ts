import { printCsv } from '../kernel/csv.ts'
import type { DelegationId } from '../kernel/id.ts'
import { toIso } from '../kernel/instant.ts'
import type { PublicFigure } from './figure.ts'
import { positionColumns, takesNoPart } from './import-positions.ts'
import type { SubjectId } from './subject.ts'
import { standing } from './visible.ts'
import type { Seen } from './visible.ts'

export type Names = {
  readonly subjects: ReadonlyMap<SubjectId, string>
  readonly delegations: ReadonlyMap<DelegationId, string>
}

/** What stands, as the onlooker sees it, in the columns that `readImport` reads. */
export function exportPositions(dossiers: readonly Seen[], names: Names): string {
  const rows = dossiers.flatMap((seen) => {
    const entry = standing(seen)
    if (entry === null) return []
    const { holding, type, reason, reviewBy } = entry.content
    const [low, high] = holding.kind === 'range' ? [holding.low, holding.high] : [null, null]
    const row: readonly (string | number | null)[] = [
      names.subjects.get(seen.subject) ?? seen.subject,
      names.delegations.get(seen.delegation) ?? seen.delegation,
      toIso(entry.at),
      stanceOf(holding),
      low,
      high,
      type,
      entry.weight,
      reason,
      entry.resolution,
      reviewBy === null ? null : toIso(reviewBy),
    ]
    return [row]
  })
  return printCsv([positionColumns, ...rows])
}

/** A figure by subject, each with its n. What is not defined, or suppressed, says so instead of a number. */
export function exportFigures<Undefined extends string>(
  figures: readonly { subject: SubjectId; figure: PublicFigure<number, Undefined> }[],
  names: Names,
): string {
  const rows = figures.map(({ subject, figure }) => {
    const name = names.subjects.get(subject) ?? subject
    switch (figure.kind) {
      case 'known':
        return [name, figure.value, figure.n, '']
      case 'undefined':
        return [name, null, figure.n, figure.because]
      case 'suppressed':
        return [name, null, figure.n, 'suppressed']
    }
  })
  return printCsv([['subject', 'figure', 'n', 'why none'], ...rows])
}

function stanceOf(holding: Seen['entries'][number]['content']['holding']): string {
  switch (holding.kind) {
    case 'stance':
      return holding.level
    case 'not-participating':
      return takesNoPart
    case 'range':
      return ''
  }
}
