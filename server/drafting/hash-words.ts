import type { Block, BlockId } from '#app/domain/drafting/block.ts'
import { hashText } from '#app/domain/drafting/text-hash.ts'
import type { TextHash } from '#app/domain/drafting/text-hash.ts'
import type { Json } from '#app/domain/kernel/canonical-json.ts'

/** What a paragraph's words amount to, apart from its identity; null stands for one that is gone. */
export function hashWords(block: Block | null): TextHash {
  return hashText((block === null ? null : { ...block, id: null }) as Json)
}

/** What the words of several paragraphs amount to, in the order in which they are named. */
export function hashParagraphs(ids: readonly BlockId[], text: readonly Block[]): TextHash {
  return hashText(ids.map((id) => hashWords(text.find((block) => block.id === id) ?? null)))
}
