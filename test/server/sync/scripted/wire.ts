import type { Connection } from '#server/sync/member.ts'
import type { Room } from '#server/sync/room.ts'

/** Who answers when a client dials, and hears of what is sent. */
export type Exchange = { dialled(socket: ScriptedSocket): void }

/**
 * A browser's WebSocket whose other end is a room and whose way there is a script's. Clients are given
 * its class; the address says on whose behalf they dial.
 */
export class ScriptedSocket {
  static readonly CONNECTING = 0
  static readonly OPEN = 1
  static readonly CLOSED = 3
  static exchange: Exchange | null = null
  readonly OPEN = ScriptedSocket.OPEN
  readonly url: string
  binaryType = 'arraybuffer'
  readyState: number = ScriptedSocket.CONNECTING
  onopen: (() => void) | null = null
  onmessage: Listener | null = null
  onclose: Listener | null = null
  onerror: (() => void) | null = null
  wire: Wire | null = null

  private readonly listeners: { type: string; listener: Listener }[] = []

  constructor(url: string | URL) {
    this.url = String(url)
    ScriptedSocket.exchange?.dialled(this)
  }

  send(bytes: Uint8Array): void {
    this.wire?.say(bytes)
  }

  close(): void {
    this.readyState = ScriptedSocket.CLOSED
    this.wire?.hangUp()
  }

  addEventListener(type: string, listener: Listener): void {
    this.listeners.push({ type, listener })
  }

  opened(wire: Wire): void {
    this.wire = wire
    this.readyState = ScriptedSocket.OPEN
    this.onopen?.()
  }

  /** Throws what the client throws. */
  hear(bytes: Uint8Array): void {
    if (this.readyState === ScriptedSocket.OPEN)
      this.tell('message', { data: Uint8Array.from(bytes).buffer })
  }

  ended(code: number): void {
    if (this.readyState === ScriptedSocket.CLOSED) return
    this.readyState = ScriptedSocket.CLOSED
    this.tell('close', { code, reason: '' })
  }

  private tell(type: 'message' | 'close', event: Event): void {
    if (type === 'message') this.onmessage?.(event)
    else this.onclose?.(event)
    for (const one of this.listeners) if (one.type === type) one.listener(event)
  }
}

type Event = { data?: ArrayBuffer; code?: number; reason?: string }
type Listener = (event: Event) => void

type FromServer = { bytes: Uint8Array } | { closed: number }
type FromClient = { bytes: Uint8Array } | 'hung up'

/**
 * One connection, as TCP keeps it: what is sent arrives in order, and what gets lost is a rest. Each end
 * learns of a break for itself: what was sent before may still arrive, even after the client has come
 * back by another connection.
 */
export class Wire {
  private readonly up: FromClient[] = []
  private readonly down: FromServer[] = []
  readonly socket: ScriptedSocket
  private readonly said: (bytes: Uint8Array) => void
  private server: { room: Room; connection: Connection } | null = null

  /** `said` is called with what the room sends, as it sends it. */
  constructor(socket: ScriptedSocket, said: (bytes: Uint8Array) => void) {
    this.socket = socket
    this.said = said
  }

  /** The room's end of it, to be joined with. */
  readonly end: Connection['socket'] = {
    send: (bytes) => {
      // Of a connection that broke here nothing more goes out.
      if (this.server === null) return
      this.said(bytes)
      this.down.push({ bytes: Uint8Array.from(bytes) })
    },
    close: (code) => {
      if (this.server !== null) this.down.push({ closed: code })
    },
    unread: () => 0,
  }

  join(room: Room, connection: Connection): void {
    this.server = { room, connection }
    this.socket.opened(this)
    room.join(connection)
  }

  get hasUp(): boolean {
    return this.up.length > 0
  }

  get hasDown(): boolean {
    return this.down.length > 0
  }

  get isOver(): boolean {
    return this.server === null && this.socket.readyState === ScriptedSocket.CLOSED
  }

  leadsTo(room: Room): boolean {
    return this.server?.room === room
  }

  say(bytes: Uint8Array): void {
    this.up.push({ bytes: Uint8Array.from(bytes) })
  }

  hangUp(): void {
    this.up.push('hung up')
  }

  /** The next of what the client sent reaches the room, if there is one any more. */
  moveUp(): void {
    const next = this.up.shift()
    if (next === undefined) return
    if (next === 'hung up') this.lose()
    else this.server?.room.receive(this.server.connection, next.bytes)
  }

  moveDown(): void {
    const next = this.down.shift()
    if (next === undefined) return
    if ('bytes' in next) return this.socket.hear(next.bytes)
    this.socket.ended(next.closed)
    this.lose()
  }

  /** The client's end breaks. */
  cut(): void {
    this.down.length = 0
    this.socket.ended(1006)
  }

  /** The room's end breaks: what is still on its way there is lost. */
  lose(): void {
    this.up.length = 0
    this.server?.room.leave(this.server.connection)
    this.server = null
  }
}
