import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import * as z from 'zod'

import { emptyRoot, leafHash } from './merkle.ts'
import { verifyConsistency, verifyInclusion } from './proof.ts'
import type { Fault, Verified } from './proof.ts'

/** Sizes and indexes travel as decimal text: JSON numbers end at 2^53, a log need not. */
export const count = z.string().regex(/^(0|[1-9][0-9]{0,19})$/)
const hash = z.string().regex(/^[0-9a-f]{64}$/)
/** A path is as long as the tree is high, and no tree has more than 2^64 leaves. */
const path = z.array(hash).max(128)

/** What ties the exact text of an entry to the root of a record of `size` entries; hashes in hex. */
export const InclusionReceipt = z.object({
  index: count,
  size: count,
  entry: z.string(),
  hashes: path,
  root: hash,
})
export type InclusionReceipt = z.infer<typeof InclusionReceipt>

/** What ties the root of a record's first `first` entries to that of its first `second`. */
export const ConsistencyReceipt = z.object({
  first: count,
  second: count,
  firstRoot: hash,
  secondRoot: hash,
  hashes: path,
})
export type ConsistencyReceipt = z.infer<typeof ConsistencyReceipt>

/** A check, or the news that what came is no receipt at all. */
export type Checked = Verified | { ok: false; fault: Fault | 'malformed' }

/**
 * Recomputes everything from the entry's own text: its leaf hash, then the root. It shows that the
 * entry is in the record with this root, not that everyone is shown the same root (verification.md 3.10).
 */
export function checkInclusion(receipt: unknown): Checked {
  const parsed = InclusionReceipt.safeParse(receipt)
  if (!parsed.success || !parsed.data.entry.isWellFormed()) return { ok: false, fault: 'malformed' }
  const { index, size, entry, hashes, root } = parsed.data
  return verifyInclusion({
    leaf: leafHash(utf8ToBytes(entry)),
    index: BigInt(index),
    size: BigInt(size),
    proof: hashes.map(hexToBytes),
    root: hexToBytes(root),
  })
}

/** Whether the larger record only continues the smaller. An empty record is continued by every other. */
export function checkConsistency(receipt: unknown): Checked {
  const parsed = ConsistencyReceipt.safeParse(receipt)
  if (!parsed.success) return { ok: false, fault: 'malformed' }
  const { first, second, firstRoot, secondRoot, hashes } = parsed.data
  if (first === '0') return checkFromEmpty(parsed.data)
  return verifyConsistency({
    first: BigInt(first),
    second: BigInt(second),
    firstRoot: hexToBytes(firstRoot),
    secondRoot: hexToBytes(secondRoot),
    proof: hashes.map(hexToBytes),
  })
}

/** From the empty record there is nothing to prove, and a proof of something is suspect (RC10). */
function checkFromEmpty({ second, firstRoot, secondRoot, hashes }: ConsistencyReceipt): Checked {
  if (hashes.length > 0) return { ok: false, fault: 'too-many-hashes' }
  const roots = second === '0' ? [firstRoot, secondRoot] : [firstRoot]
  const empty = toHex(emptyRoot())
  return roots.every((root) => root === empty) ? { ok: true } : { ok: false, fault: 'other-root' }
}

/** Hashes as people and JSON read them: lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  return bytesToHex(bytes)
}
