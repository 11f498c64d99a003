import type { Block, Inline, Mark } from '../block.ts'
import { withBrackets } from '../bracketed-text.ts'
import type { LeavingText } from './leaving-text.ts'

/**
 * A text as Markdown (CommonMark, tables as GitHub writes them). Brackets are characters, and what a
 * person typed is never read as markup.
 */
export function markdownOf({ title, standing, blocks, labels }: LeavingText): string {
  let text = `# ${escaped(title)}\n\n${escaped(standing)}\n`
  let before: Block['kind'] | null = null
  for (const block of blocks.map(withBrackets)) {
    // The items of a list follow each other without a line between, or they are lists of one.
    const gap = block.kind === 'listItem' && before === 'listItem' ? '' : '\n'
    text += `${gap}${blockText(block, labels)}\n`
    before = block.kind
  }
  return text
}

function blockText(block: Block, labels: LeavingText['labels']): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level + 1)} ${inlineText(block.words, ' ')}`
    case 'paragraph': {
      const label = block.id === null || block.group === null ? undefined : labels[block.id]
      const words = inlineText(block.words, '\\\n')
      return label === undefined ? words : `**${escaped(label)}** ${words}`
    }
    case 'listItem': {
      // Three columns are what the longer of the two markers takes, so that both can hold a list.
      const marker = block.marker === 'ordered' ? '1. ' : '-  '
      return ' '.repeat(3 * block.level) + marker + inlineText(block.words, '<br>')
    }
    case 'definition':
      return `**${inlineText(block.cells.term, ' ')}**: ${inlineText(block.cells.meaning, '\\\n')}`
    case 'formatField':
    case 'formatPart':
      return Object.entries<Inline>(block.cells)
        .filter(([, words]) => words.length > 0)
        .map(([cell, words]) => `-  ${cell}: ${inlineText(words, '<br>')}`)
        .join('\n')
    case 'table':
      return tableText(block.rows)
  }
}

/** The first row is the head of a table there; one that has no head gets a blank one. */
function tableText(rows: Extract<Block, { kind: 'table' }>['rows']): string {
  const width = Math.max(1, ...rows.map(({ cells }) => cells.length))
  const line = (cells: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, at) => cells[at] ?? '').join(' | ')} |`
  const written = rows.map(({ cells }) => line(cells.map((words) => inlineText(words, '<br>'))))
  const [head = line([]), ...rest] = rows[0]?.header === true ? written : [line([]), ...written]
  return [head, `|${' --- |'.repeat(width)}`, ...rest].join('\n')
}

/** Words of one place; `lineBreak` is how a line is broken there. */
function inlineText(words: Inline, lineBreak: string): string {
  return words
    .map(({ text, marks }) => {
      const [, before = '', bare = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? []
      // Marks that begin or end with a blank are none, so that blanks stand outside of them.
      const marked = bare === '' ? '' : marks.reduce(marking, escaped(bare))
      return (before + marked + after).replaceAll('\n', lineBreak)
    })
    .join('')
}

function marking(text: string, mark: Mark): string {
  switch (mark.kind) {
    case 'bold':
      return `**${text}**`
    case 'italic':
      return `*${text}*`
    case 'link':
      return `[${text}](<${mark.href.replaceAll(/[<>\\]/g, encodeURIComponent)}>)`
    case 'bracket':
      return text
  }
}

/** What is a sign in Markdown wherever it stands, and what is one at the beginning of a line. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]<>|~&]/g, String.raw`\$&`)
    .replaceAll(/^(\s*)([#+=-])/gm, String.raw`$1\$2`)
    .replaceAll(/^(\s*\d+)([.)])/gm, String.raw`$1\$2`)
}
