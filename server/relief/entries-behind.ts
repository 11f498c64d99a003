import type { CoalitionId } from '#app/domain/kernel/id.ts'
import type { EventFact, EventId, ReliefEvent } from '#app/domain/relief/event.ts'
import { parseEntry } from '#app/domain/transparency/entry.ts'
import type { Entry } from '#app/domain/transparency/entry.ts'
import type { Tx } from '#db/client.ts'
import type { EventRow } from '#db/relief.ts'
import { readActsOn } from '#db/transparency.ts'

import { entryText } from '../transparency/entry-text.ts'
import { hasFired } from './said-by-time.ts'

/**
 * The entries of the record on which the firing of each event rests, as it was just before: the attestation of
 * every leg that is ready, the latest finding on every condition, and what was decided to do without. Whoever
 * reads the record can check by them that each stood before the firing and had not run out (verification.md 3.3).
 */
export async function entriesBehind(
  tx: Tx,
  coalition: CoalitionId,
  events: readonly ReliefEvent[],
): Promise<ReadonlyMap<EventId, readonly bigint[]>> {
  if (events.length === 0) return new Map()
  const acts = await readActsOn(
    tx,
    coalition,
    events.map(({ id }) => id),
  )
  return new Map(
    events.map((event) => {
      const own = acts.filter(({ subject }) => subject === event.id)
      const latest = new Map<string, bigint>()
      for (const { index, entry } of own) {
        const key = wordIn(parseEntry(entryText(entry)), event)
        if (key !== null) latest.set(key, index)
      }
      return [event.id, [...latest.values()].toSorted((a, b) => Number(a - b))]
    }),
  )
}

/** The same for an event that an act has just changed; nothing if it did not fire. */
export async function restsOn(
  tx: Tx,
  { coalition, event }: Pick<EventRow, 'coalition' | 'event'>,
  facts: readonly EventFact[],
): Promise<readonly bigint[]> {
  if (!hasFired(facts)) return []
  return (await entriesBehind(tx, coalition, [event])).get(event.id) ?? []
}

/** Of what an entry is the last word so far, if the firing rests on it. */
function wordIn({ t, b }: Entry, { legs, waivers }: ReliefEvent): string | null {
  if (t === 'relief.find') return b.condition
  if (t !== 'relief.act') return null
  const leg = legs.find(({ id }) => id === b.leg)
  if (b.act === 'attest') return leg?.state.is === 'ready' ? leg.id : null
  if (b.act === 'waive-leg') return leg?.state.is === 'waived' ? leg.id : null
  const isWaiver =
    b.act === 'waive-condition' && waivers.some(({ decision }) => decision === b.decision)
  return isWaiver ? b.decision : null
}
