import type { Block } from '#app/domain/drafting/block.ts'
import { clean } from '#app/domain/drafting/view.ts'
import { readCells, readFormat } from '#app/domain/verification/read.ts'
import type { Reading } from '#app/domain/verification/read.ts'

/** The format that a text says as if every proposal in it fell, and the running text around its blocks. */
export function formatIn(blocks: readonly Block[]): {
  reading: Reading
  prose: readonly string[]
} {
  const standing = clean(blocks)
  return { reading: readFormat(readCells(standing)), prose: proseOf(standing) }
}

/** In which the terms of a format are used. */
function proseOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap(({ kind, text }) =>
    kind === 'paragraph' || kind === 'listItem' || kind === 'table' ? [text] : [],
  )
}
