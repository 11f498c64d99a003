import type { Block } from '#app/domain/drafting/block.ts'
import { definitionCells, fieldCells } from '#app/domain/drafting/block.ts'
import { formatParts, partCells, partNode } from '#app/domain/drafting/format-parts.ts'
import type { FormatPart, PartCell } from '#app/domain/drafting/format-parts.ts'
import type { Translate } from '#app/i18n/use-texts.ts'

/** A block that is made of cells. */
export type CelledBlock = Extract<Block, { cells: object }>
type Named = FormatPart | 'indicator' | 'definition'
type Cell = PartCell | keyof typeof fieldCells | keyof typeof definitionCells

/** What stands before a cell. The cell that names a block says what kind of block it names. */
export function cellName(t: Translate, block: Named, cell: Cell): string {
  return cell === 'id' ? t(`drafting:blocks.${block}`) : t(`drafting:cells.${cell}`)
}

/** What stands before a part of a format that has no cell for a name of its own, or null. */
export function partName(t: Translate, part: FormatPart): string | null {
  return 'id' in partCells(part) ? null : t(`drafting:blocks.${part}`)
}

/** The nodes of a block and of its cells, as the grammar has them. */
export function nodesOf(block: CelledBlock): {
  node: string
  named: Named
  cells: readonly Cell[]
} {
  switch (block.kind) {
    case 'definition':
      return { node: block.kind, named: 'definition', cells: definitionOrder }
    case 'formatField':
      return { node: block.kind, named: 'indicator', cells: fieldOrder }
    case 'formatPart':
      return { node: partNode(block.part), named: block.part, cells: orderOf(block.part) }
  }
}

/** By the name of its node, what stands before each cell, and before a block that names none. */
export function namesByNode(t: Translate): Readonly<Record<string, string>> {
  const cells = (named: Named, nodes: Readonly<Record<string, string>>) =>
    Object.entries(nodes).map(([cell, node]) => [node, cellName(t, named, cell as Cell)])
  return Object.fromEntries([
    ...cells('definition', definitionCells),
    ...cells('indicator', fieldCells),
    ...formatParts.flatMap((part) => cells(part, partCells(part))),
    ...formatParts.flatMap((part) => {
      const name = partName(t, part)
      return name === null ? [] : [[partNode(part), name]]
    }),
  ])
}

const definitionOrder = Object.keys(definitionCells) as readonly Cell[]
const fieldOrder = Object.keys(fieldCells) as readonly Cell[]

function orderOf(part: FormatPart): readonly Cell[] {
  return Object.keys(partCells(part)) as readonly Cell[]
}
