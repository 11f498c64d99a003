import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

import { limits } from '#app/domain/drafting/protocol.ts'

import { readVarUint } from './frames.ts'

/** Who others see. It comes from the server's roster, never from what a client says it is called. */
export type Identity = { name: string; delegation: string; hue: number }

/** One connection's presence: the client id it speaks for and its latest state as JSON text. */
export type Slot = { client: number; clock: number; state: string }

type Entry = { client: number; clock: number; state: string }

/**
 * Takes a presence update (y-protocols `awareness.js`) from a connection. A client echoes what it
 * heard of others, so all but the entry of its own id is dropped unread; the first id it speaks of
 * that no other connection holds becomes its own.
 */
export function receivePresence(
  update: Uint8Array,
  own: Slot | null,
  heldByOthers: ReadonlySet<number>,
  identity: Identity,
): Slot | null | 'malformed' {
  const entries = readEntries(update)
  if (entries === 'malformed') return 'malformed'
  const mine = entries.find((entry) =>
    own === null ? !heldByOthers.has(entry.client) : entry.client === own.client,
  )
  if (mine === undefined) return own
  if (mine.state.length > limits.presence) return 'malformed'
  const state = withIdentity(mine.state, identity)
  return state === 'malformed' ? 'malformed' : { client: mine.client, clock: mine.clock, state }
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

function readEntries(update: Uint8Array): Entry[] | 'malformed' {
  try {
    const decoder = decoding.createDecoder(update)
    const entries: Entry[] = []
    for (let left = readVarUint(decoder); left > 0; left--) {
      const client = readVarUint(decoder)
      const clock = readVarUint(decoder)
      entries.push({ client, clock, state: decoding.readVarString(decoder) })
    }
    return entries
  } catch {
    return 'malformed'
  }
}

function withIdentity(state: string, identity: Identity): string | 'malformed' {
  try {
    const parsed: unknown = JSON.parse(state)
    if (parsed === null) return 'null'
    if (typeof parsed !== 'object' || Array.isArray(parsed)) return 'malformed'
    return JSON.stringify({ ...parsed, user: identity })
  } catch {
    return 'malformed'
  }
}
