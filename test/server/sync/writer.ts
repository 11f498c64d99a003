import * as Y from 'yjs'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { contentOf } from '#app/domain/drafting/ydoc.ts'
import { step1Frame, updateFrame } from '#server/sync/frames.ts'
import type { Room } from '#server/sync/room.ts'
import { until } from '#test/support/sync-node.ts'

import { enter } from './support.ts'

export type Writer = ReturnType<typeof writer>

/** Somebody in a room with a Y.Doc of their own, as any client has it; what they change is sent at once. */
export function writer(room: Room, viewer: Viewer, options: Parameters<typeof enter>[2] = {}) {
  const seat = enter(room, viewer, options)
  const doc = new Y.Doc()
  let sent = 0
  let taken = 0
  const catchUp = () => {
    for (const one of seat.heard.slice(taken)) {
      if (one.type === 'update' || one.type === 'step-2') Y.applyUpdate(doc, one.bytes, 'server')
    }
    taken = seat.heard.length
  }
  seat.send(step1Frame(Uint8Array.of(0)))
  catchUp()
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === 'server') return
    sent += 1
    seat.send(updateFrame(update))
  })
  return {
    ...seat,
    doc,
    content: contentOf(doc),
    catchUp,
    block: (at: number) => contentOf(doc).get(at) as Y.XmlElement,
    words: (at: number) => (contentOf(doc).get(at) as Y.XmlElement).get(0) as Y.XmlText,
    /** Changes the text in one transaction and waits for what the server says of it. */
    async write(change: () => void): Promise<'saved' | { code: string; blocks: string[] }> {
      catchUp()
      doc.transact(change)
      const n = sent
      await until(
        () =>
          (seat.of('saved').at(-1)?.n ?? 0) >= n ||
          seat.of('refused').some((one) => one.n === n) ||
          seat.outcome.closed !== undefined,
      )
      const refused = seat.of('refused').find((one) => one.n === n)
      return refused === undefined ? 'saved' : { code: refused.code, blocks: refused.blocks }
    },
  }
}
