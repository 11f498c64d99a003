import type { Attrs, Node, NodeType } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import type { Command, EditorState, Transaction } from '@tiptap/pm/state'

import {
  deepestLevel,
  definitionCells,
  fieldCells,
  headingLevels,
} from '#app/domain/drafting/block.ts'
import type { Direction, Group, Marker } from '#app/domain/drafting/block.ts'
import { partCells, partNode } from '#app/domain/drafting/format-parts.ts'
import type { FormatPart } from '#app/domain/drafting/format-parts.ts'
import { safeHref } from '#app/domain/drafting/link.ts'

/** What the selected paragraphs are: the same for all of them, or null. */
export type Kind = 'paragraph' | 'heading' | Marker

/**
 * Acts on the text. Each is one structural change (stack.md 3.1), and whatever can be is a change of
 * attributes, which merges with anything that others type.
 */
export function makeParagraph(group: Group | null): Command {
  return changing(() => ({ kind: 'paragraph', group, level: 0 }))
}

/** A heading of this level, or a paragraph again when all selected ones are that already. */
export function toggleHeading(level: number): Command {
  return toggling({ kind: 'heading', level, group: null })
}

export function toggleList(marker: Marker): Command {
  return toggling({ kind: marker, level: 0, group: null })
}

/** Deeper by one, or less deep by minus one. */
export function indent(by: 1 | -1): Command {
  return changing(({ kind, level }) => {
    const [least, most] = kind === 'heading' ? [1, headingLevels] : [0, deepestLevel]
    return { level: Math.min(most, Math.max(least, Number(level) + by)) }
  })
}

/** Sets the language of the selected blocks, tables and fields among them. */
export function setTongue(lang: string, dir: Direction): Command {
  return (state, dispatch) => {
    const { tr } = state
    for (const { pos } of selectedBlocks(state)) {
      tr.setNodeAttribute(pos, 'lang', lang).setNodeAttribute(pos, 'dir', dir)
    }
    return applied(tr, dispatch)
  }
}

export function insertDefinition(): Command {
  return insertWhole('definition', Object.values(definitionCells))
}

export function insertFormatField(): Command {
  return insertWhole('formatField', Object.values(fieldCells))
}

export function insertFormatPart(part: FormatPart): Command {
  return insertWhole(partNode(part), Object.values(partCells(part)))
}

/** A table whose first row is its header. */
export function insertTable(rows: number, columns: number): Command {
  return (state, dispatch) => {
    const { table, tableRow, tableCell } = state.schema.nodes
    if (table === undefined || tableRow === undefined || tableCell === undefined) return false
    const cells = () => Array.from({ length: columns }, () => tableCell.create())
    const lines = Array.from({ length: rows }, (_, at) =>
      tableRow.create({ header: at === 0 }, cells()),
    )
    return insertBlock(state, table.create(null, lines), dispatch)
  }
}

export function addRow(): Command {
  return inTable((state, { row, rowPos, cellAt }, dispatch) => {
    const { tableRow, tableCell } = state.schema.nodes
    if (tableRow === undefined || tableCell === undefined) return false
    const cells = Array.from({ length: row.childCount }, () => tableCell.create())
    const at = rowPos + row.nodeSize
    const tr = state.tr.insert(at, tableRow.create({ header: false }, cells))
    const beside = cells.slice(0, cellAt).reduce((sum, cell) => sum + cell.nodeSize, at + 2)
    return applied(tr.setSelection(TextSelection.near(tr.doc.resolve(beside))), dispatch)
  })
}

export function addColumn(): Command {
  return inTable((state, { table, tablePos, cellAt }, dispatch) => {
    const { tr } = state
    const { tableCell } = state.schema.nodes
    if (tableCell === undefined) return false
    for (const { row, pos } of rowsOf(table, tablePos).toReversed()) {
      const cells = row.children.slice(0, cellAt + 1)
      tr.insert(
        cells.reduce((sum, cell) => sum + cell.nodeSize, pos + 1),
        tableCell.create(),
      )
    }
    return applied(tr, dispatch)
  })
}

/** Deletes the row, and with the last one the table. */
export function deleteRow(): Command {
  return inTable((state, { table, tablePos, row, rowPos }, dispatch) =>
    table.childCount === 1
      ? applied(state.tr.delete(tablePos, tablePos + table.nodeSize), dispatch)
      : applied(state.tr.delete(rowPos, rowPos + row.nodeSize), dispatch),
  )
}

/** Deletes the column, and with the last one the table. */
export function deleteColumn(): Command {
  return inTable((state, { table, tablePos, row, cellAt }, dispatch) => {
    const { tr } = state
    if (row.childCount === 1)
      return applied(tr.delete(tablePos, tablePos + table.nodeSize), dispatch)
    for (const { row: line, pos } of rowsOf(table, tablePos).toReversed()) {
      const cell = line.maybeChild(cellAt)
      if (cell === null) continue
      const from = line.children.slice(0, cellAt).reduce((sum, one) => sum + one.nodeSize, pos + 1)
      tr.delete(from, from + cell.nodeSize)
    }
    return applied(tr, dispatch)
  })
}

