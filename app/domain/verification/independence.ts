import type { Source } from './model.ts'

/**
 * The groups that sources belong to. Two that are fed by the same upstream datum count once, however
 * many institutions sign for them (verification.md 1.3).
 */
export function groupsOf(
  ids: readonly string[],
  sources: ReadonlyMap<string, Partial<Pick<Source, 'independenceGroup'>>>,
): ReadonlySet<string> {
  return new Set(ids.flatMap((id) => sources.get(id)?.independenceGroup ?? []))
}
