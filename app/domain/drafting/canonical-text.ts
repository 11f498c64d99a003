import type { Json } from '../kernel/canonical-json.ts'
import { coreOf } from './annex.ts'
import type { Block } from './block.ts'
import { GRAMMAR_VERSION } from './grammar-version.ts'
import { textOf } from './inline.ts'

/**
 * A text as plain data. Two texts that read alike give the same value, however they were typed, so this
 * is what is hashed and never Yjs's bytes (verification.md 1.2). National annexes are no part of it: they
 * go on changing after everything else is adopted (domain.md B8).
 */
export function canonicalText(blocks: readonly Block[]): Json {
  return {
    grammar: GRAMMAR_VERSION,
    blocks: coreOf(blocks).map(({ text: _text, ...said }) => said) as unknown as Json,
  }
}

/** The blocks that `canonicalText` was made of, from its text. */
export function blocksIn(canonical: string): readonly Block[] {
  const { blocks } = JSON.parse(canonical) as { blocks: readonly Omit<Block, 'text'>[] }
  return blocks.map((said) => ({ ...said, text: textOf(said as Block) }) as Block)
}
