import * as decoding from 'lib0/decoding'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

import type { PersonId } from '#app/domain/kernel/id.ts'
import { Provider } from '#app/editor/provider.client.ts'
import { evolve, opening, unsaved } from '#app/editor/save-state.ts'
import { step1Frame, updateFrame } from '#server/sync/frames.ts'
import type { Ledger } from '#test/support/ledger.ts'
import { readHeard } from '#test/support/raw-client.ts'
import { typing } from '#test/support/sync-node.ts'
import { Writer } from '#test/support/writer.ts'
import type { Line } from '#test/support/writer.ts'

import { ScriptedSocket } from './wire.ts'

/** A client as a script handles it. */
export type Client = {
  doc: Y.Doc
  acknowledges: boolean
  /** Tries to connect, unless it is connected or has given up for good. */
  dial(): void
  /** Whether all of it is where it should be, as far as it is told. */
  isContent(): boolean
  leave(): void
}

/** The provider of our own pages; what the page calls saved goes into the ledger. */
export function page(
  url: string,
  clientId: number,
  person: PersonId,
  ledger: Ledger,
  online: () => void,
): Client {
  const doc = new Y.Doc()
  doc.clientID = clientId
  ledger.watch(doc, person)
  let save = opening
  let generation: string | null = null
  let written: Uint8Array[] = []
  doc.on('update', (update: Uint8Array, _: unknown, _doc: Y.Doc, { local }: Y.Transaction) => {
    if (local) written.push(update)
  })
  const provider = new Provider(url, doc, () => generation, {
    save(event) {
      save = evolve(save, event)
      if (unsaved(save) > 0 || event.type !== 'saved') return
      for (const update of written) ledger.saved(update)
      written = []
    },
    greeted: (greeting) => void (generation = greeting.generation),
    replaced: () => {},
  })
  provider.awareness.setLocalStateField('user', { name: 'A page' })
  return {
    doc,
    acknowledges: true,
    dial: online,
    isContent: () => save.link.link === 'live' && unsaved(save) === 0,
    leave() {
      provider.destroy()
      doc.destroy()
    },
  }
}

/** y-websocket as it comes from npm. */
export function stock(url: string, clientId: number, person: PersonId, ledger: Ledger): Client {
  const doc = new Y.Doc()
  doc.clientID = clientId
  ledger.watch(doc, person)
  const { host, pathname } = new URL(url)
  const provider = new WebsocketProvider(`ws://${host}`, pathname.slice(1), doc, {
    disableBc: true,
    WebSocketPolyfill: ScriptedSocket as unknown as typeof WebSocket,
  })
  provider.awareness.setLocalStateField('user', { name: 'A stock client' })
  return {
    doc,
    acknowledges: false,
    dial: () => provider.connect(),
    isContent: () => provider.synced,
    leave() {
      provider.destroy()
      doc.destroy()
    },
  }
}

export function writer(url: string, clientId: number, person: PersonId, ledger: Ledger): Client {
  const one = new Writer(person, ledger, () => new ScriptedSocket(url) as unknown as Line)
  one.doc.clientID = clientId
  return {
    doc: one.doc,
    acknowledges: true,
    dial: () => {
      if (!one.isConnected) one.dial()
    },
    isContent: () => one.isSaved,
    leave: () => one.leave(),
  }
}

/** Someone who listens like everybody, and writes under the client ids of others. */
export function forger(url: string) {
  const doc = new Y.Doc()
  /** Of others who are in the same room; whose content is in the log is known by that. */
  let present: number[] = []
  let socket: ScriptedSocket | null = null

  function hear(bytes: Uint8Array): void {
    for (const heard of readHeard(bytes)) {
      if (heard.type === 'presence') present = [...present, ...clientsIn(heard.bytes)]
      if (heard.type === 'update' || heard.type === 'step-2') Y.applyUpdate(doc, heard.bytes)
    }
  }
  return {
    doc,
    acknowledges: true,
    dial() {
      if (socket !== null && socket.readyState !== ScriptedSocket.CLOSED) return
      present = []
      const dialled = new ScriptedSocket(url)
      dialled.onopen = () => dialled.send(step1Frame(Y.encodeStateVector(doc)))
      dialled.onmessage = ({ data = new ArrayBuffer() }) => hear(new Uint8Array(data))
      socket = dialled
    },
    isContent: () => true,
    leave() {
      socket?.close()
      doc.destroy()
    },
    forge(which: number, words: string): void {
      const known = [...present, ...doc.store.clients.keys()]
      const client = known[which % Math.max(1, known.length)]
      if (client === undefined) return
      socket?.send(updateFrame(typing(words, { client, after: [Y.encodeStateAsUpdate(doc)] })))
    },
  }
}

/** Of a presence update (y-protocols `awareness.js`). */
function clientsIn(update: Uint8Array): number[] {
  const decoder = decoding.createDecoder(update)
  return Array.from({ length: decoding.readVarUint(decoder) }, () => {
    const client = decoding.readVarUint(decoder)
    decoding.readVarUint(decoder)
    decoding.readVarString(decoder)
    return client
  })
}
