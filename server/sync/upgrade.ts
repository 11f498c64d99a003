import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

import { WebSocketServer } from 'ws'
import type { RawData, WebSocket } from 'ws'

import { accessTo } from '#app/domain/accounts/may.ts'
import { close as closeCode, limits, parameter } from '#app/domain/drafting/protocol.ts'
import { isId } from '#app/domain/kernel/id.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import { readDocument } from '#db/drafting.ts'

import { isUpgradeFromHere } from '../accounts/same-origin.ts'
import { viewerOf } from '../accounts/viewer-of.ts'
import type { ServerContext } from '../context.ts'
import type { Connection } from './member.ts'
import type { Room } from './room.ts'
import type { Lease } from './rooms.ts'
import { Poisoned } from './understand.ts'

export type SyncEndpoint = {
  /** Answers an upgrade of `/sync/:document`; every other one is not found. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Refuses newcomers from now on. */
  stop(): void
}

const pingEveryMs = 30_000
const address = /^\/sync\/([^/]+)$/

/**
 * The door of the sync engine (SPEC.md SY1–SY4): who you are and what you may is settled from the
 * upgrade request, before a byte of yours is read. A document one may not see is answered like one
 * that is not there.
 */
export function createSyncEndpoint(ctx: ServerContext): SyncEndpoint {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: limits.frame,
    perMessageDeflate: false,
  })
  let accepting = true

  async function answer(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    if (!accepting) return refuse(socket, '503 Service Unavailable')
    if (!isUpgradeFromHere({ method: 'GET', headers: request.headers }, ctx.publicUrl)) {
      return refuse(socket, '403 Forbidden')
    }
    const url = urlOf(request)
    const id = address.exec(url?.pathname ?? '')?.[1]
    const viewer = await viewerOf(ctx, request.headers.cookie ?? null)
    if (viewer === null) return refuse(socket, '401 Unauthorized')
    if (url === null || !isId<'document'>(id)) return refuse(socket, '404 Not Found')

    const document = await readDocument(ctx.db, id)
    const access = document === null ? null : accessTo(viewer, document)
    if (document === null || access === null) return refuse(socket, '404 Not Found')
    const lease = await openUnlessHeldBack(id)
    if (lease === 'held back') {
      server.handleUpgrade(request, socket, head, (ws) => {
        ws.close(closeCode.quarantined, 'held back')
      })
      return
    }
    if (lease === null || socket.destroyed) {
      lease?.release()
      return refuse(socket, '404 Not Found')
    }
    // A handshake that ws finds wanting ends the socket without a word to us.
    socket.once('close', lease.release)
    server.handleUpgrade(request, socket, head, (ws) => {
      socket.off('close', lease.release)
      const grammar = url.searchParams.get(parameter.grammar)
      if (grammar !== null && Number(grammar) !== lease.room.head.grammar) {
        lease.release()
        ws.close(closeCode.grammarTooOld, 'reload to update')
        return
      }
      connect(ws, lease, {
        id: ctx.newId(),
        viewer,
        access,
        accessEpoch: document.accessEpoch,
        drafting: document.drafting,
        acknowledges: url.searchParams.get(parameter.acknowledge) === '1',
        resume: resumeOf(url.searchParams),
        socket: asRoomSocket(ws),
      })
    })
  }

  async function openUnlessHeldBack(id: DocumentId): Promise<Lease | null | 'held back'> {
    try {
      return await ctx.rooms.open(id)
    } catch (error) {
      if (error instanceof Poisoned) return 'held back'
      throw error
    }
  }

  function connect(ws: WebSocket, { room, release }: Lease, connection: Connection): void {
    let answered = true
    const ping = setInterval(() => {
      if (!answered) return ws.terminate()
      answered = false
      ws.ping()
    }, pingEveryMs)
    ws.on('pong', () => {
      answered = true
    })
    ws.on('message', (data: RawData, isBinary: boolean) => {
      if (!isBinary) return ws.close(closeCode.malformed, 'text frame')
      room.receive(connection, bytesOf(data))
      if (room.isOverloaded) pauseUntilWritten(ws, room)
    })
    ws.on('error', (error) =>
      ctx.log.debug({ err: error, document: room.head.id }, 'a socket failed'),
    )
    ws.on('close', () => {
      clearInterval(ping)
      room.leave(connection)
      release()
    })
    room.join(connection)
  }

  return {
    upgrade(request, socket, head) {
      socket.on('error', () => socket.destroy())
      answer(request, socket, head).catch((error: unknown) => {
        ctx.log.error({ err: error }, 'an upgrade failed')
        refuse(socket, '500 Internal Server Error')
      })
    },
    stop() {
      accepting = false
    },
  }
}

/** What a client that comes back says it has; one that says nothing usable begins. */
function resumeOf(query: URLSearchParams): Connection['resume'] {
  const generation = query.get(parameter.generation)
  const seq = Number(query.get(parameter.seq) ?? NaN)
  return generation === null || !Number.isSafeInteger(seq) || seq < 0 ? null : { generation, seq }
}

/** Lets the network hold back what the disk cannot take yet. */
function pauseUntilWritten(ws: WebSocket, room: Room): void {
  ws.pause()
  void room.written().then(() => ws.resume())
}

function urlOf(request: IncomingMessage): URL | null {
  const path = request.url ?? '/'
  return URL.canParse(path, 'http://sync') ? new URL(path, 'http://sync') : null
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function asRoomSocket(ws: WebSocket): Connection['socket'] {
  return {
    send: (bytes) => ws.send(bytes),
    close: (code, reason) => ws.close(code, reason),
    unread: () => ws.bufferedAmount,
  }
}

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data)
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data
}
