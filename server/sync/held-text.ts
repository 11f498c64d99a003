import type { Protection } from '#app/domain/drafting/protection.ts'
import type { DelegationId, PersonId } from '#app/domain/kernel/id.ts'
import { isChained } from '#db/document-log.ts'
import type { DocumentHead, LoggedUpdate } from '#db/document-log.ts'
import type { Snapshot } from '#db/snapshots.ts'

import { framed } from './framed.ts'
import type { Framed } from './framed.ts'
import { emptyUpdate, together, updateFrame } from './frames.ts'
import { inspectUpdate } from './inspect-update.ts'
import type { Addition, Inspection } from './inspect-update.ts'
import { encodeDeleteSet, encodeStateVector } from './integrated.ts'
import type { News } from './news.ts'
import { place } from './place.ts'
import type { Placed } from './place.ts'
import { guardOf, protect } from './protect.ts'
import type { Guard, Ruling } from './protect.ts'
import { mergeRuns, Tail } from './tail.ts'
import type { Placement, TextMap } from './text-map.ts'
import { rowOf, takeIn, understand } from './understand.ts'
import type { Accepted, Understood } from './understand.ts'

export type LoadedText = {
  head: DocumentHead
  snapshot: Snapshot | null
  tail: readonly LoggedUpdate[]
  clients: ReadonlyMap<number, PersonId | null>
  protection: Protection
}

/** Who was first seen with a client id. */
export type SeenWith = (client: number) => PersonId | undefined

/**
 * What a room holds of its document: the bytes to hand a joiner – snapshot and tail, never merged on
 * opening (sync.md D6) – and what they amount to, so that an update can be judged before it is stored.
 * `known` and the map run ahead of `head`: they count what was accepted and is on its way to the disk.
 */
export class HeldText {
  head: DocumentHead
  private snapshot: Framed & { readonly seq: number }
  private rows: LoggedUpdate[]
  private tail: Tail
  private understood: Understood
  private unwritten: Accepted[] = []
  private readonly owners: Map<number, PersonId | null>
  private readonly protection: Protection
  private guard: Guard | null = null

  constructor({ head, snapshot, tail, clients, protection }: LoadedText) {
    this.head = head
    this.snapshot = heldSnapshot(snapshot)
    this.rows = [...tail]
    this.tail = new Tail(tail.map(({ payload }) => payload))
    this.understood = understand(snapshot, tail.map(rowOf))
    this.owners = new Map(clients)
    this.protection = protection
  }

  stateVector(): Uint8Array {
    return encodeStateVector(this.understood.known)
  }

  inspect(update: Uint8Array): Inspection {
    return inspectUpdate(update, this.understood.known)
  }

  place(addition: Addition): Placed {
    return place(addition, this.map)
  }

  protect(addition: Addition, placement: Placement, by: DelegationId): Ruling {
    return protect(addition, placement, this.map, this.protects, by)
  }

  get map(): TextMap {
    return this.understood.map.get()
  }

  get protects(): Guard {
    return (this.guard ??= guardOf(this.protection, this.map))
  }

  /**
   * Whether some new content stands under a client id that belongs to someone else. `seenWith` says whose
   * one is that nobody has written under.
   */
  isForged(addition: Addition, person: PersonId, seenWith: SeenWith = () => undefined): boolean {
    return [...addition.clients.keys()].some((client) => {
      const owner = this.owners.has(client) ? this.owners.get(client) : seenWith(client)
      return owner !== undefined && owner !== person
    })
  }

  /** Counts an addition as known, and its client ids as the person's, before it is on disk. */
  accept(accepted: Accepted, person: PersonId): void {
    takeIn(this.understood, accepted)
    this.unwritten.push(accepted)
    for (const client of accepted.addition.clients.keys()) this.owners.set(client, person)
  }

  /** Takes in what the disk now has, in order: the oldest of what was accepted. */
  append(rows: readonly LoggedUpdate[], head: DocumentHead): void {
    this.rows.push(...rows)
    this.tail.append(rows.map(({ payload }) => payload))
    this.unwritten = this.unwritten.slice(rows.length)
    this.head = head
  }

