/** A way to the server on which whole frames travel, in order. Closing tells nobody. */
export type Wire = { send: (bytes: Uint8Array) => void; close: () => void }

export type WireEvents = {
  message: (bytes: Uint8Array) => void
  /** With a close code of the protocol, or 1006 where the line simply broke. */
  closed: (code: number) => void
}

export const broken = 1006

export function openSocket(address: string, { message, closed }: WireEvents): Wire {
  const socket = new WebSocket(address)
  let isClosed = false
  socket.binaryType = 'arraybuffer'
  socket.addEventListener('message', ({ data }) => {
    if (!isClosed && data instanceof ArrayBuffer) message(new Uint8Array(data))
  })
  socket.addEventListener('close', ({ code }) => {
    if (!isClosed) closed(code)
  })
  return {
    send(bytes) {
      if (socket.readyState === WebSocket.OPEN) socket.send(bytes)
    },
    close() {
      isClosed = true
      socket.close()
    },
  }
}
