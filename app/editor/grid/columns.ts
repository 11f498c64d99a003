import { definitionCells, fieldCells } from '#app/domain/drafting/block.ts'
import type { Inline } from '#app/domain/drafting/block.ts'
import { partCells } from '#app/domain/drafting/format-parts.ts'

import { nodesOf } from '../block-names.ts'
import type { CelledBlock } from '../block-names.ts'

/** What a table can be of: one kind of block, in the order in which a format is read. */
export const tables = [
  'indicator',
  'section',
  'format',
  'codeList',
  'code',
  'source',
  'rule',
  'definition',
  'correction',
  'ladder',
  'ladderStep',
  'confidentiality',
] as const
export type Table = (typeof tables)[number]

/** A cell of a kind of block: its name, the node that holds it, and how wide its column is, in rem. */
export type Column = { cell: string; node: string; width: number }

/** The columns of a table in the order of its cells; the first two stay where they are (look.md). */
export function columnsOf(table: Table): readonly Column[] {
  return Object.entries(nodesIn(table)).map(([cell, node]) => ({
    cell,
    node,
    width: widths[cell] ?? usualWidth,
  }))
}

/** The table that a block stands in. */
export function tableOf(block: CelledBlock): Table {
  return nodesOf(block).named
}

export function wordsIn(block: CelledBlock, cell: string): Inline {
  const cells: Readonly<Record<string, Inline | undefined>> = block.cells
  return cells[cell] ?? []
}

function nodesIn(table: Table): Readonly<Record<string, string>> {
  if (table === 'indicator') return fieldCells
  if (table === 'definition') return definitionCells
  return partCells(table)
}

const usualWidth = 10

const widths: Readonly<Record<string, number>> = {
  id: 9,
  level: 5,
  statement: 18,
  title: 18,
  label: 18,
  term: 14,
  meaning: 30,
  descriptor: 24,
  rationale: 20,
  obligations: 20,
  sources: 18,
  inputs: 20,
  params: 14,
  baseline: 16,
  verifier: 16,
  exit: 24,
  who: 16,
}
