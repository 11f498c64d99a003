import type { IncomingMessage } from 'node:http'

import type { WebSocket } from 'ws'

/** What the benchmark uses of @y/websocket-server, so that the checks need no peer to be installed. */
export function setupWSConnection(socket: WebSocket, request: IncomingMessage): void

/** Null unless YPERSISTENCE names a directory when the module is loaded. */
export function getPersistence(): {
  provider: { storeUpdate(document: string, update: Uint8Array): Promise<unknown> }
} | null
