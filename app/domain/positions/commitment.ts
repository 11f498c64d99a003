import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import * as z from 'zod'

import { canonicalJson } from '../kernel/canonical-json.ts'
import type { Entry } from './entry.ts'

/** 32 random bytes in hexadecimal. Without it the few stances that exist could be hashed and compared. */
export const Salt = z.hex().length(64)

/**
 * SHA-256 that binds a delegation to a position without saying it: whoever is later given the salt
 * and the entry computes the same. It covers what is held and why, on which wording and by whom; not
 * the weight nor what would resolve it, which its owner may keep back for ever.
 */
export function commitmentTo(
  { delegation, subject, wording, content }: Entry,
  salt: string,
): string {
  const { holding, type, reason } = content
  const said = canonicalJson({ salt, delegation, subject, wording, holding, type, reason })
  return bytesToHex(sha256(utf8ToBytes(`entente sealed position v1\n${said}`)))
}