  /**
   * Takes in rows that others wrote after `head`, and our own of which we did not hear that they were
   * written, named in `own`. False where the log is another than was thought: then nothing of this holds.
   */
  follow({ head, rows }: News, own: ReadonlySet<LoggedUpdate>): boolean {
    if (rows[0] !== undefined && rows[0].seq !== this.head.head + 1) return false
    const { id, generation, accessEpoch, grammar } = this.head
    const isSameText =
      head.id === id &&
      head.generation === generation &&
      head.accessEpoch === accessEpoch &&
      head.grammar === grammar &&
      rows.length === head.head - this.head.head &&
      isChained(id, rows, { from: this.head.chain, to: head.chain })
    if (!isSameText) return false
    let mine = 0
    for (const row of rows) {
      if (own.has(row)) mine += 1
      else if (!this.takeRow(row)) return false
    }
    this.unwritten = this.unwritten.slice(mine)
    this.rows.push(...rows)
    this.tail.append(rows.map(({ payload }) => payload))
    this.head = head
    return true
  }

  private takeRow({ payload, author }: LoggedUpdate): boolean {
    const inspection = this.inspect(payload)
    if (inspection.verdict !== 'new') return false
    const { addition } = inspection
    const [by, person] =
      author.kind === 'person' ? [author.delegation, author.person] : [null, null]
    if (person !== null && this.isForged(addition, person)) return false
    takeIn(this.understood, { addition, placement: null, by })
    for (const client of addition.clients.keys()) this.owners.set(client, person)
    return true
  }

  /** Frames that bring the whole text as of `head`, the same ones for everybody. */
  frames(): Uint8Array[] {
    const isEmpty = this.snapshot.payload.length <= emptyUpdate.length
    return [...(isEmpty ? [] : [this.snapshot]), ...this.tail.updates()].map(({ frame }) => frame)
  }

  /** Frames that bring the rows after `seq`, or null where they are no longer at hand singly. */
  framesAfter(seq: number): Uint8Array[] | null {
    if (seq < this.snapshot.seq || seq > this.head.head) return null
    const rows = this.rows.slice(seq - this.snapshot.seq)
    return mergeRuns(rows.map(({ payload }) => payload)).map(({ frame }) => frame)
  }

  /**
   * For a client whose state vector has every clock of the text: what was deleted, which is all that it
   * may lack. Null for any other.
   */
  framesBeyond(stateVector: ReadonlyMap<number, number>): Uint8Array[] | null {
    const { known } = this.understood
    const isComplete = [...known.clocks].every(
      ([client, clock]) => (stateVector.get(client) ?? 0) >= clock,
    )
    if (!isComplete) return null
    if (known.deleted.size === 0) return []
    return [updateFrame(together(Uint8Array.of(0), encodeDeleteSet(known.deleted)))]
  }

  /** The share of the text's clocks that a state vector has, from 0 to 1. */
  shareOf(stateVector: ReadonlyMap<number, number>): number {
    let [all, had] = [0, 0]
    for (const [client, clock] of this.understood.known.clocks) {
      all += clock
      had += Math.min(clock, stateVector.get(client) ?? 0)
    }
    return all === 0 ? 0 : had / all
  }

  /** Updates that, applied in order, are the text as of `head`. */
  committed(): Uint8Array[] {
    return [this.snapshot, ...this.tail.updates()].map(({ payload }) => payload)
  }

  /** Updates that, applied in order, are everything that was accepted. */
  accepted(): Uint8Array[] {
    const unwritten = this.unwritten.map(({ addition }) => addition.payload)
    return [...this.committed(), ...unwritten]
  }

  get tailLength(): { rows: number; bytes: number } {
    return this.tail
  }

  get snapshotSeq(): number {
    return this.snapshot.seq
  }

  get snapshotLength(): number {
    return this.snapshot.payload.length
  }

  /**
   * Puts a newer snapshot in the place of the old one and the part of the tail it covers. False if it
   * stands for other rows than these.
   */
  replaceSnapshot(snapshot: Snapshot): boolean {
    const covered = snapshot.seq - this.snapshot.seq
    if (covered <= 0 || covered > this.rows.length) return false
    this.rows = this.rows.slice(covered)
    this.tail = new Tail(this.rows.map(({ payload }) => payload))
    this.snapshot = heldSnapshot(snapshot)
    this.understood = understand(snapshot, this.rows.map(rowOf))
    // Elements are numbered anew, so what is on its way is placed anew.
    this.unwritten = this.unwritten.map(({ addition, by }) => {
      const accepted = { addition, placement: this.place(addition).placement, by }
      takeIn(this.understood, accepted)
      return accepted
    })
    this.guard = null
    return true
  }
}

function heldSnapshot(snapshot: Snapshot | null): Framed & { readonly seq: number } {
  return { seq: snapshot?.seq ?? 0, ...framed(snapshot?.payload ?? emptyUpdate) }
}
