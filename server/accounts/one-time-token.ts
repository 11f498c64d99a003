import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import * as z from 'zod'

/** What stands in a link that grants something; whatever else stands there is no link of ours. */
export function oneTimeToken() {
  return z.string().max(64).catch('')
}

/** The only thing of a token that is stored (SI6). It is random already, so one plain hash suffices. */
export function hashToken(token: string): string {
  return bytesToHex(sha256(utf8ToBytes(token)))
}
