import type { CoalitionId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Database, Tx } from '#db/client.ts'
import {
  insertLiveEvents,
  readLastLiveEvent,
  readLiveEventAt,
  readLiveEventsAfter,
} from '#db/live.ts'
import type { LiveEventRow } from '#db/live.ts'

import type { Wake } from '../wake.ts'
import type { Topic } from './topic.ts'

export type LiveEvents = {
  /** Writes events inside the transaction whose change they tell of. */
  announce(tx: Tx, coalition: CoalitionId, at: Instant, topics: readonly Topic[]): Promise<void>
  /** After the commit: tells every node that there is something to read. */
  wake(): void
  /** Events of a coalition after `id`, in order. */
  after(coalition: CoalitionId, id: number): Promise<LiveEventRow[]>
  last(coalition: CoalitionId): Promise<number>
  /** From where on whoever read everything at `at` has something to hear. */
  since(coalition: CoalitionId, at: Instant): Promise<number>
  subscribe(listener: () => void): () => void
}

export function createLiveEvents(db: Database, wake: Wake): LiveEvents {
  const listeners = new Set<() => void>()
  wake.subscribe((hint) => {
    if (hint.to === 'live') for (const listener of listeners) listener()
  })
  return {
    announce: (tx, coalition, at, topics) =>
      insertLiveEvents(
        tx,
        coalition,
        topics.map(({ topic, subject }) => ({ topic, subject, at })),
      ),
    wake: () => wake.send({ to: 'live' }),
    after: (coalition, id) => readLiveEventsAfter(db, coalition, id),
    last: (coalition) => readLastLiveEvent(db, coalition),
    since: (coalition, at) => readLiveEventAt(db, coalition, at),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
