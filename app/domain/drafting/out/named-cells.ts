import { definitionCells, fieldCells } from '../block.ts'
import type { Block, Inline } from '../block.ts'
import { partCells, partNode } from '../format-parts.ts'
import type { PaperWords } from './leaving-text.ts'

type Celled = Extract<Block, { cells: object }>

/** The cells of a block that say something, each with its name, under the name of a part that has no other. */
export function namedCells(
  block: Celled,
  names: PaperWords['names'],
): { name: string | null; cells: readonly { name: string; words: Inline }[] } {
  const nodes = nodesOf(block)
  return {
    name: (block.kind === 'formatPart' && names[partNode(block.part)]) || null,
    cells: Object.entries<Inline>(block.cells)
      .filter(([, words]) => words.length > 0)
      .map(([cell, words]) => ({ name: names[nodes[cell] ?? ''] ?? cell, words })),
  }
}

function nodesOf(block: Celled): Readonly<Record<string, string>> {
  switch (block.kind) {
    case 'definition':
      return definitionCells
    case 'formatField':
      return fieldCells
    case 'formatPart':
      return partCells(block.part)
  }
}
