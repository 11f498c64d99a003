import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

import type { Author } from '#app/domain/drafting/log-author.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import { instant } from '#app/domain/kernel/instant.ts'
import type { DocumentHead, LoggedUpdate } from '#db/document-log.ts'

/** Rows that were committed, with the head after them: what another node needs to go on from its own. */
export type News = { head: DocumentHead; rows: readonly LoggedUpdate[] }

/** More than this is read from the database instead. */
const mostBytes = 256 * 1024

/** News as bytes for other nodes; null for what is too much to be worth it. */
export function encodeNews({ head, rows }: News): Uint8Array | null {
  if (rows.reduce((sum, { payload }) => sum + payload.length, 0) > mostBytes) return null
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, head.id)
  encoding.writeVarUint(encoder, head.head)
  encoding.writeVarUint8Array(encoder, head.chain)
  encoding.writeVarUint(encoder, head.accessEpoch)
  encoding.writeVarString(encoder, head.generation)
  encoding.writeVarUint(encoder, head.grammar)
  encoding.writeVarUint(encoder, rows.length)
  for (const { seq, at, author, payload } of rows) {
    encoding.writeVarUint(encoder, seq)
    encoding.writeVarUint(encoder, at)
    encoding.writeVarString(encoder, JSON.stringify(author))
    encoding.writeVarUint8Array(encoder, payload)
  }
  return encoding.toUint8Array(encoder)
}

/** Null for bytes that are no news: whoever reaches the carrier may put anything there. */
export function decodeNews(bytes: Uint8Array): News | null {
  try {
    const decoder = decoding.createDecoder(bytes)
    const head: DocumentHead = {
      id: decoding.readVarString(decoder) as DocumentId,
      head: decoding.readVarUint(decoder),
      chain: decoding.readVarUint8Array(decoder),
      accessEpoch: decoding.readVarUint(decoder),
      generation: decoding.readVarString(decoder),
      grammar: decoding.readVarUint(decoder),
    }
    const rows = Array.from({ length: decoding.readVarUint(decoder) }, () => ({
      seq: decoding.readVarUint(decoder),
      at: instant(decoding.readVarUint(decoder)),
      author: JSON.parse(decoding.readVarString(decoder)) as Author,
      payload: decoding.readVarUint8Array(decoder),
    }))
    return { head, rows }
  } catch {
    return null
  }
}
