import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

import { WebSocketServer } from 'ws'
import type { RawData, WebSocket } from 'ws'

import { close as closeCode, limits } from '#app/domain/drafting/protocol.ts'

import { isUpgradeFromHere } from '../accounts/same-origin.ts'
import type { ServerContext } from '../context.ts'
import { atTheDoor } from './door.ts'
import type { Connection } from './member.ts'
import type { Room } from './room.ts'
import type { Lease } from './rooms.ts'

export type SyncEndpoint = {
  /** Answers an upgrade of `/sync/:document`; every other one is not found. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Refuses newcomers from now on. */
  stop(): void
}

const pingEveryMs = 30_000
const statusLines = { 401: '401 Unauthorized', 404: '404 Not Found' } as const

/** The sockets of the sync engine: each is let in or not before it is one (door.ts). */
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
    const path = request.url ?? '/'
    const entry = await atTheDoor(ctx, { path, cookie: request.headers.cookie ?? null })
    switch (entry.entry) {
      case 'refused':
        return refuse(socket, statusLines[entry.status])
      case 'turned-away':
        return server.handleUpgrade(request, socket, head, (ws) =>
          ws.close(entry.code, entry.reason),
        )
      case 'admitted': {
        const { lease, connection } = entry
        if (socket.destroyed) return lease.release()
        // A handshake that ws finds wanting ends the socket without a word to us.
        socket.once('close', lease.release)
        server.handleUpgrade(request, socket, head, (ws) => {
          socket.off('close', lease.release)
          connect(ws, lease, { ...connection, socket: asRoomSocket(ws) })
        })
      }
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

/** Lets the network hold back what the disk cannot take yet. */
function pauseUntilWritten(ws: WebSocket, room: Room): void {
  ws.pause()
  void room.written().then(() => ws.resume())
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
