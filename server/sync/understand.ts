import type { DelegationId } from '#app/domain/kernel/id.ts'
import type { LoggedUpdate } from '#db/document-log.ts'
import type { Snapshot } from '#db/snapshots.ts'

import { inspectUpdate, integrate } from './inspect-update.ts'
import type { Addition } from './inspect-update.ts'
import { decodeIntegrated, emptyIntegrated } from './integrated.ts'
import type { Integrated } from './integrated.ts'
import type { Placement } from './text-map.ts'
import { WaitingMap } from './waiting-map.ts'

/** What is stored of a text cannot be: nobody may go on writing before somebody has looked at it. */
export class Poisoned extends Error {
  override name = 'Poisoned'
}

/** What the bytes of a text amount to: what is in it, and where it stands. */
export type Understood = { known: Integrated; map: WaitingMap }

/** A row of the log as far as its text goes: which it is, what it says, and for whom (null: the system). */
export type Row = Pick<LoggedUpdate, 'seq' | 'payload'> & { by: DelegationId | null }

/** An addition with its place in the text. */
export type Accepted = { addition: Addition; placement: Placement; by: DelegationId | null }

/** Reads a snapshot and the rows after it. Throws on a row that no log can hold. */
export function understand(snapshot: Snapshot | null, tail: readonly Row[]): Understood {
  const understood: Understood =
    snapshot === null
      ? { known: emptyIntegrated(), map: new WaitingMap(null) }
      : {
          known: decodeIntegrated(snapshot.stateVector, snapshot.deleteSet),
          map: new WaitingMap(snapshot.map),
        }
  for (const { payload, seq, by } of tail) {
    const inspection = inspectUpdate(payload, understood.known)
    switch (inspection.verdict) {
      case 'new':
        takeIn(understood, { addition: inspection.addition, placement: null, by })
        break
      case 'nothing-new':
        break
      case 'gap':
      case 'malformed':
        throw new Poisoned(`log row ${seq} is ${inspection.verdict}`)
    }
  }
  return understood
}

export function takeIn(
  { known, map }: Understood,
  { addition, placement, by }: Omit<Accepted, 'placement'> & { placement: Placement | null },
): void {
  map.take(addition, placement, by)
  integrate(known, addition)
}

export function rowOf({ seq, payload, author }: LoggedUpdate): Row {
  return { seq, payload, by: author.kind === 'person' ? author.delegation : null }
}
