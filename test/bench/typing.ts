import * as decoding from 'lib0/decoding'
import WebSocket from 'ws'
import * as Y from 'yjs'

import { durable, frame, sync } from '#app/domain/drafting/protocol.ts'
import { step1Frame, updateFrame } from '#server/sync/frames.ts'

export type Plan = {
  /** Clients of one document are spread over these in turn. */
  urls: readonly string[]
  documents: readonly string[]
  cookie: string
  clientsPerDocument: number
  /** Edits a second of one client. */
  rate: number
  seconds: number
  /** Called when everybody is there and nobody has typed yet. */
  begin: () => Promise<void>
}

/** Milliseconds from the time an edit was due to be sent. */
export type Latencies = { visible: number[]; durable: number[]; edits: number; unseen: number }

type Client = {
  socket: WebSocket
  id: number
  frames: Uint8Array[]
  /** When the edit with this clock was due. */
  due: number[]
  acknowledged: number
}

/**
 * Every client types one character after the other at times fixed before the first is sent, whether
 * or not the server keeps up, and an edit's latency counts from when it was due: a server that stalls
 * cannot hide it by slowing the load (coordinated omission).
 */
export async function type(plan: Plan): Promise<Latencies> {
  const rooms = await Promise.all(plan.documents.map((document) => enter(plan, document)))
  const result: Latencies = { visible: [], durable: [], edits: 0, unseen: 0 }
  for (const clients of rooms) for (const client of clients) listen(client, clients, result)

  await plan.begin()
  const all = rooms.flat()
  const start = performance.now() + 200
  const period = 1_000 / plan.rate
  for (const [i, client] of all.entries()) {
    const phase = (i * period) / all.length
    client.due = client.frames.map((_, n) => start + phase + n * period)
  }
  await send(all)
  const expected = result.edits * (plan.clientsPerDocument - 1)
  const patience = performance.now() + 5_000
  while (result.visible.length < expected && performance.now() < patience) await pause(10)
  result.unseen = expected - result.visible.length
  for (const { socket } of all) socket.terminate()
  return result

  async function send(clients: readonly Client[]): Promise<void> {
    const order = clients
      .flatMap((client) =>
        client.frames.map((bytes, n) => ({ client, bytes, at: client.due[n] ?? 0 })),
      )
      .toSorted((a, b) => a.at - b.at)
    for (const { client, bytes, at } of order) {
      while (performance.now() < at) await pause(Math.max(0, at - performance.now()))
      client.socket.send(bytes)
      result.edits++
    }
  }
}

async function enter(plan: Plan, document: string): Promise<Client[]> {
  return Promise.all(
    Array.from({ length: plan.clientsPerDocument }, async (_, at) => {
      const url = plan.urls[at % plan.urls.length]
      const socket = new WebSocket(`${url}/${document}?ack=1`, {
        headers: { cookie: plan.cookie },
        perMessageDeflate: false,
      })
      await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
      socket.send(step1Frame(Uint8Array.of(0)))
      return { socket, due: [], acknowledged: 0, ...keystrokes(plan.rate * plan.seconds) }
    }),
  )
}

/** The updates of someone who types in a place of their own, ready to be sent. */
function keystrokes(count: number): { id: number; frames: Uint8Array[] } {
  const doc = new Y.Doc()
  const frames: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => frames.push(updateFrame(update)))
  const text = doc.getText('plain')
  for (let i = 0; i < count; i++) text.insert(i, 'abcdefghij'[i % 10] ?? 'x')
  return { id: doc.clientID, frames }
}

function listen(client: Client, room: readonly Client[], result: Latencies): void {
  const authors = new Map(room.map((author) => [author.id, author]))
  client.socket.on('message', (data: Buffer) => {
    const now = performance.now()
    const decoder = decoding.createDecoder(data)
    const type = decoding.readVarUint(decoder)
    if (type === frame.sync && decoding.readVarUint(decoder) === sync.update) {
      const { from, to } = Y.parseUpdateMeta(decoding.readVarUint8Array(decoder))
      for (const [id, end] of to) {
        const due = authors.get(id)?.due ?? []
        for (let clock = from.get(id) ?? 0; clock < end; clock++)
          result.visible.push(now - (due[clock] ?? now))
      }
    }
    if (type === frame.durable && decoding.readVarUint(decoder) === durable.saved) {
      const saved = decoding.readVarUint(decoder)
      for (; client.acknowledged < saved; client.acknowledged++)
        result.durable.push(now - (client.due[client.acknowledged] ?? now))
    }
  })
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => (ms < 1 ? setImmediate(resolve) : setTimeout(resolve, ms)))
}
