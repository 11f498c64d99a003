import type { Access } from '#app/domain/accounts/access.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Drafting } from '#app/domain/drafting/document.ts'
import { close as closeCode, isProtected, limits } from '#app/domain/drafting/protocol.ts'

import type { Metrics } from '../metrics.ts'
import {
  atFrame,
  deniedFrame,
  emptyUpdate,
  refusedFrame,
  savedFrame,
  step2Frame,
} from './frames.ts'
import type { Refusal } from './protect.ts'

/** Each may cost a replica of the text (judge.ts); our client stops at the first. */
const mostProtectedEdits = 10

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
  /** Whether the document was open for drafting then: who may not write is told which it is. */
  readonly drafting: Drafting
  /** Whether it asked for frame 100; only our own client does. */
  readonly acknowledges: boolean
  /** How much of which history it has already; null for whoever begins. */
  readonly resume: { readonly generation: string; readonly seq: number } | null
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
  /** Bytes of a text on its way, which may be larger than what a reader may leave unread. */
  private textBytes = 0
  private readonly onDismissed: () => void
  private readonly metrics: Pick<Metrics, 'refused' | 'closed'>
  private protectedEdits = 0

  constructor(
    connection: Connection,
    onDismissed: () => void,
    metrics: Pick<Metrics, 'refused' | 'closed'>,
  ) {
    this.connection = connection
    this.onDismissed = onDismissed
    this.metrics = metrics
  }

  /** Bytes handed to the socket and not yet taken by the network. */
  get unread(): number {
    return this.connection.socket.unread()
  }

  /** Sends, unless so much is unread already that the reader must start over (SY21). */
  send(bytes: Uint8Array): void {
    if (this.keepsUp()) this.connection.socket.send(bytes)
  }

  /** Sends frames however long they are together; what follows may wait until they are read. */
  private sendText(frames: readonly Uint8Array[]): void {
    if (this.connection.socket.unread() > limits.unread) this.textBytes = 0
    if (!this.keepsUp()) return
    this.textBytes = frames.reduce((sum, { length }) => sum + length, 0)
    for (const bytes of frames) this.connection.socket.send(bytes)
    this.synced = true
  }

  acknowledge(n: number, seq: number): void {
    if (this.connection.acknowledges) this.send(savedFrame(n, seq))
  }

  /**
   * Says why a message stored nothing. What a text protects itself against a plain client cannot take
   * back, so it is closed; ours begins anew, and is closed if it does not.
   */
  refuse(n: number, { code, blocks }: Refusal): void {
    this.metrics.refused(code)
    const { acknowledges } = this.connection
    this.send(acknowledges ? refusedFrame(n, code, blocks) : deniedFrame(code))
    if (!isProtected(code)) return
    this.protectedEdits += 1
    if (!acknowledges || this.protectedEdits > mostProtectedEdits) {
      this.dismiss(closeCode.protected, code)
    }
  }

  /** Sends frames that bring everything up to `seq`, whatever was sent before. */
  sendUpTo(seq: number, frames: readonly Uint8Array[]): void {
    const last = this.connection.acknowledges ? [atFrame(seq)] : []
    this.sendText([...frames, step2Frame(emptyUpdate), ...last])
  }

  dismiss(code: number, reason: string): void {
    if (this.dismissed) return
    this.dismissed = true
    this.metrics.closed(code)
    this.onDismissed()
    this.connection.socket.close(code, reason)
  }

  private keepsUp(): boolean {
    if (this.dismissed) return false
    const unread = this.connection.socket.unread()
    if (unread <= limits.unread) this.textBytes = 0
    if (unread <= limits.unread + this.textBytes) return true
    this.dismiss(closeCode.tryAgain, 'too slow')
    return false
  }
}
