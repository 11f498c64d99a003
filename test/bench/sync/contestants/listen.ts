import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'

import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'

import { newId } from '#test/support/build.ts'

import type { Place, Wanted } from '../questions.ts'

export type Listener = {
  /** Where documents that need no making are reached. */
  places(wanted: Pick<Wanted, 'documents'>): Place[]
  close(): Promise<void>
}

/** A bare WebSocket server; the path of an address names the document. */
export async function listen(
  port: number,
  connected: (socket: WebSocket, document: string, request: IncomingMessage) => void,
): Promise<Listener> {
  const server = new WebSocketServer({ port, host: '127.0.0.1', perMessageDeflate: false })
  await once(server, 'listening')
  server.on('connection', (socket, request) => {
    const [document = ''] = (request.url ?? '').slice(1).split('?')
    connected(socket, document, request)
  })
  return {
    places: ({ documents }) => places(documents, (id) => `ws://127.0.0.1:${port}/${id}`),
    async close() {
      for (const socket of server.clients) socket.terminate()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export function places(count: number, urlOf: (document: string) => string): Place[] {
  return Array.from({ length: count }, () => {
    const document = newId<'document'>()
    return { document, url: urlOf(document), cookies: [] }
  })
}

/** The sockets of each document. */
export function createRooms() {
  const rooms = new Map<string, Set<WebSocket>>()
  return (socket: WebSocket, document: string): Set<WebSocket> => {
    const room = rooms.get(document) ?? new Set()
    rooms.set(document, room.add(socket))
    socket.on('close', () => room.delete(socket))
    return room
  }
}
