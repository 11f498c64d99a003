import { createRooms, listen } from './listen.ts'
import type { Serve } from './serving.ts'

/** Passes each frame on to the others of its document: what any server has to do at least. */
export const serve: Serve = async ({ port }) => {
  const enter = createRooms()
  const listener = await listen(port, (socket, document) => {
    const room = enter(socket, document)
    socket.on('message', (data: Buffer) => {
      for (const other of room) if (other !== socket) other.send(data)
    })
  })
  return {
    prepare: async (wanted) => listener.places(wanted),
    stop: () => listener.close(),
  }
}
