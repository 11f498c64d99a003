import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Stage } from '#app/domain/positions/dossier.ts'
import type { Content, EntryId } from '#app/domain/positions/entry.ts'
import { isStale } from '#app/domain/positions/life.ts'
import type { Subject } from '#app/domain/positions/subject.ts'
import type { SeenEntry } from '#app/domain/positions/visible.ts'
import type { Visibility, Weight } from '#app/domain/positions/vocabulary.ts'

import type { NamedDelegation } from '../drafting/name-delegations.ts'

/** An entry as a page shows it to whoever sees it. */
export type EntryShown = Pick<Content, 'holding' | 'type' | 'reason' | 'reviewBy'> & {
  id: EntryId
  by: NamedDelegation
  at: Instant
  weight: Weight | null
  resolution: string | null
  to: Visibility
  stage: Stage
  /** It was taken on an earlier wording. */
  earlier: boolean
  /** Its day of review has passed. */
  stale: boolean
}

export function showEntry(
  entry: SeenEntry,
  {
    subject,
    at,
    named,
  }: {
    subject: Subject
    at: Instant
    named: (id: SeenEntry['delegation']) => NamedDelegation
  },
): EntryShown {
  const { holding, type, reason, reviewBy } = entry.content
  return {
    id: entry.id,
    by: named(entry.delegation),
    at: entry.at,
    holding,
    type,
    reason,
    reviewBy,
    weight: entry.weight,
    resolution: entry.resolution,
    to: entry.to,
    stage: entry.stage,
    earlier: entry.wording !== subject.wording,
    stale: isStale(entry, at),
  }
}
