import { simpleDiffString } from 'lib0/diff'
import * as Y from 'yjs'

/**
 * A change of the characters of a cell, a hard break being one of them: so many go from `index` on, and
 * `insert` stands there instead.
 */
export type CellEdit = { index: number; remove: number; insert: string }

/** The characters of a cell as Yjs counts them, or null where it holds something that is none. */
export function charactersOf(cell: Y.XmlElement): string | null {
  const parts = cell.toArray().map((child) => {
    if (child instanceof Y.XmlText) return lettersOf(child)
    return isBreak(child) ? '\n' : null
  })
  return parts.includes(null) ? null : parts.join('')
}

/** The smallest edit that makes one text of another: what stays is not written again. */
export function editBetween(before: string, after: string): CellEdit {
  return simpleDiffString(before, after)
}

/** An edit of a text that somebody else has changed meanwhile; what is gone is not taken away again. */
export function rebased({ index, remove, insert }: CellEdit, others: CellEdit): CellEdit {
  const from = moved(index, others)
  return { index: from, remove: Math.max(0, moved(index + remove, others) - from), insert }
}

/** Where a place in a text is after an edit; what was inserted at it stands before it. */
export function moved(place: number, { index, remove, insert }: CellEdit): number {
  if (place < index) return place
  return Math.max(index, place - remove) + insert.length
}

/**
 * Makes an edit in a cell, and touches no character beside it: what others type there at once stays, and
 * so does every mark. New characters take the marks that reach over their place (SPEC.md DR5).
 */
export function editCell(cell: Y.XmlElement, { index, remove, insert }: CellEdit): void {
  erase(cell, index, remove)
  let at = index
  for (const [count, line] of insert.split('\n').entries()) {
    if (count > 0) {
      breakAt(cell, at)
      at += 1
    }
    if (line !== '') writeAt(cell, at, line)
    at += line.length
  }
}

/** The run of text in which a place of a cell is, the one before it of two, or null where there is none. */
export function placeIn(
  cell: Y.XmlElement,
  index: number,
): { text: Y.XmlText; offset: number } | null {
  const found = spansOf(cell).find(
    ({ child, from, to }) => child instanceof Y.XmlText && from <= index && index <= to,
  )
  return found !== undefined && found.child instanceof Y.XmlText
    ? { text: found.child, offset: index - found.from }
    : null
}

type Span = { child: unknown; at: number; from: number; to: number }

function spansOf(cell: Y.XmlElement): readonly Span[] {
  let from = 0
  return cell.toArray().map((child, at) => {
    const to = from + (child instanceof Y.XmlText ? child.length : 1)
    const span = { child, at, from, to }
    from = to
    return span
  })
}

/** Runs that are left empty stay: somebody may be typing in them. */
function erase(cell: Y.XmlElement, index: number, remove: number): void {
  for (const { child, at, from, to } of spansOf(cell).toReversed()) {
    const start = Math.max(index, from)
    const length = Math.min(index + remove, to) - start
    if (length <= 0) continue
    if (child instanceof Y.XmlText) child.delete(start - from, length)
    else cell.delete(at, 1)
  }
}

function writeAt(cell: Y.XmlElement, index: number, words: string): void {
  const { text, offset } = placeIn(cell, index) ?? { text: runAt(cell, index), offset: 0 }
  text.insert(offset, words, marksOver(text, offset))
}

function runAt(cell: Y.XmlElement, index: number): Y.XmlText {
  const text = new Y.XmlText()
  cell.insert(childAt(cell, index), [text])
  return text
}

function breakAt(cell: Y.XmlElement, index: number): void {
  const place = placeIn(cell, index)
  const added = [new Y.XmlElement('hardBreak')]
  if (place === null || place.offset === place.text.length) {
    cell.insert(childAt(cell, index), added)
    return
  }
  const { text, offset } = place
  const tail = new Y.XmlText()
  tail.applyDelta([...deltaOf(text, offset)])
  cell.insert(spansOf(cell).findIndex(({ child }) => child === text) + 1, [...added, tail])
  text.delete(offset, text.length - offset)
}

/** The first child that begins at a place or after it. */
function childAt(cell: Y.XmlElement, index: number): number {
  const found = spansOf(cell).findIndex(({ from, to }) => from >= index && to > index)
  return found === -1 ? cell.length : found
}

/** What a run of text says from a place on, with its marks. */
function deltaOf(text: Y.XmlText, offset: number): readonly Piece[] {
  let from = 0
  return piecesOf(text).flatMap((piece) => {
    const start = Math.max(0, offset - from)
    from += piece.insert.length
    return start < piece.insert.length ? [{ ...piece, insert: piece.insert.slice(start) }] : []
  })
}

/** A mark goes on where it stands on both sides, and a look of words also at their end. */
function marksOver(text: Y.XmlText, offset: number): Readonly<Record<string, unknown>> {
  const [before, after] = [marksAt(text, offset - 1), marksAt(text, offset)]
  const kept = Object.entries(before).filter(
    ([name, value]) => looks.has(name) || JSON.stringify(after[name]) === JSON.stringify(value),
  )
  return Object.fromEntries(kept)
}

const looks: ReadonlySet<string> = new Set(['bold', 'italic'])

function marksAt(text: Y.XmlText, offset: number): Readonly<Record<string, unknown>> {
  let from = 0
  for (const { insert, attributes = {} } of piecesOf(text)) {
    if (offset >= from && offset < from + insert.length) return attributes
    from += insert.length
  }
  return {}
}

type Piece = { insert: string; attributes?: Readonly<Record<string, unknown>> }

function piecesOf(text: Y.XmlText): readonly Piece[] {
  return (text.toDelta() as readonly Piece[]).filter(({ insert }) => typeof insert === 'string')
}

/** Null where something is embedded among the letters, which no editor of ours does. */
function lettersOf(text: Y.XmlText): string | null {
  const letters = piecesOf(text)
    .map(({ insert }) => insert)
    .join('')
  return letters.length === text.length ? letters : null
}

function isBreak(child: unknown): boolean {
  return child instanceof Y.XmlElement && child.nodeName === 'hardBreak'
}
