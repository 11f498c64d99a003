import { setupWSConnection } from '../../peers/y-websocket.js'
import { listen } from './listen.ts'
import type { Serve } from './serving.ts'

/** @y/websocket-server as its own `server.js` wires it, without compression like everybody here. */
export const serve: Serve = async ({ port }) => {
  const listener = await listen(port, (socket, _document, request) =>
    setupWSConnection(socket, request),
  )
  return {
    prepare: async (wanted) => listener.places(wanted),
    stop: () => listener.close(),
  }
}
