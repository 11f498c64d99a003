import * as decoding from 'lib0/decoding'
import WebSocket from 'ws'

import { durable, frame, sync } from '#app/domain/drafting/protocol.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'

import { until } from './sync-node.ts'

export type Heard =
  | { type: 'step-1'; bytes: Uint8Array }
  | { type: 'step-2'; bytes: Uint8Array }
  | { type: 'update'; bytes: Uint8Array }
  | { type: 'presence'; bytes: Uint8Array }
  | { type: 'denied'; reason: string }
  | { type: 'hello'; generation: string; seq: number; access: string }
  | { type: 'saved'; n: number; seq: number }
  | { type: 'refused'; n: number; code: string; blocks: string[] }
  | { type: 'at'; seq: number }

/** A client that says exactly what a test tells it to, and writes down what it hears. */
export async function rawClient(
  url: string,
  document: DocumentId | string,
  headers: Record<string, string>,
  query = '?ack=1',
) {
  const socket = new WebSocket(`${url}/${document}${query}`, { headers })
  const heard: Heard[] = []
  const outcome: { refused?: number; closed?: { code: number; reason: string } } = {}
  socket.on('message', (data: Buffer) => heard.push(...readHeard(data)))
  socket.on('close', (code, reason) => (outcome.closed ??= { code, reason: reason.toString() }))
  socket.on('unexpected-response', (_request, response) => {
    outcome.refused = response.statusCode ?? 0
    socket.terminate()
  })
  socket.on('error', () => {})
  await until(() => socket.readyState !== WebSocket.CONNECTING || outcome.refused !== undefined)
  return {
    socket,
    heard,
    outcome,
    of: <Type extends Heard['type']>(type: Type) =>
      heard.filter((one): one is Extract<Heard, { type: Type }> => one.type === type),
    send: (bytes: Uint8Array) => socket.send(bytes),
    [Symbol.dispose]() {
      socket.terminate()
    },
  }
}

const steps = { [sync.step1]: 'step-1', [sync.step2]: 'step-2', [sync.update]: 'update' } as const

/** What a frame from the server says, message by message. */
export function readHeard(data: Uint8Array): Heard[] {
  const decoder = decoding.createDecoder(data)
  const heard: Heard[] = []
  while (decoding.hasContent(decoder)) heard.push(readMessage(decoder))
  return heard
}

function readMessage(decoder: decoding.Decoder): Heard {
  const type = decoding.readVarUint(decoder)
  switch (type) {
    case frame.sync: {
      const step = decoding.readVarUint(decoder) as keyof typeof steps
      return { type: steps[step], bytes: decoding.readVarUint8Array(decoder) }
    }
    case frame.awareness:
      return { type: 'presence', bytes: decoding.readVarUint8Array(decoder) }
    case frame.auth:
      decoding.readVarUint(decoder)
      return { type: 'denied', reason: decoding.readVarString(decoder) }
    case frame.durable:
      return readDurable(decoder)
    default:
      throw new Error(`frame ${type}`)
  }
}

function readDurable(decoder: decoding.Decoder): Heard {
  switch (decoding.readVarUint(decoder)) {
    case durable.hello:
      return {
        type: 'hello',
        generation: decoding.readVarString(decoder),
        seq: decoding.readVarUint(decoder),
        access: decoding.readVarString(decoder),
      }
    case durable.saved:
      return { type: 'saved', n: decoding.readVarUint(decoder), seq: decoding.readVarUint(decoder) }
    case durable.refused:
      return {
        type: 'refused',
        n: decoding.readVarUint(decoder),
        code: decoding.readVarString(decoder),
        blocks: Array.from({ length: decoding.readVarUint(decoder) }, () =>
          decoding.readVarString(decoder),
        ),
      }
    case durable.at:
      return { type: 'at', seq: decoding.readVarUint(decoder) }
    default:
      throw new Error('frame 100 of an unknown kind')
  }
}
