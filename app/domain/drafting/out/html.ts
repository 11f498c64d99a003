import type { Block, Inline, Mark } from '../block.ts'
import { withBrackets } from '../bracketed-text.ts'
import type { LeavingText } from './leaving-text.ts'

/** A text as one HTML file that needs no other. Brackets are characters; each block has its language. */
export function htmlOf({ title, standing, blocks, labels }: LeavingText): string {
  const [first] = blocks
  const tongue = first === undefined ? '' : tongueOf(first)
  return [
    '<!doctype html>',
    `<html${tongue}>`,
    '<head>',
    '<meta charset="utf-8">',
    `<title>${escaped(title)}</title>`,
    '</head>',
    '<body>',
    `<h1>${escaped(title)}</h1>`,
    `<p>${escaped(standing)}</p>`,
    ...blocks.map((block) => blockHtml(withBrackets(block), labels)),
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

function blockHtml(block: Block, labels: LeavingText['labels']): string {
  const tongue = tongueOf(block)
  switch (block.kind) {
    case 'heading':
      return `<h${block.level + 1}${tongue}>${inlineHtml(block.words)}</h${block.level + 1}>`
    case 'paragraph': {
      const label = block.id === null || block.group === null ? undefined : labels[block.id]
      const shown = label === undefined ? '' : `<strong>${escaped(label)}</strong> `
      return `<p${tongue}>${shown}${inlineHtml(block.words)}</p>`
    }
    case 'listItem': {
      const list = block.marker === 'ordered' ? 'ol' : 'ul'
      const item = `<${list}><li${tongue}>${inlineHtml(block.words)}</li></${list}>`
      // A list item is a block of its own in the text, so that each is a list of one, as deep as it is.
      return Array.from({ length: block.level }).reduce<string>(
        (inner) => `<${list}><li>${inner}</li></${list}>`,
        item,
      )
    }
    case 'definition':
      return `<dl${tongue}><dt>${inlineHtml(block.cells.term)}</dt><dd>${inlineHtml(block.cells.meaning)}</dd></dl>`
    case 'formatField':
    case 'formatPart':
      return `<dl${tongue}>${Object.entries<Inline>(block.cells)
        .filter(([, words]) => words.length > 0)
        .map(([cell, words]) => `<dt>${cell}</dt><dd>${inlineHtml(words)}</dd>`)
        .join('')}</dl>`
    case 'table':
      return `<table${tongue}>${block.rows.map(rowHtml).join('')}</table>`
  }
}

function rowHtml({ header, cells }: Extract<Block, { kind: 'table' }>['rows'][number]): string {
  const cell = header ? 'th' : 'td'
  return `<tr>${cells.map((words) => `<${cell}>${inlineHtml(words)}</${cell}>`).join('')}</tr>`
}

function inlineHtml(words: Inline): string {
  return words
    .map(({ text, marks }) => marks.reduce(marking, escaped(text).replaceAll('\n', '<br>')))
    .join('')
}

function marking(html: string, mark: Mark): string {
  switch (mark.kind) {
    case 'bold':
      return `<strong>${html}</strong>`
    case 'italic':
      return `<em>${html}</em>`
    case 'link':
      return `<a href="${escaped(mark.href)}">${html}</a>`
    case 'bracket':
      return html
  }
}

function tongueOf({ lang, dir }: Block): string {
  return (lang === null ? '' : ` lang="${escaped(lang)}"`) + (dir === null ? '' : ` dir="${dir}"`)
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
