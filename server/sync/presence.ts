import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

import { limits } from '#app/domain/drafting/protocol.ts'

import { readVarUint } from './frames.ts'

/** Who others see. It comes from the server's roster, never from what a client says it is called. */
export type Identity = { name: string; delegation: string; hue: number }

/** One connection's presence: the client id it speaks for and its latest state as JSON text. */
export type Slot = { client: number; clock: number; state: string }

type Entry = { client: number; clock: number; state: string }

/** Far more than are ever in one room. */
const entriesInUpdate = 2_000

/** What the board knows of the one who speaks. */
export type Speaker = {
  /** The client id it speaks for, once it has one. */
  own: number | null
  /** Whether nobody else speaks for this client id. */
  isFree: (client: number) => boolean
  /** Whether it is held by another connection of the same person, which may be dead. */
  mayTakeOver: (client: number) => boolean
  identity: Identity
}

/**
 * What a presence update (y-protocols `awareness.js`) says of its sender, or null. A client echoes
 * what it heard of others, so all but the entry of its own id is dropped unread; the first id it
 * speaks of that nobody holds becomes its own, or else one that the same person held.
 */
export function receivePresence(update: Uint8Array, speaker: Speaker): Slot | null | 'malformed' {
  const entries = readEntries(update)
  if (entries === 'malformed') return 'malformed'
  const mine = entryOf(speaker, entries)
  if (mine === undefined) return null
  if (mine.state.length > limits.presence) return 'malformed'
  const state = withIdentity(mine.state, speaker.identity)
  return state === null ? 'malformed' : { client: mine.client, clock: mine.clock, state }
}

/** A presence update that says the given slots. */
export function encodePresence(slots: readonly Slot[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, slots.length)
  for (const { client, clock, state } of slots) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, state)
  }
  return encoding.toUint8Array(encoder)
}

/** The slot of who has left: y-protocols takes a later clock with `null` as gone. */
export function gone(slot: Slot): Slot {
  return { client: slot.client, clock: slot.clock + 1, state: 'null' }
}

function entryOf({ own, isFree, mayTakeOver }: Speaker, entries: readonly Entry[]) {
  if (own !== null) return entries.find(({ client }) => client === own)
  // The echo of somebody's leaving must not make their id the echoer's.
  const stated = entries.filter(({ state }) => state !== 'null')
  return (
    stated.find(({ client }) => isFree(client)) ?? stated.find(({ client }) => mayTakeOver(client))
  )
}

function readEntries(update: Uint8Array): Entry[] | 'malformed' {
  try {
    const decoder = decoding.createDecoder(update)
    const entries: Entry[] = []
    const count = readVarUint(decoder)
    if (count > entriesInUpdate) return 'malformed'
    for (let left = count; left > 0; left--) {
      const client = readVarUint(decoder)
      const clock = readVarUint(decoder)
      entries.push({ client, clock, state: decoding.readVarString(decoder) })
    }
    return entries
  } catch {
    return 'malformed'
  }
}

/** The state under the name of who it is from; null for what is no state. */
function withIdentity(state: string, identity: Identity): string | null {
  try {
    const parsed: unknown = JSON.parse(state)
    if (parsed === null) return 'null'
    if (typeof parsed !== 'object' || Array.isArray(parsed)) return null
    return JSON.stringify({ ...parsed, user: identity })
  } catch {
    return null
  }
}
