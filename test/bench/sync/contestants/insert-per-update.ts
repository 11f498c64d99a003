import postgres from 'postgres'
import type { WebSocket } from 'ws'

import { parameter } from '#app/domain/drafting/protocol.ts'
import {
  emptyUpdate,
  presenceFrame,
  readFrame,
  savedFrame,
  step1Frame,
  step2Frame,
  updateFrame,
} from '#server/sync/frames.ts'
import type { ClientMessage } from '#server/sync/frames.ts'

import { createRooms, listen, places } from './listen.ts'
import type { Serve } from './serving.ts'

/** Who asks for acknowledgements does so as with us. */
const asked = `?${parameter.acknowledge}=1`

/**
 * What one would write first: each update is a row, inserted by itself, and is shown and acknowledged
 * once that is committed. It checks nothing and holds no text, so what ours costs more is what ours does
 * more, and what it costs less is what committing together saves.
 */
export const serve: Serve = async ({ databaseUrl, port }) => {
  const sql = postgres(databaseUrl, { max: 12, onnotice: () => {} })
  await sql`
    create table if not exists update_log
      (document uuid, seq bigint generated always as identity, payload bytea not null,
       primary key (document, seq))`
  const enter = createRooms()
  const listener = await listen(port, (socket, document, request) => {
    const room = enter(socket, document)
    const acknowledges = request.url?.endsWith(asked) ?? false
    let received = 0
    let saved = 0
    const early = new Set<number>()
    socket.send(step1Frame(Uint8Array.of(0)))
    socket.on('message', (data: Buffer) => {
      const messages = readFrame(data)
      if (messages !== 'malformed') for (const message of messages) take(message)
    })

    function take(message: ClientMessage): void {
      switch (message.type) {
        case 'step-1':
          void sendText(socket, document)
          return
        case 'edit':
          void insert(message.update, ++received)
          return
        case 'presence':
          tell(presenceFrame(message.update))
          return
        case 'query-presence':
          return
      }
    }

    async function insert(update: Uint8Array, n: number): Promise<void> {
      await sql`insert into update_log (document, payload) values (${document}, ${update})`
      tell(updateFrame(update))
      // Twelve are on their way at once and may come back in another order; what is said is cumulative.
      early.add(n)
      const before = saved
      while (early.delete(saved + 1)) saved++
      if (acknowledges && saved > before) socket.send(savedFrame(saved, 0))
    }

    function tell(frame: Uint8Array): void {
      for (const other of room) if (other !== socket) other.send(frame)
    }
  })

  async function sendText(socket: WebSocket, document: string): Promise<void> {
    const rows = await sql<{ payload: Buffer }[]>`
      select payload from update_log where document = ${document} order by seq`
    for (const { payload } of rows) socket.send(updateFrame(payload))
    socket.send(step2Frame(emptyUpdate))
  }

  return {
    prepare: async ({ documents }) =>
      places(documents, (id) => `ws://127.0.0.1:${port}/${id}${asked}`),
    async stop() {
      await listener.close()
      await sql.end({ timeout: 5 })
    },
  }
}
