import type { SessionId } from '#app/domain/kernel/id.ts'
import type { LoggedUpdate } from '#db/document-log.ts'

import { atFrame, step1Frame, together } from './frames.ts'
import type { Connection, Member } from './member.ts'
import { connectionOf } from './named-rows.ts'
import { mergeRuns } from './tail.ts'

/** Those who have a document open, and what all of them are sent. */
export class Audience {
  private readonly members = new Map<string, Member>()

  get size(): number {
    return this.members.size
  }

  /** Bytes that were sent and that nobody has read yet. */
  get unread(): number {
    return this.all().reduce((sum, member) => sum + member.unread, 0)
  }

  all(): Member[] {
    return [...this.members.values()]
  }

  /** Their sessions. */
  sessions(): SessionId[] {
    return this.all().map(({ connection }) => connection.viewer.session)
  }

  find({ id }: Connection): Member | undefined {
    return this.members.get(id)
  }

  add(member: Member): void {
    this.members.set(member.connection.id, member)
  }

  remove({ id }: Connection): void {
    this.members.delete(id)
  }

  /** Sends rows to all who have what was before them; `seq` is that of the last. */
  publish(rows: readonly LoggedUpdate[], seq: number): void {
    const [first] = rows
    if (first === undefined) return
    const author = connectionOf(first)
    const onlyAuthor = rows.every((row) => connectionOf(row) === author) ? author : null
    const frames = mergeRuns(rows.map(({ payload }) => payload)).map(({ frame }) => frame)
    const marked = [...frames.slice(0, -1), together(...frames.slice(-1), atFrame(seq))]
    for (const member of this.members.values()) {
      const { id, acknowledges } = member.connection
      if (!member.synced || id === onlyAuthor) continue
      for (const bytes of acknowledges ? marked : frames) member.send(bytes)
    }
  }

  /** Asks everybody for what they have that the document has not. */
  ask(stateVector: Uint8Array): void {
    for (const member of this.members.values()) member.send(step1Frame(stateVector))
  }

  dismiss(code: number, reason: string): void {
    for (const member of this.members.values()) member.dismiss(code, reason)
  }
}
