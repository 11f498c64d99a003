import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

import { canonicalJson } from '../kernel/canonical-json.ts'
import type { Json } from '../kernel/canonical-json.ts'

declare const canonical: unique symbol

/**
 * What words amount to: the SHA-256 of their canonical JSON (RFC 8785) in lower-case hexadecimal. Two
 * of them are equal exactly when the words are, whoever typed them and in whatever order.
 */
export type TextHash = string & { readonly [canonical]: true }

/** Throws RangeError on anything but a SHA-256 in lower-case hexadecimal. */
export function textHash(hex: string): TextHash {
  if (!/^[0-9a-f]{64}$/.test(hex)) throw new RangeError(`not the hash of a text: ${hex}`)
  return hex as TextHash
}

export function hashText(words: Json): TextHash {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(words)))) as TextHash
}
