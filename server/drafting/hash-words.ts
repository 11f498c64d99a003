import type { Block } from '#app/domain/drafting/block.ts'
import { hashText } from '#app/domain/drafting/text-hash.ts'
import type { TextHash } from '#app/domain/drafting/text-hash.ts'
import type { Json } from '#app/domain/kernel/canonical-json.ts'

/** What a paragraph's words amount to, apart from its identity; null stands for one that is gone. */
export function hashWords(block: Block | null): TextHash {
  return hashText((block === null ? null : { ...block, id: null }) as Json)
}
