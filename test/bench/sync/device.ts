import * as Y from 'yjs'

import { join } from './client.ts'
import type { Client, Known } from './client.ts'
import type { Contestant } from './contestants.ts'
import type { Place } from './questions.ts'
import { characters, createTypist } from './typist.ts'
import type { Typist } from './typist.ts'

/** A browser that goes on through a restart of the server, and keeps what is not known to be kept. */
export type Device = {
  place: Place
  typist: Typist
  /** Writes an edit, and sends it while there is a connection. */
  write(): void
  connect(): Promise<Client>
  /** Whether it has everything and everything of its own is put down. */
  isSettled(): boolean
  /** Every update it has heard, over all connections. */
  heard: readonly Uint8Array[]
}

export function createDevice(contestant: Contestant, place: Place, person: number): Device {
  const typist = createTypist(null, 0)
  const written: Uint8Array[] = []
  const heard: Uint8Array[] = []
  let client: Client | null = null
  let known: Known | null = null
  let kept = 0

  return {
    place,
    typist,
    heard,
    write() {
      const [update] = typist.write(1)
      if (update === undefined) return
      written.push(update)
      client?.edit(update)
    },
    async connect() {
      kept = 0
      client = await join(
        contestant,
        place,
        person,
        {
          update: (update) => heard.push(update),
          // As y-websocket does: what the server has not is sent again.
          asked(stateVector, here) {
            const has = Y.decodeStateVector(stateVector).get(typist.id) ?? 0
            for (const update of written.slice(has / characters)) here.edit(update)
          },
          saved: (n) => (kept = n),
          closed(_code, here) {
            known = here.known
            client = null
          },
        },
        known,
      )
      return client
    },
    isSettled: () => client !== null && client.synced && kept >= client.sent,
  }
}

/**
 * Edits that devices of one document have not heard of, by the clocks in what they were sent. Most were
 * sent the same bytes, which are looked into once.
 */
export function editsUnheard(devices: readonly Device[]): number {
  const known = new Map<string, ReadonlyMap<number, number>>()
  const clocksIn = (update: Uint8Array) => {
    const key = Buffer.from(update).toString('latin1')
    const clocks = known.get(key) ?? Y.parseUpdateMeta(update).to
    known.set(key, clocks)
    return clocks
  }
  let unheard = 0
  for (const device of devices) {
    const reached = new Map<number, number>()
    for (const update of device.heard) {
      for (const [id, clock] of clocksIn(update)) {
        reached.set(id, Math.max(reached.get(id) ?? 0, clock))
      }
    }
    for (const { typist } of devices) {
      if (typist === device.typist) continue
      unheard += Math.max(0, typist.edits - (reached.get(typist.id) ?? 0) / characters)
    }
  }
  return unheard
}
