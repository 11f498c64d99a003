import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Dossier } from '#app/domain/positions/dossier.ts'
import type { SubjectId } from '#app/domain/positions/subject.ts'
import type { Tx } from '#db/client.ts'
import { countPositionEvents, foldDossiers, readPositionEvents } from '#db/positions.ts'
import type { PositionEvent } from '#db/positions.ts'

/**
 * What happened on subjects, kept for pages of figures, which look at all of it each time. Lines are only
 * ever added: while the database counts as many on a subject as are kept, these are all there are,
 * whichever node wrote them. Nothing is left out for anyone here; what a viewer sees is made of it
 * afterwards. Acts read the database.
 */
export type PositionLog = {
  /** As they were at a moment, or as they are. */
  dossiers(
    tx: Tx,
    subjects: readonly SubjectId[],
    until: Instant | null,
  ): Promise<readonly Dossier[]>
  /** All that happened up to a moment, in its order. */
  events(tx: Tx, subjects: readonly SubjectId[], until: Instant): Promise<readonly PositionEvent[]>
}

type Kept = { events: readonly PositionEvent[]; last: Instant; dossiers: readonly Dossier[] }

/** Three registers of thirty-five delegations and eight hundred roll calls. */
const mostLines = 100_000

export function createPositionLog(): PositionLog {
  /** What was asked for longest ago comes first. */
  const kept = new Map<SubjectId, Kept>()
  let lines = 0

  async function look(tx: Tx, subjects: readonly SubjectId[]): Promise<readonly Kept[]> {
    const counts = await countPositionEvents(tx, subjects)
    const found = new Map<SubjectId, Kept>()
    for (const [subject, count] of counts) {
      const own = kept.get(subject)
      if (own?.events.length === count) found.set(subject, own)
    }
    const missing = [...counts.keys()].filter((subject) => !found.has(subject))
    for (const [subject, events] of bySubject(await readPositionEvents(tx, missing))) {
      const last = Math.max(...events.map(({ at }) => at)) as Instant
      found.set(subject, { events, last, dossiers: foldDossiers(events) })
    }
    for (const [subject, own] of found) keep(subject, own)
    return subjects.toSorted().flatMap((subject) => found.get(subject) ?? [])
  }

  function keep(subject: SubjectId, own: Kept): void {
    forget(subject)
    kept.set(subject, own)
    lines += own.events.length
    for (const oldest of kept.keys()) {
      if (lines <= mostLines) break
      forget(oldest)
    }
  }

  function forget(subject: SubjectId): void {
    lines -= kept.get(subject)?.events.length ?? 0
    kept.delete(subject)
  }

  return {
    async dossiers(tx, subjects, until) {
      const found = await look(tx, subjects)
      return found.flatMap(({ events, last, dossiers }) =>
        until === null || last <= until
          ? dossiers
          : foldDossiers(events.filter(({ at }) => at <= until)),
      )
    },
    async events(tx, subjects, until) {
      const found = await look(tx, subjects)
      return found
        .flatMap(({ events }) => events.filter(({ at }) => at <= until))
        .toSorted((a, b) => a.at - b.at)
    },
  }
}

function bySubject(events: readonly PositionEvent[]): ReadonlyMap<SubjectId, PositionEvent[]> {
  const found = new Map<SubjectId, PositionEvent[]>()
  for (const event of events) {
    const own = found.get(event.subject)
    if (own === undefined) found.set(event.subject, [event])
    else own.push(event)
  }
  return found
}
