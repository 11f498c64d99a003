import type { PersonId } from '#app/domain/kernel/id.ts'
import type { DocumentHead, LoggedUpdate, Snapshot } from '#db/document-log.ts'

import { fold } from './compact.ts'
import { emptyUpdate } from './frames.ts'
import { inspectUpdate, integrate } from './inspect-update.ts'
import type { Addition, Inspection } from './inspect-update.ts'
import { decodeIntegrated, emptyIntegrated, encodeStateVector, markDeleted } from './integrated.ts'
import type { Integrated } from './integrated.ts'
import { mergeRuns } from './merge-runs.ts'

export type LoadedText = {
  head: DocumentHead
  snapshot: Snapshot | null
  tail: readonly LoggedUpdate[]
  clients: ReadonlyMap<number, PersonId | null>
}

/**
 * What a room holds of its document: the bytes to hand a joiner – snapshot and tail, never merged on
 * opening (sync.md D6) – and what they amount to, so that an update can be judged before it is stored.
 * `known` runs ahead of `head`: it counts what has been accepted and is still on its way to the disk.
 */
export class HeldText {
  head: DocumentHead
  private snapshot: Uint8Array
  private snapshotSeq: number
  private tail: Uint8Array[]
  private tailSize: number
  private known: Integrated
  private owners: Map<number, PersonId | null>
  private mergedTail: Uint8Array[] | null = null
  private impliedDeletesAt = -1

  constructor(loaded: LoadedText) {
    this.head = loaded.head
    this.snapshot = loaded.snapshot?.payload ?? emptyUpdate
    this.snapshotSeq = loaded.snapshot?.seq ?? 0
    this.tail = loaded.tail.map(({ payload }) => payload)
    this.tailSize = this.tail.reduce((sum, payload) => sum + payload.length, 0)
    this.owners = new Map(loaded.clients)
    this.known = knownOf(loaded)
  }

  stateVector(): Uint8Array {
    return encodeStateVector(this.known)
  }

  inspect(update: Uint8Array): Inspection {
    return inspectUpdate(update, this.known)
  }

  /**
   * As `inspect`, for an update that may not be worth a row if it only deletes. Merging deletes things
   * that no update names (compact.ts), so a replica's delete set holds more than the log does; folding
   * the text once per head tells what is really deleted already.
   */
  inspectThoroughly(update: Uint8Array): Inspection {
    const inspection = this.inspect(update)
    const onlyDeletes = inspection.verdict === 'new' && inspection.addition.clients.size === 0
    if (!onlyDeletes || this.impliedDeletesAt === this.head.head) return inspection
    this.impliedDeletesAt = this.head.head
    const folded = inspectUpdate(fold(this.parts()), emptyIntegrated())
    if (folded.verdict === 'new') {
      for (const [client, ranges] of folded.addition.deletes) {
        markDeleted(this.known, client, ranges)
      }
    }
    return this.inspect(update)
  }

  /** Whether some new content stands under a client id that belongs to someone else. */
  isForged(addition: Addition, person: PersonId): boolean {
    return [...addition.clients.keys()].some((client) => {
      const owner = this.owners.get(client)
      return owner !== undefined && owner !== person
    })
  }

  /** Counts an addition as known, and its client ids as the person's, before it is on disk. */
  accept(addition: Addition, person: PersonId): void {
    integrate(this.known, addition)
    for (const client of addition.clients.keys()) this.owners.set(client, person)
  }

  /** Takes in what the disk now has, in order. */
  append(rows: readonly LoggedUpdate[], head: DocumentHead): void {
    const payloads = rows.map(({ payload }) => payload)
    this.tail = this.tail.concat(payloads)
    this.tailSize += payloads.reduce((sum, payload) => sum + payload.length, 0)
    this.mergedTail = null
    this.head = head
  }

  /** Bytes that, applied in order, are the text as of `head`. */
  parts(): Uint8Array[] {
    this.mergedTail ??= mergeRuns(this.tail)
    return [this.snapshot, ...this.mergedTail]
  }

  get tailLength(): { rows: number; bytes: number } {
    return { rows: this.tail.length, bytes: this.tailSize }
  }

  get snapshotLength(): number {
    return this.snapshot.length
  }

  /**
   * Puts a newer snapshot in the place of the old one and the part of the tail it covers. False if it
   * stands for other rows than these.
   */
  replaceSnapshot(snapshot: Snapshot): boolean {
    const covered = snapshot.seq - this.snapshotSeq
    if (covered <= 0 || covered > this.tail.length) return false
    this.tail = this.tail.slice(covered)
    this.tailSize = this.tail.reduce((sum, payload) => sum + payload.length, 0)
    this.mergedTail = null
    this.snapshot = snapshot.payload
    this.snapshotSeq = snapshot.seq
    return true
  }
}

function knownOf({ snapshot, tail }: LoadedText): Integrated {
  const known =
    snapshot === null
      ? emptyIntegrated()
      : decodeIntegrated(snapshot.stateVector, snapshot.deleteSet)
  for (const { payload, seq } of tail) {
    const inspection = inspectUpdate(payload, known)
    switch (inspection.verdict) {
      case 'new':
        integrate(known, inspection.addition)
        break
      case 'nothing-new':
        break
      case 'gap':
      case 'malformed':
        throw new Error(`log row ${seq} is ${inspection.verdict}`)
    }
  }
  return known
}
