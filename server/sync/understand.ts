import type { DelegationId } from '#app/domain/kernel/id.ts'
import type { LoggedUpdate, Snapshot } from '#db/document-log.ts'

import { inspectUpdate, integrate } from './inspect-update.ts'
import type { Addition } from './inspect-update.ts'
import { decodeIntegrated, emptyIntegrated } from './integrated.ts'
import type { Integrated } from './integrated.ts'
import { decodeMap } from './map-bytes.ts'
import { place } from './place.ts'
import { TextMap } from './text-map.ts'
import type { Placement } from './text-map.ts'

/** What is stored of a text cannot be: nobody may go on writing before somebody has looked at it. */
export class Poisoned extends Error {
  override name = 'Poisoned'
}

/** What the bytes of a text amount to: what is in it, and where it stands. */
export type Understood = { known: Integrated; map: TextMap }

/** A row of the log as far as its text goes: which it is, what it says, and for whom (null: the system). */
export type Row = Pick<LoggedUpdate, 'seq' | 'payload'> & { by: DelegationId | null }

/** An addition with its place in the text. */
export type Accepted = { addition: Addition; placement: Placement; by: DelegationId | null }

/** Reads a snapshot and the rows after it. Throws on a row that no log can hold. */
export function understand(snapshot: Snapshot | null, tail: readonly Row[]): Understood {
  const understood: Understood =
    snapshot === null
      ? { known: emptyIntegrated(), map: new TextMap() }
      : {
          known: decodeIntegrated(snapshot.stateVector, snapshot.deleteSet),
          map: decodeMap(snapshot.map),
        }
  for (const { payload, seq, by } of tail) {
    const inspection = inspectUpdate(payload, understood.known)
    switch (inspection.verdict) {
      case 'new': {
        const { addition } = inspection
        const { placement } = place(addition, understood.map)
        takeIn(understood, { addition, placement, by })
        break
      }
      case 'nothing-new':
        break
      case 'gap':
      case 'malformed':
        throw new Poisoned(`log row ${seq} is ${inspection.verdict}`)
    }
  }
  return understood
}

export function takeIn({ known, map }: Understood, { addition, placement, by }: Accepted): void {
  integrate(known, addition)
  map.take(placement, by)
}

export function rowOf({ seq, payload, author }: LoggedUpdate): Row {
  return { seq, payload, by: author.kind === 'person' ? author.delegation : null }
}
