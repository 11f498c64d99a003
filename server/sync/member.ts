import type { Access } from '#app/domain/accounts/access.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { close as closeCode, limits } from '#app/domain/drafting/protocol.ts'
import type { RefusedEdit } from '#app/domain/drafting/protocol.ts'

import { deniedFrame, refusedFrame, savedFrame } from './frames.ts'

/** A socket as the room sees it. */
export type RoomSocket = {
  send(bytes: Uint8Array): void
  close(code: number, reason: string): void
  /** Bytes handed over and not yet taken by the network. */
  unread(): number
}

/** One socket of one person, admitted to a document. */
export type Connection = {
  readonly id: string
  readonly viewer: Viewer
  readonly access: Access
  /** The document's access epoch when `access` was found. */
  readonly accessEpoch: number
  /** Whether it asked for frame 100; only our own client does. */
  readonly acknowledges: boolean
  readonly socket: RoomSocket
}

/** A connection in a room: what is said to it, and whether it is still spoken to. */
export class Member {
  readonly connection: Connection
  /** Step-2 and update messages received. */
  received = 0
  /** Whether it has been sent the text; before that it is sent no updates. */
  synced = false
  /** Closed by us; what it still has waiting is not written if it has to be judged again. */
  dismissed = false
  private readonly onDismissed: () => void

  constructor(connection: Connection, onDismissed: () => void) {
    this.connection = connection
    this.onDismissed = onDismissed
  }

  /** Sends, unless so much is unread already that the reader must start over (SY21). */
  send(bytes: Uint8Array): void {
    if (this.dismissed) return
    const { socket } = this.connection
    if (socket.unread() > limits.unread) this.dismiss(closeCode.tryAgain, 'too slow')
    else socket.send(bytes)
  }

  acknowledge(n: number, seq: number): void {
    if (this.connection.acknowledges) this.send(savedFrame(n, seq))
  }

  refuse(n: number, code: RefusedEdit): void {
    this.send(this.connection.acknowledges ? refusedFrame(n, code) : deniedFrame(code))
  }

  dismiss(code: number, reason: string): void {
    if (this.dismissed) return
    this.dismissed = true
    this.onDismissed()
    this.connection.socket.close(code, reason)
  }
}
