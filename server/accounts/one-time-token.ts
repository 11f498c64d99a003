import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import * as z from 'zod'

/** What stands in a link that grants something: 32 random bytes, which no one can guess or list. */
export function oneTimeToken() {
  return z.string('required').regex(/^[A-Za-z0-9_-]{43}$/)
}

/** The only thing of a token that is stored (SI6). It is random already, so one plain hash suffices. */
export function hashToken(token: string): string {
  return bytesToHex(sha256(utf8ToBytes(token)))
}
