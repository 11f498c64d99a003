/**
 * What mammoth finds in a Word document before it makes HTML of it, as far as we read it
 * (mammoth 1.13.0, lib/documents.js).
 */
export type DocxDocument = {
  children: readonly DocxElement[]
  notes: { resolve(reference: { noteType: string; noteId: string }): DocxNote | null }
  comments: readonly { commentId: string; body: readonly DocxElement[] }[]
}

type DocxNote = { body: readonly DocxElement[] }

type Holder<Type extends string> = { type: Type; children: readonly DocxElement[] }

export type DocxParagraph = Holder<'paragraph'> & {
  styleName: string | null
  numbering: { level: string; isOrdered: boolean } | null
}

export type DocxRun = Holder<'run'> & {
  isBold: boolean
  isItalic: boolean
  isUnderline: boolean
  isStrikethrough: boolean
  isAllCaps: boolean
  isSmallCaps: boolean
  verticalAlignment: 'baseline' | 'superscript' | 'subscript'
  font: string | null
  fontSize: number | null
  highlight: string | null
}

export type DocxTable = Holder<'table'>
export type DocxRow = Holder<'tableRow'> & { isHeader: boolean }
export type DocxCell = Holder<'tableCell'> & { colSpan: number; rowSpan: number }

export type DocxElement =
  | DocxParagraph
  | DocxRun
  | DocxTable
  | DocxRow
  | DocxCell
  | (Holder<'hyperlink'> & { href?: string; anchor?: string })
  | { type: 'text'; value: string }
  | { type: 'tab' }
  | { type: 'checkbox'; checked: boolean }
  | { type: 'noteReference'; noteType: string; noteId: string }
  | { type: 'commentReference'; commentId: string }
  | { type: 'image'; altText?: string }
  | { type: 'break'; breakType: 'line' | 'page' | 'column' }
  | { type: 'bookmarkStart' }
