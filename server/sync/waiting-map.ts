import type { DelegationId } from '#app/domain/kernel/id.ts'

import type { Addition } from './inspect-update.ts'
import { decodeMap } from './map-bytes.ts'
import { place } from './place.ts'
import { TextMap } from './text-map.ts'
import type { Placement } from './text-map.ts'

/**
 * The map of a text, read when an edit is first to be judged by it. Most who open a text only read, and
 * the map of a long one takes a third of the time of opening and of the memory of holding it.
 */
export class WaitingMap {
  private bytes: Uint8Array | null
  private map: TextMap | null = null
  /** What was added since those bytes were written, while nobody asked where it stands. */
  private additions: { addition: Addition; by: DelegationId | null }[] = []

  constructor(bytes: Uint8Array | null) {
    this.bytes = bytes
  }

  get(): TextMap {
    if (this.map !== null) return this.map
    const map = this.bytes === null ? new TextMap() : decodeMap(this.bytes)
    for (const { addition, by } of this.additions) map.take(place(addition, map).placement, by)
    this.bytes = null
    this.additions = []
    this.map = map
    return map
  }

  /** Counts an addition in, whose place is known or is found when it is needed. */
  take(addition: Addition, placement: Placement | null, by: DelegationId | null): void {
    if (this.map === null && placement === null) this.additions.push({ addition, by })
    else {
      const map = this.get()
      map.take(placement ?? place(addition, map).placement, by)
    }
  }
}
