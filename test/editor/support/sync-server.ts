import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'

import { durable, frame, sync } from '#app/domain/drafting/protocol.ts'

/**
 * The other end of the socket, held in the hand: it says and acknowledges only what a test tells it
 * to. What it understood is in `doc`.
 */
export async function startSyncServer() {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(server, 'listening')
  const doc = new Y.Doc()
  const { port } = server.address() as AddressInfo
  const lines: Line[] = []
  server.on('connection', (socket) => lines.push(new Line(socket, doc)))
  return {
    url: `ws://127.0.0.1:${port}`,
    doc,
    lines,
    /** The `n`th connection, once it is there. */
    line: async (n: number) => {
      await until(() => lines.length >= n)
      const line = lines[n - 1]
      if (line === undefined) throw new Error('no such line')
      return line
    },
    [Symbol.asyncDispose]: async () => {
      for (const client of server.clients) client.terminate()
      server.close()
      await once(server, 'close')
      doc.destroy()
    },
  }
}

class Line {
  /** Step-2 and update messages received. */
  edits = 0
  /** Outer and inner type of every message, in order. */
  readonly heard: string[] = []
  readonly socket: WebSocket
  private readonly doc: Y.Doc

  constructor(socket: WebSocket, doc: Y.Doc) {
    this.socket = socket
    this.doc = doc
    socket.binaryType = 'nodebuffer'
    socket.on('message', (data: Buffer) => this.take(new Uint8Array(data)))
  }

  hello(generation = 'first', access = 'edit'): void {
    this.say((to) => {
      encoding.writeVarUint(to, frame.durable)
      encoding.writeVarUint(to, durable.hello)
      encoding.writeVarString(to, generation)
      encoding.writeVarUint(to, 0)
      encoding.writeVarString(to, access)
    })
  }

  ask(): void {
    this.sync(sync.step1, Y.encodeStateVector(this.doc))
  }

  answer(): void {
    this.sync(sync.update, Y.encodeStateAsUpdate(this.doc))
    this.sync(sync.step2, Uint8Array.of(0, 0))
  }

  /** Everything a server says to greet and to complete a client. */
  welcome(generation = 'first', access = 'edit'): void {
    this.hello(generation, access)
    this.ask()
    this.answer()
  }

  saved(n: number): void {
    this.say((to) => {
      encoding.writeVarUint(to, frame.durable)
      encoding.writeVarUint(to, durable.saved)
      encoding.writeVarUint(to, n)
      encoding.writeVarUint(to, 7)
    })
  }

  refused(n: number, code: string): void {
    this.say((to) => {
      encoding.writeVarUint(to, frame.durable)
      encoding.writeVarUint(to, durable.refused)
      encoding.writeVarUint(to, n)
      encoding.writeVarString(to, code)
      encoding.writeVarUint(to, 0)
    })
  }

  presence(update: Uint8Array): void {
    this.say((to) => {
      encoding.writeVarUint(to, frame.awareness)
      encoding.writeVarUint8Array(to, update)
    })
  }

  private sync(step: number, bytes: Uint8Array): void {
    this.say((to) => {
      encoding.writeVarUint(to, frame.sync)
      encoding.writeVarUint(to, step)
      encoding.writeVarUint8Array(to, bytes)
    })
  }

  private say(write: (to: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder()
    write(encoder)
    this.socket.send(encoding.toUint8Array(encoder))
  }

  private take(bytes: Uint8Array): void {
    const from = decoding.createDecoder(bytes)
    const type = decoding.readVarUint(from)
    if (type !== frame.sync) {
      this.heard.push(type === frame.awareness ? 'presence' : String(type))
      return
    }
    const step = decoding.readVarUint(from)
    this.heard.push(step === sync.step1 ? 'step 1' : step === sync.step2 ? 'step 2' : 'update')
    if (step === sync.step1) return
    this.edits += 1
    Y.applyUpdate(this.doc, decoding.readVarUint8Array(from))
  }
}

export async function until(isSo: () => boolean): Promise<void> {
  const end = performance.now() + 10_000
  while (!isSo()) {
    if (performance.now() > end) throw new Error('waited in vain')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
