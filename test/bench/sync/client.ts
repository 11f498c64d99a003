import { once } from 'node:events'

import * as decoding from 'lib0/decoding'
import WebSocket from 'ws'

import { durable, frame, parameter, sync } from '#app/domain/drafting/protocol.ts'
import { updateFrame } from '#server/sync/frames.ts'

import { now } from './clock.ts'
import type { Contestant } from './contestants.ts'
import { dialectOf, framed } from './dialects.ts'
import type { Place } from './questions.ts'

/** What a client tells of what it hears, with the time at which it did. */
export type Hearing = {
  update?(update: Uint8Array, at: number): void
  /** The server asks for what it has not: its state vector. */
  asked?(stateVector: Uint8Array, client: Client): void
  saved?(n: number, at: number): void
  presence?(update: Uint8Array): void
  closed?(code: number, client: Client): void
}

export type Client = {
  socket: WebSocket
  hearing: Hearing
  /** Whether the server has said that this is all. */
  synced: boolean
  syncedAt: number
  heard: { bytes: number; frames: number }
  /** Of which history the text is, once the server has said so. */
  generation: string | null
  /** How much of the log was heard, which is what a resumption names. */
  known: Known | null
  /** Updates sent, which is the number the server acknowledges them by. */
  sent: number
  edit(update: Uint8Array): void
  say(frame: Uint8Array): void
  leave(): void
}

export type Known = { generation: string; seq: number }

/**
 * The one client of all contestants, which speaks the protocol and keeps no text, so that what is
 * measured is the server (self-check.ts holds it to stock clients). `i` chooses who it is.
 */
export async function join(
  contestant: Contestant,
  place: Place,
  i: number,
  hearing: Hearing = {},
  since: Known | null = null,
): Promise<Client> {
  const dialect = dialectOf(contestant, place.document)
  const cookie = place.cookies[i % place.cookies.length]
  const socket = new WebSocket(resuming(place.url, since), {
    perMessageDeflate: false,
    ...(cookie === undefined ? {} : { headers: { cookie } }),
  })
  const say = (bytes: Uint8Array) => socket.send(framed(dialect, bytes))
  const client: Client = {
    socket,
    hearing,
    synced: !contestant.holdsText,
    syncedAt: 0,
    heard: { bytes: 0, frames: 0 },
    generation: null,
    known: since,
    sent: 0,
    edit(update) {
      client.sent++
      say(updateFrame(update))
    },
    say,
    leave: () => socket.terminate(),
  }
  socket.on('message', (data: Buffer) => {
    client.heard.bytes += data.length
    client.heard.frames++
    hear(client, data, dialect.prefix.length)
  })
  socket.on('close', (code) => client.hearing.closed?.(code, client))
  await once(socket, 'open')
  socket.on('error', () => {})
  for (const bytes of dialect.greeting) say(bytes)
  return client
}

/** The address of who comes back and names how far it had heard, so that only what came after is sent. */
function resuming(url: string, since: Known | null): string {
  if (since === null) return url
  const address = new URL(url)
  address.searchParams.set(parameter.generation, since.generation)
  address.searchParams.set(parameter.seq, String(since.seq))
  return address.href
}

/** Hocuspocus answers a question for the text with this type, and otherwise speaks of `sync` too. */
const syncReply = 4

function hear(client: Client, data: Buffer, start: number): void {
  const at = now()
  const decoder = decoding.createDecoder(data)
  decoder.pos = start
  while (decoding.hasContent(decoder)) hearMessage(client, decoder, at)
}

function hearMessage(client: Client, decoder: decoding.Decoder, at: number): void {
  const { hearing } = client
  switch (decoding.readVarUint(decoder)) {
    case frame.sync:
    case syncReply: {
      const step = decoding.readVarUint(decoder)
      const bytes = decoding.readVarUint8Array(decoder)
      if (step === sync.step1) return hearing.asked?.(bytes, client)
      hearing.update?.(bytes, at)
      if (step === sync.step2 && !client.synced) {
        client.synced = true
        client.syncedAt = at
      }
      return
    }
    case frame.awareness:
      return hearing.presence?.(decoding.readVarUint8Array(decoder))
    case frame.durable:
      return hearDurable(client, decoder, at)
    default:
      // What says more than is measured; the rest of a frame cannot be read without knowing it.
      decoder.pos = decoder.arr.length
  }
}

function hearDurable(client: Client, decoder: decoding.Decoder, at: number): void {
  switch (decoding.readVarUint(decoder)) {
    case durable.hello:
      client.generation = decoding.readVarString(decoder)
      decoding.readVarUint(decoder)
      decoding.readVarString(decoder)
      return
    case durable.saved: {
      const n = decoding.readVarUint(decoder)
      const seq = decoding.readVarUint(decoder)
      if (client.synced) reach(client, seq)
      return client.hearing.saved?.(n, at)
    }
    case durable.at:
      return reach(client, decoding.readVarUint(decoder))
    case durable.refused:
      throw new Error(`an edit was refused: ${readRefusal(decoder)}`)
  }
}

function reach(client: Client, seq: number): void {
  const { generation } = client
  if (generation !== null) client.known = { generation, seq }
}

function readRefusal(decoder: decoding.Decoder): string {
  const n = decoding.readVarUint(decoder)
  return `${n}, ${decoding.readVarString(decoder)}`
}
