import { deepestLevel, headingLevels } from '#app/domain/drafting/block.ts'
import type { Inline, Mark, Run } from '#app/domain/drafting/block.ts'
import type { Found, IncomingShape, Loss } from '#app/domain/drafting/in/incoming.ts'
import { joined } from '#app/domain/drafting/inline.ts'
import { safeHref } from '#app/domain/drafting/link.ts'

import type {
  DocxCell,
  DocxDocument,
  DocxElement,
  DocxParagraph,
  DocxRun,
  DocxTable,
} from './docx-element.ts'

/** The blocks of a Word document, each with what it loses. */
export function blocksOfDocx(document: DocxDocument): readonly Found[] {
  return document.children.flatMap((element): readonly Found[] => {
    if (element.type === 'paragraph') return [paragraphOf(element, document)]
    return element.type === 'table' ? [tableOf(element, document)] : []
  })
}

function paragraphOf(paragraph: DocxParagraph, document: DocxDocument): Found {
  const lost: Loss[] = []
  const words = wordsOf(paragraph.children, [], document, lost)
  return { shape: shapeOf(paragraph, words, lost), lost: eachOnce(lost) }
}

function shapeOf(
  { styleName, numbering }: DocxParagraph,
  words: Inline,
  lost: Loss[],
): IncomingShape {
  const said = plain(words)
  if (/^title$/i.test(styleName ?? '')) return { kind: 'heading', level: 1, words }
  const depth = Number(/^heading ([1-9])$/i.exec(styleName ?? '')?.[1] ?? 0)
  if (depth > 0) {
    if (depth > headingLevels) lost.push({ kind: 'depth', what: said })
    return { kind: 'heading', level: Math.min(depth, headingLevels), words }
  }
  if (numbering === null) return { kind: 'paragraph', group: null, level: 0, words }
  const level = Number(numbering.level)
  if (level > deepestLevel) lost.push({ kind: 'depth', what: said })
  const marker = numbering.isOrdered ? 'ordered' : 'bullet'
  return { kind: 'listItem', marker, level: Math.min(level, deepestLevel), words }
}

/** The words of a place; what is lost of them is added to `lost`. */
function wordsOf(
  elements: readonly DocxElement[],
  marks: readonly Mark[],
  document: DocxDocument,
  lost: Loss[],
): Inline {
  const runs = elements.flatMap((element): readonly Run[] => {
    switch (element.type) {
      case 'text':
        return [{ text: element.value, marks }]
      case 'tab':
        return [{ text: ' ', marks }]
      case 'checkbox':
        return [{ text: element.checked ? '☑' : '☐', marks }]
      case 'run': {
        const words = wordsOf(element.children, marksOf(element, marks), document, lost)
        if (words.length > 0) lost.push(...looksOf(element, plain(words)))
        return words
      }
      case 'hyperlink':
        return linkOf(element, marks, document, lost)
      case 'break':
        if (element.breakType === 'line') return [{ text: '\n', marks: [] }]
        lost.push({ kind: 'page-break', what: '' })
        return []
      case 'image':
        lost.push({ kind: 'image', what: element.altText ?? '' })
        return []
      case 'noteReference':
        lost.push({ kind: 'note', what: wordsIn(document.notes.resolve(element)?.body ?? []) })
        return []
      case 'commentReference': {
        const comment = document.comments.find(({ commentId }) => commentId === element.commentId)
        lost.push({ kind: 'comment', what: wordsIn(comment?.body ?? []) })
        return []
      }
      case 'paragraph':
      case 'table':
      case 'tableRow':
      case 'tableCell':
        return wordsOf(element.children, marks, document, lost)
      case 'bookmarkStart':
        return []
    }
  })
  return joined(runs)
}

function marksOf({ isBold, isItalic }: DocxRun, marks: readonly Mark[]): readonly Mark[] {
  return [
    ...(isBold ? [{ kind: 'bold' as const }] : []),
    ...(isItalic ? [{ kind: 'italic' as const }] : []),
    ...marks,
  ]
}

