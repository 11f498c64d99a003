import * as decoding from 'lib0/decoding'
import WebSocket from 'ws'
import * as Y from 'yjs'

import { durable, frame, sync } from '#app/domain/drafting/protocol.ts'
import { step1Frame, updateFrame } from '#server/sync/frames.ts'
import { editingTrace, play } from '#test/support/editing-trace.ts'

/** Types a long session into a document, as fast as it is taken; answers the text and the time. */
export async function playSession(
  address: string,
  cookie: string,
  keystrokes: number,
): Promise<{ text: string; ms: number }> {
  const doc = new Y.Doc()
  const frames: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => frames.push(updateFrame(update)))
  const text = doc.getText('plain')
  for (const stroke of editingTrace(2026, keystrokes)) play(text, stroke)

  const socket = await connect(address, cookie)
  const start = performance.now()
  const saved = new Promise<void>((resolve) => {
    socket.on('message', (data: Buffer) => {
      const decoder = decoding.createDecoder(data)
      if (decoding.readVarUint(decoder) !== frame.durable) return
      if (decoding.readVarUint(decoder) !== durable.saved) return
      if (decoding.readVarUint(decoder) === keystrokes) resolve()
    })
  })
  for (const [i, bytes] of frames.entries()) {
    socket.send(bytes)
    if (i % 100 === 99) await new Promise((resolve) => setImmediate(resolve))
  }
  await saved
  const ms = performance.now() - start
  socket.terminate()
  return { text: text.toJSON(), ms }
}

/** From the upgrade to a Y.Doc that has everything. */
export async function openText(
  address: string,
  cookie: string,
): Promise<{ text: string; ms: number }> {
  const start = performance.now()
  const socket = await connect(address, cookie)
  const doc = new Y.Doc()
  const whole = new Promise<void>((resolve) => {
    socket.on('message', (data: Buffer) => {
      const decoder = decoding.createDecoder(data)
      if (decoding.readVarUint(decoder) !== frame.sync) return
      const step = decoding.readVarUint(decoder)
      if (step === sync.step1) return
      Y.applyUpdate(doc, decoding.readVarUint8Array(decoder))
      if (step === sync.step2) resolve()
    })
  })
  socket.send(step1Frame(Uint8Array.of(0)))
  await whole
  const ms = performance.now() - start
  socket.terminate()
  return { text: doc.getText('plain').toJSON(), ms }
}

async function connect(address: string, cookie: string): Promise<WebSocket> {
  const socket = new WebSocket(`${address}?ack=1`, {
    headers: { cookie },
    perMessageDeflate: false,
  })
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  return socket
}
