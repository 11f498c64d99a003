import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

import { close as closeCode, durable, frame, sync } from '#app/domain/drafting/protocol.ts'

import { broken } from './wire.client.ts'
import type { Wire, WireEvents } from './wire.client.ts'

/**
 * The same frames in plain requests, for networks that let no WebSocket through: one waits for what is
 * new after what the document holds, which `address` names, and one at a time brings edits. It says
 * of edits what a socket would, counted as if it were one. Nobody's presence goes out this way.
 */
export function openRequests(address: () => string, { message, closed }: WireEvents): Wire {
  const ending = new AbortController()
  let edits: { n: number; update: Uint8Array }[] = []
  let counted = 0
  let isSending = false
  let isFirst = true

  function end(code: number): void {
    if (ending.signal.aborted) return
    ending.abort()
    closed(code)
  }

  async function listen(): Promise<void> {
    while (!ending.signal.aborted) {
      const frames = await ask(address(), null)
      for (const bytes of frames) if (isFirst || isNews(bytes)) message(bytes)
      isFirst = false
    }
  }

  async function sendAll(): Promise<void> {
    isSending = true
    while (edits.length > 0 && !ending.signal.aborted) {
      const batch = edits
      edits = []
      const update = Y.mergeUpdates(batch.map((edit) => edit.update))
      for (const bytes of await ask(address(), editFrame(update))) {
        for (const said of answersFor(bytes, batch)) message(said)
      }
    }
    isSending = false
  }

  /** The frames of an answer; a line that is closed or broken ends with it. */
  async function ask(url: string, edit: Uint8Array | null): Promise<readonly Uint8Array[]> {
    const { signal } = ending
    const response = await fetch(
      url,
      edit === null
        ? { signal, cache: 'no-store' }
        : { signal, method: 'POST', headers: binary, body: new Blob([new Uint8Array(edit)]) },
    )
    if (response.status === 401) end(closeCode.signedOut)
    else if (response.status === 404) end(closeCode.accessChanged)
    else if (!response.ok) end(broken)
    if (ending.signal.aborted) return []
    const frames = framesIn(new Uint8Array(await response.arrayBuffer()))
    const code = Number(response.headers.get('Sync-Close') ?? 0)
    if (code !== 0) end(code)
    return frames
  }

  const untilItBreaks = (work: Promise<void>): void => void work.catch(() => end(broken))
  untilItBreaks(listen())

  return {
    send(bytes) {
      const update = updateIn(bytes)
      if (update === null) return
      edits.push({ n: ++counted, update })
      if (!isSending) untilItBreaks(sendAll())
    },
    close: () => ending.abort(),
  }
}

const binary = { 'Content-Type': 'application/octet-stream' }

/** Each answer greets anew, asks for what we have and says that we have everything. */
function isNews([type, kind]: Uint8Array): boolean {
  return type !== frame.sync || kind === sync.update
}

/** The update of a step 2 or an update; null for what goes no other way than by socket. */
function updateIn(bytes: Uint8Array): Uint8Array | null {
  const decoder = decoding.createDecoder(bytes)
  if (decoding.readVarUint(decoder) !== frame.sync) return null
  return decoding.readVarUint(decoder) === sync.step1 ? null : decoding.readVarUint8Array(decoder)
}

function editFrame(update: Uint8Array): Uint8Array {
  return build((encoder) => {
    encoding.writeVarUint(encoder, frame.sync)
    encoding.writeVarUint(encoder, sync.update)
    encoding.writeVarUint8Array(encoder, update)
  })
}

/** What was said of the one message of a request, said of the edits that it was made of. */
function answersFor(bytes: Uint8Array, batch: readonly { n: number }[]): Uint8Array[] {
  const decoder = decoding.createDecoder(bytes)
  decoding.readVarUint(decoder)
  const kind = decoding.readVarUint(decoder)
  decoding.readVarUint(decoder)
  const rest = decoding.readTailAsUint8Array(decoder)
  const about = (n: number) =>
    build((encoder) => {
      encoding.writeVarUint(encoder, frame.durable)
      encoding.writeVarUint(encoder, kind)
      encoding.writeVarUint(encoder, n)
      encoding.writeUint8Array(encoder, rest)
    })
  if (kind === durable.saved) return [about(batch.at(-1)?.n ?? 0)]
  // After a gap a socket would be asked for everything; so is this.
  const asks = decoding.readVarString(decoding.createDecoder(rest)) === 'gap' ? [askForAll] : []
  return [...batch.map(({ n }) => about(n)), ...asks]
}

const askForAll = build((encoder) => {
  encoding.writeVarUint(encoder, frame.sync)
  encoding.writeVarUint(encoder, sync.step1)
  encoding.writeVarUint8Array(encoder, Uint8Array.of(0))
})

/** Each frame stands behind its length, four bytes, the least significant first. */
function framesIn(parcel: Uint8Array): Uint8Array[] {
  const view = new DataView(parcel.buffer, parcel.byteOffset, parcel.byteLength)
  const frames: Uint8Array[] = []
  for (let at = 0; at + 4 <= parcel.length;) {
    const length = view.getUint32(at, true)
    frames.push(parcel.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return frames
}

function build(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}
