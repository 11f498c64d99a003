import * as Y from 'yjs'

import type { Block, BlockId, Direction } from '#app/domain/drafting/block.ts'
import { partNode } from '#app/domain/drafting/format-parts.ts'

import { columnsOf, tableOf } from './columns.ts'
import type { Table } from './columns.ts'

/**
 * After which block a new one goes: below the row that somebody is in and all that it holds, or where the
 * first of its kind belongs; null for the beginning of the text.
 */
export function placeFor<Of extends { block: Block }>(
  table: Table,
  blocks: readonly Of[],
  below: Of | null,
): Of | null {
  const kinds = blocks.map(kindOf)
  const head = headOf[table]
  const first = head === undefined ? -1 : kinds.lastIndexOf(head)
  const at = below === null ? first : lastOf(kinds, blocks.indexOf(below))
  return blocks.at(at) ?? null
}

/** Whether others belong to a row, which would come under another one without it. */
export function holdsOthers<Of extends { block: Block }>(blocks: readonly Of[], row: Of): boolean {
  const at = blocks.indexOf(row)
  return lastOf(blocks.map(kindOf), at) > at
}

/** Whether a table takes a row beside those that it has. */
export function takesAnother(table: Table, rows: number): boolean {
  return rows === 0 || !standsOnce.has(table)
}

/**
 * A row in which nothing is written yet, as the editor would have made it. It is written out here because the
 * writer of whole blocks brings what only the editor needs, which would then be loaded apart (element-of.ts).
 */
export function blankRow(
  table: Table,
  { id, lang, dir }: { id: BlockId; lang: string; dir: Direction },
): Y.XmlElement {
  const row = new Y.XmlElement(nodeOf(table))
  row.setAttribute('id', id)
  row.setAttribute('lang', lang)
  row.setAttribute('dir', dir)
  row.insert(
    0,
    columnsOf(table).map(({ node }) => {
      const cell = new Y.XmlElement(node)
      cell.insert(0, [new Y.XmlText()])
      return cell
    }),
  )
  return row
}

function nodeOf(table: Table): string {
  if (table === 'indicator') return 'formatField'
  return table === 'definition' ? table : partNode(table)
}

/** To which head a part belongs: the one before it (app/domain/verification/SPEC.md FM10). */
const headOf: Readonly<Partial<Record<Table, Table>>> = {
  indicator: 'section',
  code: 'codeList',
  ladderStep: 'ladder',
}

/** A format has each of these exactly once (FM11). */
const standsOnce: ReadonlySet<Table> = new Set(['format', 'correction', 'ladder'])

function kindOf({ block }: { block: Block }): Table | null {
  return 'cells' in block ? tableOf(block) : null
}

/** The last of those that belong to a block, or the block itself where none does. */
function lastOf(kinds: readonly (Table | null)[], at: number): number {
  const kind = kinds[at] ?? null
  const next = kinds.indexOf(kind, at + 1)
  const own = kinds.slice(at + 1, next === -1 ? undefined : next)
  const last = own.findLastIndex((part) => part !== null && headOf[part] === kind)
  return at + 1 + last
}
