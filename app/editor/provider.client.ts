import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import {
  applyAwarenessUpdate,
  Awareness,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness'
import * as Y from 'yjs'

import type { Access } from '#app/domain/accounts/access.ts'
import { accesses } from '#app/domain/accounts/access.ts'
import type { BlockId } from '#app/domain/drafting/block.ts'
import {
  close,
  durable,
  frame,
  isPermanent,
  parameter,
  refusedEdits,
  sync,
} from '#app/domain/drafting/protocol.ts'

import { openRequests } from './requests.client.ts'
import type { Ending, SaveEvent } from './save-state.ts'
import { openSocket } from './wire.client.ts'
import type { Wire, WireEvents } from './wire.client.ts'

/** What the editor hears of the connection. */
export type ProviderEvents = {
  save: (event: SaveEvent) => void
  /** Said once per connection: what one may do, and of which history the text is. */
  greeted: (greeting: { generation: string; access: Access }) => void
  /** The text goes on in another history than the document's; the provider has ended. */
  replaced: (generation: string) => void
}

const firstPauseMs = 400
const longestPauseMs = 10_000
/** Presence is sent and shown at most ten times a second (stack.md 3.3). */
const presenceMs = 100
/** After this long without a word the server is asked for one; without an answer the line is dead. */
const quietMs = 15_000
/** After so many sockets that no server answered, plain requests are tried. */
const mostSocketsInVain = 2
/** While one makes do with requests a socket is sought beside them, soon and then ever less often. */
const firstSearchMs = 1_000
const longestSearchMs = 10 * 60_000
/** An update that says nothing: no clients, no deletions. It is acknowledged like any other. */
const nothing = Uint8Array.of(0, 0)

/**
 * The browser's end of `GET /sync/:document` (protocol.ts). It sends each update of the document as
 * a message, counts them, and passes on what the server says is on disk. It never talks to other
 * tabs: their edits would reach the server in this person's name (sync.md 1.1, BroadcastChannel).
 */
export class Provider {
  readonly awareness: Awareness
  private readonly doc: Y.Doc
  private readonly url: string
  private readonly events: ProviderEvents
  private readonly expected: () => string | null
  private wire: Wire | null = null
  /** By requests, where no socket comes about: slower, and nobody is seen. */
  private isSlow = false
  /** Sockets in a row that came to nothing. */
  private socketsInVain = 0
  private greeted = false
  private answered = false
  private live = false
  private ended = false
  private failures = 0
  private retry: ReturnType<typeof setTimeout> | undefined
  private silence: ReturnType<typeof setTimeout> | undefined
  private presenceOut: ReturnType<typeof setTimeout> | undefined
  private presenceIn: ReturnType<typeof setTimeout> | undefined
  private search: ReturnType<typeof setTimeout> | undefined
  private sought: Wire | null = null
  private heard: Uint8Array[] = []
  /** How much of the log this document holds, once the server has said so. */
  private read: number | null = null

  /** `expected` names the generation that the document holds; null while it holds nothing. */
  constructor(url: string, doc: Y.Doc, expected: () => string | null, events: ProviderEvents) {
    this.url = url
    this.doc = doc
    this.expected = expected
    this.events = events
    this.awareness = new Awareness(doc)
    this.awareness.on('update', this.presenceChanged)
    doc.on('update', this.textChanged)
    globalThis.addEventListener('online', this.retryNow)
    globalThis.addEventListener('offline', this.lineGone)
    this.connect()
  }

  /** Leaves: others see it at once. What is unsaved stays on the device. */
  destroy(): void {
    this.ended = true
    clearTimeout(this.retry)
    clearTimeout(this.silence)
    clearTimeout(this.presenceOut)
    clearTimeout(this.presenceIn)
    this.doc.off('update', this.textChanged)
    globalThis.removeEventListener('online', this.retryNow)
    globalThis.removeEventListener('offline', this.lineGone)
    this.awareness.destroy()
    this.drop()
  }

  private readonly retryNow = (): void => {
    if (this.wire !== null || this.ended) return
    clearTimeout(this.retry)
    this.connect()
  }

  private readonly lineGone = (): void => this.lost()

  private connect(): void {
    this.isSlow = this.socketsInVain >= mostSocketsInVain
    this.wire = this.isSlow
      ? openRequests(() => this.address('http'), this.hearing)
      : openSocket(this.address('ws'), this.hearing)
    this.listenForSilence()
  }

  private readonly hearing: WireEvents = {
    message: (bytes) => {
      this.listenForSilence()
      this.receive(bytes)
    },
    closed: (code) => {
      if (isPermanent(code)) this.end(endingOf(code))
      else this.lost()
    },
  }

  /** Requests that work may only mean that the server was away when sockets were tried. */
  private seekSocket(inMs: number): void {
    this.search = setTimeout(() => {
      let isFound = false
      const socket = openSocket(this.address('ws'), {
        message: (bytes) => {
          if (!isFound) this.goOnBy(socket)
          isFound = true
          this.hearing.message(bytes)
        },
        closed: (code) => {
          if (isFound) this.hearing.closed(code)
          else this.seekSocket(Math.min(inMs * 2, longestSearchMs))
        },
      })
      this.sought = socket
    }, inMs)
  }

  /** The text stays open meanwhile: only what is not known to be saved is sent again. */
  private goOnBy(socket: Wire): void {
    this.sought = null
    this.hangUp()
    this.isSlow = false
    this.socketsInVain = 0
    this.wire = socket
    this.events.save({ type: 'rewired' })
  }

  /** Who comes back names what it has, and is sent only what came after. */
  private address(scheme: 'ws' | 'http'): string {
    const url = new URL(this.url)
    url.protocol = url.protocol.replace(/^(ws|http)/, scheme)
    const generation = this.expected()
    if (this.read !== null && generation !== null) {
      url.searchParams.set(parameter.generation, generation)
      url.searchParams.set(parameter.seq, String(this.read))
    }
    return url.href
  }

  private receive(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes)
    while (decoding.hasContent(decoder) && this.wire !== null) this.take(decoder)
  }

  private take(decoder: decoding.Decoder): void {
    switch (decoding.readVarUint(decoder)) {
      case frame.sync:
        return this.takeSync(decoding.readVarUint(decoder), decoding.readVarUint8Array(decoder))
      case frame.awareness:
        return this.hearPresence(decoding.readVarUint8Array(decoder))
      case frame.durable:
        return this.takeDurable(decoder)
      case frame.queryAwareness:
        return this.sendPresence()
      default:
        // A newer server may say more; the rest of this frame cannot be read without knowing it.
        decoder.pos = decoder.arr.length
    }
  }

  private takeSync(step: number, bytes: Uint8Array): void {
    switch (step) {
      case sync.step1:
        this.sendSync(sync.step2, Y.encodeStateAsUpdate(this.doc, bytes))
        this.answered = true
        this.events.save({ type: 'sent-everything' })
        return
      case sync.step2:
        Y.applyUpdate(this.doc, bytes, this)
        if (!this.live) {
          this.live = true
          this.failures = 0
          if (this.isSlow) this.seekSocket(firstSearchMs)
          this.events.save({ type: 'live', slow: this.isSlow })
        }
        return
      case sync.update:
        Y.applyUpdate(this.doc, bytes, this)
    }
  }

  private takeDurable(decoder: decoding.Decoder): void {
    switch (decoding.readVarUint(decoder)) {
      case durable.hello:
        return this.greet(
          decoding.readVarString(decoder),
          decoding.readVarUint(decoder),
          decoding.readVarString(decoder),
        )
      case durable.saved: {
        const n = decoding.readVarUint(decoder)
        const seq = decoding.readVarUint(decoder)
        // A request that brought an edit says nothing of what others wrote before it.
        if (this.live && !this.isSlow) this.read = seq
        return this.events.save({ type: 'saved', n })
      }
      case durable.refused: {
        const n = decoding.readVarUint(decoder)
        const said = decoding.readVarString(decoder)
        const code = refusedEdits.find((known) => known === said) ?? 'malformed'
        const blocks = Array.from(
          { length: decoding.readVarUint(decoder) },
          () => decoding.readVarString(decoder) as BlockId,
        )
        return this.events.save({ type: 'refused', n, code, blocks })
      }
      case durable.at:
        this.read = decoding.readVarUint(decoder)
        return
    }
  }

  /** Nothing is exchanged before it is sure that both ends mean the same history (sync.md 2, 29). */
  private greet(generation: string, _seq: number, said: string): void {
    const expected = this.expected()
    if (expected !== null && expected !== generation) {
      this.end('replaced')
      this.events.replaced(generation)
      return
    }
    const access = accesses.find((known) => known === said) ?? 'read'
    this.greeted = true
    this.events.greeted({ generation, access })
    this.sendSync(sync.step1, Y.encodeStateVector(this.doc))
    this.sendPresence()
  }

  /** Until the server's step 1 is answered nothing is sent: the answer holds all that it has not. */
  private readonly textChanged = (
    update: Uint8Array,
    _origin: unknown,
    _doc: Y.Doc,
    { local }: Y.Transaction,
  ): void => {
    if (!local) return
    if (this.answered) this.sendSync(sync.update, update)
    this.events.save({ type: 'edited', sent: this.answered })
  }

  private readonly presenceChanged = (_: unknown, origin: unknown): void => {
    // Only what this page says of itself goes out; the echo of others would be O(n²) (sync.md 1.1).
    if (origin !== 'local') return
    this.presenceOut ??= setTimeout(() => {
      this.presenceOut = undefined
      this.sendPresence()
    }, presenceMs)
  }

  private sendPresence(): void {
    if (!this.greeted || this.awareness.getLocalState() === null) return
    const update = encodeAwarenessUpdate(this.awareness, [this.doc.clientID])
    this.send((encoder) => {
      encoding.writeVarUint(encoder, frame.awareness)
      encoding.writeVarUint8Array(encoder, update)
    })
  }

  private hearPresence(update: Uint8Array): void {
    this.heard.push(update)
    this.presenceIn ??= setTimeout(() => {
      this.presenceIn = undefined
      for (const one of this.heard.splice(0)) applyAwarenessUpdate(this.awareness, one, this)
    }, presenceMs)
  }

  private sendSync(step: number, bytes: Uint8Array): void {
    this.send((encoder) => {
      encoding.writeVarUint(encoder, frame.sync)
      encoding.writeVarUint(encoder, step)
      encoding.writeVarUint8Array(encoder, bytes)
    })
  }

  private send(write: (encoder: encoding.Encoder) => void): void {
    if (this.wire === null) return
    const encoder = encoding.createEncoder()
    write(encoder)
    this.wire.send(encoding.toUint8Array(encoder))
  }

  private listenForSilence(): void {
    clearTimeout(this.silence)
    this.silence = setTimeout(() => {
      this.silence = setTimeout(() => this.lost(), quietMs)
      if (!this.answered) return
      this.sendSync(sync.update, nothing)
      this.events.save({ type: 'asked' })
    }, quietMs)
  }

  private lost(): void {
    // After requests a socket is tried once more; it may be another network by now.
    if (this.isSlow) this.socketsInVain = mostSocketsInVain - 1
    else this.socketsInVain = this.greeted ? 0 : this.socketsInVain + 1
    this.drop()
    if (this.ended) return
    this.events.save({ type: 'away' })
    clearTimeout(this.retry)
    this.retry = setTimeout(() => this.connect(), pause(this.failures++))
  }

  private end(why: Ending): void {
    this.ended = true
    this.drop()
    this.events.save({ type: 'ended', why })
  }

  private drop(): void {
    clearTimeout(this.silence)
    const others = [...this.awareness.getStates().keys()].filter(
      (client) => client !== this.doc.clientID,
    )
    removeAwarenessStates(this.awareness, others, this)
    this.hangUp()
  }

  private hangUp(): void {
    clearTimeout(this.search)
    for (const wire of [this.wire, this.sought]) wire?.close()
    this.wire = null
    this.sought = null
    this.greeted = false
    this.answered = false
    this.live = false
  }
}

/** Doubling, with everybody at another moment: after a restart not all may come at once. */
function pause(failures: number): number {
  const most = Math.min(longestPauseMs, firstPauseMs * 2 ** failures)
  return most / 2 + Math.random() * (most / 2)
}

function endingOf(code: number): Ending {
  switch (code) {
    case close.signedOut:
      return 'signed-out'
    case close.accessChanged:
      return 'access-changed'
    case close.grammarTooOld:
      return 'reload'
    case close.quarantined:
      return 'quarantined'
    default:
      return 'refused'
  }
}
