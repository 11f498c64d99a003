import type { WebSocket } from 'ws'
import * as Y from 'yjs'

import { presenceFrame, readFrame, updateFrame } from '#server/sync/frames.ts'

import { createRooms, listen } from './listen.ts'
import type { Serve } from './serving.ts'

type Turn = { updates: Uint8Array[]; authors: Set<WebSocket>; presence: Uint8Array[] }

/**
 * A relay that merges what it hears in one turn of the event loop: fewer frames for less work, which
 * makes it the truer floor of a server that does the same. Like every peer it sends to an author too
 * when the frame has others in it.
 */
export const serve: Serve = async ({ port }) => {
  const enter = createRooms()
  const turns = new Map<string, Turn>()

  function send(room: ReadonlySet<WebSocket>, { updates, authors, presence }: Turn): void {
    const frames = presence.map(presenceFrame)
    if (updates.length > 0) frames.push(updateFrame(Y.mergeUpdates(updates)))
    for (const frame of frames) {
      for (const socket of room) if (authors.size > 1 || !authors.has(socket)) socket.send(frame)
    }
  }

  const listener = await listen(port, (socket, document) => {
    const room = enter(socket, document)
    socket.on('message', (data: Buffer) => {
      const messages = readFrame(data)
      if (messages === 'malformed') return
      let turn = turns.get(document)
      if (turn === undefined) {
        const begun: Turn = { updates: [], authors: new Set(), presence: [] }
        turn = begun
        turns.set(document, begun)
        setImmediate(() => {
          turns.delete(document)
          send(room, begun)
        })
      }
      turn.authors.add(socket)
      for (const message of messages) {
        if (message.type === 'edit') turn.updates.push(message.update)
        if (message.type === 'presence') turn.presence.push(message.update)
      }
    })
  })
  return {
    prepare: async (wanted) => listener.places(wanted),
    stop: () => listener.close(),
  }
}
