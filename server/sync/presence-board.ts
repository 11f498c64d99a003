import { limits } from '#app/domain/drafting/protocol.ts'

import { presenceFrame } from './frames.ts'
import { encodePresence, gone, receivePresence } from './presence.ts'
import type { Slot } from './presence.ts'
import type { Connection } from './room.ts'

type Seat = { connection: Connection; slot: Slot | null; allowance: number; refilledAt: number }

/**
 * Who is here and where their cursor is: one opaque slot per connection, the latest wins, sent out
 * once per turn of the event loop however many moved (sync.md D8). Capital reviewers read unseen
 * (domain.md B0), so what they send is dropped.
 */
export class PresenceBoard {
  private readonly seats = new Map<string, Seat>()
  private changed = new Map<number, Slot>()
  private scheduled = false

  join(connection: Connection): void {
    this.seats.set(connection.id, {
      connection,
      slot: null,
      allowance: limits.presencePerSecond,
      refilledAt: performance.now(),
    })
    this.tell(connection)
  }

  leave(connection: Connection): void {
    const slot = this.seats.get(connection.id)?.slot
    this.seats.delete(connection.id)
    if (slot !== null && slot !== undefined) this.announce(gone(slot))
  }

  receive(connection: Connection, update: Uint8Array): 'malformed' | undefined {
    const seat = this.seats.get(connection.id)
    if (seat === undefined || isUnseen(connection) || !isAllowed(seat)) return undefined
    const { viewer } = connection
    const slot = receivePresence(update, seat.slot, this.heldByOthers(seat), {
      name: viewer.person.name,
      delegation: viewer.delegation.code,
      hue: viewer.delegation.hue,
    })
    if (slot === 'malformed') return 'malformed'
    if (slot === null || slot === seat.slot) return undefined
    seat.slot = slot
    this.announce(slot)
    return undefined
  }

  /** Sends everyone's presence to one connection. */
  tell(connection: Connection): void {
    const slots = [...this.seats.values()].flatMap(({ slot }) => (slot === null ? [] : [slot]))
    if (slots.length > 0) connection.socket.send(presenceFrame(encodePresence(slots)))
  }

  private heldByOthers(seat: Seat): Set<number> {
    const held = new Set<number>()
    for (const other of this.seats.values()) {
      if (other !== seat && other.slot !== null) held.add(other.slot.client)
    }
    return held
  }

  private announce(slot: Slot): void {
    this.changed.set(slot.client, slot)
    if (this.scheduled) return
    this.scheduled = true
    setImmediate(() => {
      this.scheduled = false
      const bytes = presenceFrame(encodePresence([...this.changed.values()]))
      this.changed = new Map()
      for (const { connection } of this.seats.values()) connection.socket.send(bytes)
    })
  }
}

function isUnseen({ viewer }: Connection): boolean {
  return viewer.mandate.kind === 'capital-reviewer'
}

/** A bucket that refills evenly; what comes faster is dropped, since the next one says it anew. */
function isAllowed(seat: Seat): boolean {
  const now = performance.now()
  const refill = ((now - seat.refilledAt) / 1_000) * limits.presencePerSecond
  seat.allowance = Math.min(limits.presencePerSecond, seat.allowance + refill)
  seat.refilledAt = now
  if (seat.allowance < 1) return false
  seat.allowance -= 1
  return true
}