/** Makes the selected characters a link. An address that is none changes nothing. */
export function setLink(address: string): Command {
  return (state, dispatch) => {
    const { link } = state.schema.marks
    const href = safeHref(address)
    const { from, to, empty } = state.selection
    if (link === undefined || href === null || empty) return false
    return applied(state.tr.addMark(from, to, link.create({ href })), dispatch)
  }
}

export function removeLink(): Command {
  return (state, dispatch) => {
    const { link } = state.schema.marks
    if (link === undefined) return false
    const { from, to } = linkAround(state) ?? state.selection
    return applied(state.tr.removeMark(from, to, link), dispatch)
  }
}

/** The link that the selection stands in. */
export function linkAround(state: EditorState): { from: number; to: number; href: string } | null {
  const { $from } = state.selection
  const start = $from.start()
  let found: { from: number; to: number; href: string } | null = null
  $from.parent.forEach((node, offset) => {
    const href: unknown = node.marks.find((mark) => mark.type.name === 'link')?.attrs['href']
    const from = start + offset
    const to = from + node.nodeSize
    if (typeof href === 'string' && from <= state.selection.from && state.selection.to <= to) {
      found = { from, to, href }
    }
  })
  return found
}

/** What the selected paragraphs are in common, for the toolbar. */
export function kindOf(
  state: EditorState,
): { kind: Kind; level: number; group: Group | null } | null {
  const [first, ...rest] = selectedParagraphs(state).map(({ node }) => node.attrs)
  if (first === undefined) return null
  const same = (attrs: Attrs) =>
    ['kind', 'level', 'group'].every((name) => attrs[name] === first[name])
  if (!rest.every(same)) return null
  const { kind, level, group } = first
  return { kind, level, group }
}

export function isInTable(state: EditorState): boolean {
  return tableAround(state) !== null
}

type Placed = { node: Node; pos: number }
type InTable = { table: Node; tablePos: number; row: Node; rowPos: number; cellAt: number }
type Dispatch = ((transaction: Transaction) => void) | undefined

function toggling(wanted: Attrs): Command {
  return (state, dispatch) => {
    const all = selectedParagraphs(state)
    const has = ({ attrs }: Node) =>
      attrs['kind'] === wanted['kind'] && attrs['level'] === wanted['level']
    const plain = { kind: 'paragraph', level: 0, group: null }
    return changing(() => (all.every(({ node }) => has(node)) ? plain : wanted))(state, dispatch)
  }
}

function changing(attributesFor: (attrs: Attrs) => Attrs): Command {
  return (state, dispatch) => {
    const { tr } = state
    for (const { node, pos } of selectedParagraphs(state)) {
      for (const [name, value] of Object.entries(attributesFor(node.attrs))) {
        if (node.attrs[name] !== value) tr.setNodeAttribute(pos, name, value)
      }
    }
    return applied(tr, dispatch)
  }
}

function selectedParagraphs(state: EditorState): readonly Placed[] {
  return selectedBlocks(state).filter(({ node }) => node.type.name === 'paragraph')
}

function selectedBlocks(state: EditorState): readonly Placed[] {
  const { from, to } = state.selection
  const blocks: Placed[] = []
  state.doc.nodesBetween(from, to, (node, pos) => {
    blocks.push({ node, pos })
    return false
  })
  return blocks
}

function insertWhole(name: string, cells: readonly string[]): Command {
  return (state, dispatch) => {
    const { nodes } = state.schema
    const whole: NodeType | undefined = nodes[name]
    const parts = cells.flatMap((cell) => nodes[cell]?.create() ?? [])
    return whole === undefined ? false : insertBlock(state, whole.create(null, parts), dispatch)
  }
}

/** After the block that the selection ends in; an empty paragraph there gives way. */
function insertBlock(state: EditorState, block: Node, dispatch: Dispatch): boolean {
  const { $to } = state.selection
  const around = $to.node(1)
  const start = $to.before(1)
  const gives = around.type.name === 'paragraph' && around.content.size === 0
  const tr = gives
    ? state.tr.replaceWith(start, start + around.nodeSize, block)
    : state.tr.insert(start + around.nodeSize, block)
  const inside = gives ? start : start + around.nodeSize
  return applied(tr.setSelection(TextSelection.near(tr.doc.resolve(inside + 1))), dispatch)
}

function inTable(
  act: (state: EditorState, place: InTable, dispatch: Dispatch) => boolean,
): Command {
  return (state, dispatch) => {
    const place = tableAround(state)
    return place === null ? false : act(state, place, dispatch)
  }
}

function tableAround({ selection: { $from } }: EditorState): InTable | null {
  if ($from.depth < 3 || $from.node(1).type.name !== 'table') return null
  return {
    table: $from.node(1),
    tablePos: $from.before(1),
    row: $from.node(2),
    rowPos: $from.before(2),
    cellAt: $from.index(2),
  }
}

function rowsOf(table: Node, tablePos: number): { row: Node; pos: number }[] {
  let pos = tablePos + 1
  return table.children.map((row) => {
    const placed = { row, pos }
    pos += row.nodeSize
    return placed
  })
}

function applied(tr: Transaction, dispatch: Dispatch): boolean {
  if (!tr.docChanged) return false
  dispatch?.(tr.scrollIntoView())
  return true
}
