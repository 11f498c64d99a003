import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

import type { Block } from '#app/domain/drafting/block.ts'
import { textHash } from '#app/domain/drafting/text-hash.ts'
import type { TextHash } from '#app/domain/drafting/text-hash.ts'
import { canonicalJson } from '#app/domain/kernel/canonical-json.ts'
import type { Json } from '#app/domain/kernel/canonical-json.ts'

/** What a paragraph's words amount to, apart from its identity; null stands for one that is gone. */
export function hashWords(block: Block | null): TextHash {
  const content = block === null ? null : { ...block, id: null }
  return textHash(bytesToHex(sha256(utf8ToBytes(canonicalJson(content as Json)))))
}
