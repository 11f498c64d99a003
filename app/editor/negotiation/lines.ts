import type { Node } from '@tiptap/pm/model'

/** A line of words, in a paragraph or a cell, and how much of it a stretch of the text covers. */
export type Line = { node: Node; start: number; end: number; from: number; to: number }

/** A piece of a line whose characters carry the same marks. */
export type Piece = { node: Node; from: number; to: number }

/** The lines that a stretch reaches, also those of which it covers nothing. */
export function linesBetween(doc: Node, from: number, to: number): readonly Line[] {
  const lines: Line[] = []
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.inlineContent) return true
    const [start, end] = [pos + 1, pos + 1 + node.content.size]
    lines.push({ node, start, end, from: Math.max(from, start), to: Math.min(to, end) })
    return false
  })
  return lines
}

/** What of a line's words the stretch covers. */
export function piecesOf({ node, start, from, to }: Line): readonly Piece[] {
  const pieces: Piece[] = []
  node.forEach((child, offset) => {
    const piece = {
      node: child,
      from: Math.max(from, start + offset),
      to: Math.min(to, start + offset + child.nodeSize),
    }
    if (piece.from < piece.to) pieces.push(piece)
  })
  return pieces
}
