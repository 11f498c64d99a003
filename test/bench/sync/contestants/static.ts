import { emptyUpdate, readFrame, step2Frame, updateFrame } from '#server/sync/frames.ts'

import { listen } from './listen.ts'
import type { Serve } from './serving.ts'

/** Writes one text, prepared once, to each who asks: nobody who has to send these bytes can do less. */
export const serve: Serve = async ({ port }) => {
  let frames: Uint8Array[] = [step2Frame(emptyUpdate)]
  const listener = await listen(port, (socket) => {
    socket.on('message', (data: Buffer) => {
      const messages = readFrame(data)
      if (messages === 'malformed' || messages[0]?.type !== 'step-1') return
      for (const frame of frames) socket.send(frame)
    })
  })
  return {
    async prepare(wanted) {
      if (wanted.text !== null) frames = [updateFrame(wanted.text), step2Frame(emptyUpdate)]
      return listener.places(wanted)
    },
    stop: () => listener.close(),
  }
}
