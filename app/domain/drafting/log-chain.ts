import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'

import type { DocumentId } from '../kernel/id.ts'
import { toIso } from '../kernel/instant.ts'
import type { Instant } from '../kernel/instant.ts'

/** What a row of a text's log says besides its bytes: which it is, who wrote it, and when. */
export type ChainedRow = {
  document: DocumentId
  seq: number
  /** The actor as one word of ids, `actorWord` of the row. */
  actor: string
  at: Instant
  payloadHash: Uint8Array
}

/** The chain before the first row. */
export const chainStart: Uint8Array = new Uint8Array(32)

/**
 * The chain after a row: SHA-256 of the chain before it, the hash of the row's payload, and
 * `document seq instant actor` in UTF-8. It runs over the payload's hash, so that an erased payload
 * leaves the chain whole, and anybody can follow it with what PostgreSQL brings along (sync.md §4.2).
 */
export function chainAfter(before: Uint8Array, row: ChainedRow): Uint8Array {
  const { document, seq, at, actor, payloadHash } = row
  return sha256
    .create()
    .update(before)
    .update(payloadHash)
    .update(utf8ToBytes(`${document} ${seq} ${toIso(at)} ${actor}`))
    .digest()
}

export function hashPayload(payload: Uint8Array): Uint8Array {
  return sha256(payload)
}
