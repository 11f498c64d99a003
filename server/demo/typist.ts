import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { readSyncMessage } from 'y-protocols/sync'
import * as Y from 'yjs'

import { accessTo } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { durable, frame } from '#app/domain/drafting/protocol.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import { readDocument } from '#db/drafting.ts'

import type { ServerContext } from '../context.ts'
import { step1Frame, updateFrame } from '../sync/frames.ts'
import type { Connection } from '../sync/member.ts'

/**
 * Opens a document as a person of the demo world and lets `write` edit it: through the same room, the
 * same checks and the same log as an editor, only without a network between. Returns when everything
 * is on disk; throws when the room refuses or closes.
 */
export async function typeInto(
  ctx: ServerContext,
  viewer: Viewer,
  id: DocumentId,
  write: (doc: Y.Doc) => void,
): Promise<void> {
  const [lease, document] = await Promise.all([ctx.rooms.open(id), readDocument(ctx.db, id)])
  const access = document === null ? null : accessTo(viewer, document)
  if (lease === null || document === null || access === null) throw new Error(`no document ${id}`)

  const { room } = lease
  const doc = new Y.Doc()
  let sent = 0
  await new Promise<void>((resolve, reject) => {
    const hear = (bytes: Uint8Array): void => {
      const decoder = decoding.createDecoder(bytes)
      const type = decoding.readVarUint(decoder)
      if (type === frame.sync) {
        // Answers to step 1 would tell the room nothing new: the document is empty until it is sent.
        readSyncMessage(decoder, encoding.createEncoder(), doc, room)
      }
      if (type !== frame.durable) return
      const kind = decoding.readVarUint(decoder)
      if (kind === durable.saved && decoding.readVarUint(decoder) === sent) resolve()
      if (kind === durable.refused) reject(new Error('an edit of the demo world was refused'))
    }
    const connection: Connection = {
      id: ctx.newId(),
      viewer,
      access,
      accessEpoch: document.accessEpoch,
      drafting: document.drafting,
      acknowledges: true,
      resume: null,
      socket: {
        send: hear,
        close: (code, reason) => reject(new Error(`closed with ${code}: ${reason}`)),
        unread: () => 0,
      },
    }
    room.join(connection)
    room.receive(connection, step1Frame(Y.encodeStateVector(doc)))
    doc.on('update', (update: Uint8Array) => {
      sent++
      room.receive(connection, updateFrame(update))
    })
    write(doc)
    room.leave(connection)
    if (sent === 0) resolve()
  })
  lease.release()
  doc.destroy()
}
