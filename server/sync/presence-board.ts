import { limits } from '#app/domain/drafting/protocol.ts'
import type { PersonId } from '#app/domain/kernel/id.ts'

import { Rounds } from '../rounds.ts'
import { presenceFrame } from './frames.ts'
import type { Connection, Member } from './member.ts'
import { Pace } from './pace.ts'
import { encodePresence, gone, receivePresence } from './presence.ts'
import type { Slot } from './presence.ts'

type Seat = {
  member: Member
  slot: Slot | null
  /** Added to the clocks that this connection states, so that what it says counts as news. */
  ahead: number
  pace: Pace
}

/** Milliseconds for each who hears of it: presence costs at most 5,000 frames a second in a room. */
const msPerSeat = 0.2
const longestMs = 250

/** How many of those who left are remembered, so that they can be told from their return. */
const rememberedClocks = 1_000

/** Of how many client ids it is remembered who showed it first. */
const rememberedIds = 10_000

/**
 * Who is here and where their cursor is: one opaque slot per connection, the latest wins, sent out in
 * rounds however many moved (sync.md D8). Capital reviewers read unseen
 * (domain.md B0), so what they send is dropped.
 */
export class PresenceBoard {
  private readonly seats = new Map<string, Seat>()
  /** The last clock told of a client id that has left; a client that comes back states an older one. */
  private readonly lastClocks = new Map<number, number>()
  private readonly firstSeen = new Map<number, PersonId>()
  private changed = new Map<number, Slot>()
  private scheduled = false
  private readonly rounds = new Rounds(() => Math.min(longestMs, this.seats.size * msPerSeat))

  join(member: Member): void {
    const pace = new Pace(limits.presencePerSecond)
    this.seats.set(member.connection.id, { member, slot: null, ahead: 0, pace })
    this.tell(member)
  }

  leave(connection: Connection): void {
    const seat = this.seats.get(connection.id)
    if (seat === undefined) return
    seat.pace.stop()
    this.seats.delete(connection.id)
    this.vacate(seat)
  }

  /** Takes a state at the pace allowed: of what comes faster, the latest is taken when its time is. */
  receive(member: Member, update: Uint8Array): 'malformed' | undefined {
    const seat = this.seats.get(member.connection.id)
    if (seat === undefined || isUnseen(member.connection)) return undefined
    const claim = this.read(seat, update)
    if (claim === 'malformed') return 'malformed'
    if (claim !== null) seat.pace.run(() => this.take(seat, claim))
    return undefined
  }

  /** Sends everyone's presence to one connection. */
  tell(member: Member): void {
    const slots = [...this.seats.values()].flatMap(({ slot }) => (slot === null ? [] : [slot]))
    if (slots.length > 0) member.send(presenceFrame(encodePresence(slots)))
  }

  /**
   * Who showed a client id first. Everybody here has seen it since, and could write under it before the
   * one whose edits it is for.
   */
  firstSeenWith(client: number): PersonId | undefined {
    return this.firstSeen.get(client)
  }

  private read(seat: Seat, update: Uint8Array): Slot | null | 'malformed' {
    const { viewer } = seat.member.connection
    return receivePresence(update, {
      own: seat.slot?.client ?? null,
      isFree: (client) => this.holderOf(client, seat) === undefined,
      mayTakeOver: (client) => isSamePerson(seat, this.holderOf(client, seat)),
      identity: {
        name: viewer.person.name,
        delegation: viewer.delegation.code,
        hue: viewer.delegation.hue,
      },
    })
  }

  private take(seat: Seat, stated: Slot): void {
    const { client } = stated
    if (seat.slot === null) {
      const holder = this.holderOf(client, seat)
      if (holder !== undefined) {
        if (!isSamePerson(seat, holder)) return
        this.vacate(holder)
      }
      seat.ahead = Math.max(0, (this.lastClocks.get(client) ?? -1) + 1 - stated.clock)
      this.lastClocks.delete(client)
      this.remember(client, seat.member.connection.viewer.person.id)
    }
    seat.slot = { ...stated, clock: stated.clock + seat.ahead }
    this.announce(seat.slot)
  }

  private remember(client: number, person: PersonId): void {
    if (!this.firstSeen.has(client)) this.firstSeen.set(client, person)
    forgetOldest(this.firstSeen, rememberedIds)
  }

  private vacate(seat: Seat): void {
    if (seat.slot === null) return
    const { client, clock } = seat.slot
    this.lastClocks.set(client, clock + 1)
    forgetOldest(this.lastClocks, rememberedClocks)
    this.announce(gone(seat.slot))
    seat.slot = null
  }

  private holderOf(client: number, except: Seat): Seat | undefined {
    return [...this.seats.values()].find((seat) => seat !== except && seat.slot?.client === client)
  }

  private announce(slot: Slot): void {
    this.changed.set(slot.client, slot)
    if (this.scheduled) return
    this.scheduled = true
    void this.rounds.turn().then(() => this.tellAll())
  }

  private tellAll(): void {
    this.scheduled = false
    const bytes = presenceFrame(encodePresence([...this.changed.values()]))
    this.changed = new Map()
    for (const { member } of this.seats.values()) member.send(bytes)
  }
}

function forgetOldest(map: Map<number, unknown>, most: number): void {
  const [oldest] = map.keys()
  if (oldest !== undefined && map.size > most) map.delete(oldest)
}

function isSamePerson(a: Seat, b: Seat | undefined): boolean {
  return a.member.connection.viewer.person.id === b?.member.connection.viewer.person.id
}

function isUnseen({ viewer }: Connection): boolean {
  return viewer.mandate.kind === 'capital-reviewer'
}
