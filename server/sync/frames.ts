import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

import { auth, durable, frame, sync } from '#app/domain/drafting/protocol.ts'
import type { RefusedEdit } from '#app/domain/drafting/protocol.ts'

/** What a client may say. A step 2 and an update are one thing: an edit to be checked and kept. */
export type ClientMessage =
  | { type: 'step-1'; stateVector: Uint8Array; clocks: ReadonlyMap<number, number> }
  | { type: 'edit'; step: 'step-2' | 'update'; update: Uint8Array }
  | { type: 'presence'; update: Uint8Array }
  | { type: 'query-presence' }

/**
 * Reads every message of a frame, or `malformed`. Only canonical varints are taken: a filter that
 * looks at bytes and a parser that looks at values must never disagree (sync.md §2 #3), and the
 * decision is made on the values here.
 */
export function readFrame(bytes: Uint8Array): ClientMessage[] | 'malformed' {
  const messages: ClientMessage[] = []
  try {
    const decoder = decoding.createDecoder(bytes)
    while (decoding.hasContent(decoder)) {
      if (messages.length === messagesInFrame) return 'malformed'
      messages.push(readMessage(decoder))
    }
  } catch {
    return 'malformed'
  }
  return messages.length === 0 ? 'malformed' : messages
}

/** y-websocket 3 writes one, later versions a few; four million in one frame would only cost memory. */
const messagesInFrame = 1_000

function readMessage(decoder: decoding.Decoder): ClientMessage {
  const type = readVarUint(decoder)
  if (type === frame.sync) {
    const step = readVarUint(decoder)
    if (step === sync.step1) return readStep1(readBytes(decoder))
    if (step === sync.step2) return { type: 'edit', step: 'step-2', update: readBytes(decoder) }
    if (step === sync.update) return { type: 'edit', step: 'update', update: readBytes(decoder) }
  }
  if (type === frame.awareness) return { type: 'presence', update: readBytes(decoder) }
  if (type === frame.queryAwareness) return { type: 'query-presence' }
  throw new Error('a message that no client may send')
}

function readStep1(stateVector: Uint8Array): ClientMessage {
  const decoder = decoding.createDecoder(stateVector)
  const clocks = new Map<number, number>()
  for (let left = readVarUint(decoder); left > 0; left--) {
    const client = readVarUint(decoder)
    clocks.set(client, readVarUint(decoder))
  }
  return { type: 'step-1', stateVector, clocks }
}

function readBytes(decoder: decoding.Decoder): Uint8Array {
  return decoding.readUint8Array(decoder, readVarUint(decoder))
}

/** Throws on a varint that is longer than its value needs: its last byte adds nothing. */
export function readVarUint(decoder: decoding.Decoder): number {
  const start = decoder.pos
  const value = decoding.readVarUint(decoder)
  const length = decoder.pos - start
  if (length > 1 && decoder.arr[decoder.pos - 1] === 0) throw new Error('not the shortest varint')
  return value
}

export function step1Frame(stateVector: Uint8Array): Uint8Array {
  return syncFrame(sync.step1, stateVector)
}

export function step2Frame(update: Uint8Array): Uint8Array {
  return syncFrame(sync.step2, update)
}

export function updateFrame(update: Uint8Array): Uint8Array {
  return syncFrame(sync.update, update)
}

/** An update that says nothing: no clients, no deletions. */
export const emptyUpdate: Uint8Array = Uint8Array.of(0, 0)

export function presenceFrame(update: Uint8Array): Uint8Array {
  return build((encoder) => {
    encoding.writeVarUint(encoder, frame.awareness)
    encoding.writeVarUint8Array(encoder, update)
  })
}

export function deniedFrame(reason: string): Uint8Array {
  return build((encoder) => {
    encoding.writeVarUint(encoder, frame.auth)
    encoding.writeVarUint(encoder, auth.permissionDenied)
    encoding.writeVarString(encoder, reason)
  })
}

export function helloFrame(generation: string, seq: number, access: string): Uint8Array {
  return build((encoder) => {
    encoding.writeVarUint(encoder, frame.durable)
    encoding.writeVarUint(encoder, durable.hello)
    encoding.writeVarString(encoder, generation)
    encoding.writeVarUint(encoder, seq)
    encoding.writeVarString(encoder, access)
  })
}

export function savedFrame(n: number, seq: number): Uint8Array {
  return build((encoder) => {
    encoding.writeVarUint(encoder, frame.durable)
    encoding.writeVarUint(encoder, durable.saved)
    encoding.writeVarUint(encoder, n)
    encoding.writeVarUint(encoder, seq)
  })
}

export function refusedFrame(
  n: number,
  code: RefusedEdit,
  blocks: readonly string[] = [],
): Uint8Array {
  return build((encoder) => {
    encoding.writeVarUint(encoder, frame.durable)
    encoding.writeVarUint(encoder, durable.refused)
    encoding.writeVarUint(encoder, n)
    encoding.writeVarString(encoder, code)
    encoding.writeVarUint(encoder, blocks.length)
    for (const block of blocks) encoding.writeVarString(encoder, block)
  })
}

/** To be sent by itself or behind what it is about, in one frame with it. */
export function atFrame(seq: number): Uint8Array {
  return build((encoder) => {
    encoding.writeVarUint(encoder, frame.durable)
    encoding.writeVarUint(encoder, durable.at)
    encoding.writeVarUint(encoder, seq)
  })
}

/** Several messages in one frame, which our own client reads and a stock one of version 3 does not. */
export function together(...messages: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(messages.reduce((sum, { length }) => sum + length, 0))
  let end = 0
  for (const message of messages) {
    bytes.set(message, end)
    end += message.length
  }
  return bytes
}

function syncFrame(step: number, bytes: Uint8Array): Uint8Array {
  return build((encoder) => {
    encoding.writeVarUint(encoder, frame.sync)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, bytes)
  })
}

function build(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}
