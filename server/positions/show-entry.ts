import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Stage } from '#app/domain/positions/dossier.ts'
import type { Content, EntryId } from '#app/domain/positions/entry.ts'
import { isStale, movesFrom } from '#app/domain/positions/life.ts'
import type { Subject } from '#app/domain/positions/subject.ts'
import type { SeenEntry } from '#app/domain/positions/visible.ts'
import type { ChairMove, Visibility, Weight } from '#app/domain/positions/vocabulary.ts'

import type { NamedDelegation } from '../drafting/name-delegations.ts'

/** An entry as a page shows it to whoever sees it. */
export type EntryShown = Pick<Content, 'holding' | 'type' | 'reason' | 'reviewBy'> & {
  id: EntryId
  by: NamedDelegation
  at: Instant
  voice: VoiceShown
  weight: Weight | null
  resolution: string | null
  to: Visibility
  stage: Stage
  /** It was taken on an earlier wording. */
  earlier: boolean
  /** Its day of review has passed. */
  stale: boolean
  /** What the chair can do next with it. */
  moves: readonly ChairMove[]
  /** By which anyone can check since when it was held. */
  proof: SeenEntry['proof']
}

/** For whom a position speaks. */
export type VoiceShown =
  | { kind: 'own' | 'accepted' }
  | { kind: 'group'; group: string; members: readonly NamedDelegation[] }
  | { kind: 'aligned'; with: NamedDelegation; group: string }

export type ShowFacts = {
  subject: Subject
  at: Instant
  named: (id: SeenEntry['delegation']) => NamedDelegation
  /** Every entry on the subject that the viewer sees. */
  all: readonly SeenEntry[]
}

export function showEntry(entry: SeenEntry, { subject, at, named, all }: ShowFacts): EntryShown {
  const { holding, type, reason, reviewBy } = entry.content
  return {
    id: entry.id,
    by: named(entry.delegation),
    at: entry.at,
    holding,
    type,
    reason,
    reviewBy,
    voice: voiceOf(entry, named, all),
    weight: entry.weight,
    resolution: entry.resolution,
    to: entry.to,
    stage: entry.stage,
    earlier: entry.wording !== subject.wording,
    stale: isStale(entry, at),
    moves: movesFrom(entry.stage),
    proof: entry.proof,
  }
}

/** Who aligned itself is never seen further than the statement (SPEC.md PO16), so that this is seen too. */
function voiceOf(
  { voice }: SeenEntry,
  named: ShowFacts['named'],
  all: readonly SeenEntry[],
): VoiceShown {
  switch (voice.kind) {
    case 'own':
    case 'accepted':
      return { kind: voice.kind }
    case 'group':
      return { kind: 'group', group: voice.group, members: voice.members.map(named) }
    case 'aligned': {
      const statement = all.find(({ id }) => id === voice.with)
      if (statement?.voice.kind !== 'group') return { kind: 'own' }
      return { kind: 'aligned', with: named(statement.delegation), group: statement.voice.group }
    }
  }
}