function linkOf(
  { href, anchor, children }: Extract<DocxElement, { type: 'hyperlink' }>,
  marks: readonly Mark[],
  document: DocxDocument,
  lost: Loss[],
): Inline {
  const safe = safeHref(href)
  if (safe !== null)
    return wordsOf(children, [...marks, { kind: 'link', href: safe }], document, lost)
  lost.push({ kind: 'link', what: href ?? (anchor === undefined ? '' : `#${anchor}`) })
  return wordsOf(children, marks, document, lost)
}

function looksOf(run: DocxRun, what: string): readonly Loss[] {
  const { isUnderline, isStrikethrough, verticalAlignment } = run
  const isDressed =
    run.isAllCaps ||
    run.isSmallCaps ||
    run.highlight !== null ||
    run.font !== null ||
    run.fontSize !== null
  return [
    ...(isStrikethrough ? [{ kind: 'struck' as const, what }] : []),
    ...(isUnderline ? [{ kind: 'underlined' as const, what }] : []),
    ...(verticalAlignment === 'baseline' ? [] : [{ kind: 'raised' as const, what }]),
    ...(isDressed ? [{ kind: 'look' as const, what }] : []),
  ]
}

/** A paragraph of many runs has one font, and is told of once. */
function eachOnce(lost: readonly Loss[]): readonly Loss[] {
  return lost.filter(
    ({ kind }, at) => kind !== 'look' || lost.findIndex((one) => one.kind === kind) === at,
  )
}

/** A cell that spans others stands in the first of them, and the others are blank. */
function tableOf(table: DocxTable, document: DocxDocument): Found {
  const lost: Loss[] = []
  const open = new Map<number, number>()
  const rows = table.children.flatMap((row) => {
    if (row.type !== 'tableRow') return []
    const cells: Inline[] = []
    const heldOver = () => {
      for (let rest = open.get(cells.length) ?? 0; rest > 0; rest = open.get(cells.length) ?? 0) {
        open.set(cells.length, rest - 1)
        cells.push([])
      }
    }
    for (const cell of row.children) {
      if (cell.type !== 'tableCell') continue
      heldOver()
      const words = cellWords(cell, document, lost)
      for (let column = 0; column < Math.min(cell.colSpan, widest); column += 1) {
        if (cell.rowSpan > 1) open.set(cells.length, cell.rowSpan - 1)
        cells.push(column === 0 ? words : [])
      }
    }
    heldOver()
    return [{ header: row.isHeader, cells }]
  })
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length))
  const even = rows.map(({ header, cells }) => ({
    header,
    cells: Array.from({ length: width }, (_, at) => cells[at] ?? []),
  }))
  return { shape: { kind: 'table', rows: even }, lost: eachOnce(lost) }
}

/** Columns that any table here has; a span is what a file says it is. */
const widest = 64

/** The paragraphs of a cell are lines of it. */
function cellWords(cell: DocxCell, document: DocxDocument, lost: Loss[]): Inline {
  const lines = cell.children.map((element) => {
    const words = 'children' in element ? wordsOf(element.children, [], document, lost) : []
    if (element.type === 'table') lost.push({ kind: 'nested-table', what: plain(words) })
    return words
  })
  const words = lines.flatMap((line, at) =>
    at === 0 || line.length === 0 ? line : [{ text: '\n', marks: [] }, ...line],
  )
  if (cell.colSpan > 1 || cell.rowSpan > 1) lost.push({ kind: 'merged-cells', what: plain(words) })
  return joined(words)
}

function wordsIn(elements: readonly DocxElement[]): string {
  return elements
    .map((element) =>
      element.type === 'text'
        ? element.value
        : 'children' in element
          ? wordsIn(element.children)
          : '',
    )
    .join('')
}

function plain(words: Inline): string {
  return words.map(({ text }) => text).join('')
}
