import type { Block } from '../drafting/block.ts'
import { clean } from '../drafting/view.ts'
import { checkFormat, isSound } from './check/check.ts'
import { readCells, readFormat } from './read.ts'
import type { Reading } from './read.ts'

/** The format that a text says as if every proposal in it fell, and the running text around its blocks. */
export function formatIn(blocks: readonly Block[]): {
  reading: Reading
  prose: readonly string[]
} {
  const standing = clean(blocks)
  return { reading: readFormat(readCells(standing)), prose: proseOf(standing) }
}

/** Why a text that is to be decided on cannot be adopted as a format yet (SPEC.md FC14), or null. */
export function obstacleInFormat(blocks: readonly Block[]): 'format-errors' | null {
  const { reading, prose } = formatIn(blocks)
  return isSound(checkFormat(reading, prose)) ? null : 'format-errors'
}

/** In which the terms of a format are used. */
function proseOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap(({ kind, text }) =>
    kind === 'paragraph' || kind === 'listItem' || kind === 'table' ? [text] : [],
  )
}
