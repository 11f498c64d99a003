import type { DelegationId } from '../../kernel/id.ts'
import type { Block, Inline, Mark } from '../block.ts'
import { holdersByMark } from '../bracket.ts'
import { writtenOut } from '../bracketed-text.ts'
import type { Written } from '../bracketed-text.ts'
import { tongueOf } from '../tongue-of.ts'
import { itemMarker } from './item-marker.ts'
import { beginsWithTitle } from './leaving-text.ts'
import type { LeavingPaper } from './leaving-text.ts'
import { itemPlaces } from './list-items.ts'
import type { ItemPlace } from './list-items.ts'
import { namedCells } from './named-cells.ts'
import { printable } from './printable.ts'

/**
 * A text as source for Typst, which makes its pages. Whatever was typed is a string in it, so that nothing
 * of it is code or markup; brackets are characters, with the codes of those who hold what ends there.
 */
export function typstOf(paper: LeavingPaper): string {
  const { title, symbol, standing, blocks } = paper
  const tongue = tongueOf(blocks)
  const titled = beginsWithTitle(paper)
  const places = itemPlaces(blocks)
  const inline = inlineWith(holdersOn(paper))
  return [
    // Without a date the same text gives the same bytes.
    `#set document(title: ${quoted(title)}, date: none)`,
    `#set text(hyphenate: false, ${voice(tongue)})`,
    '#set par(leading: 0.7em, spacing: 1em)',
    `#set page(paper: "a4", margin: 25mm, ${head(symbol, standing)}, ${foot})`,
    '#set table(stroke: 0.5pt, inset: 5pt)',
    '#set table.cell(breakable: true)',
    '#show heading: set block(above: 1.4em, below: 0.8em)',
    ...(titled ? [] : [`#heading(level: 1, ${quoted(title)})`]),
    ...blocks.map((block, at) => {
      const spoken = `#[#set text(${voice(block)});`
      const place = places.get(at) ?? { list: 0, number: 1 }
      return `${spoken}${blockSource(block, paper, { place, titled, inline })}]`
    }),
    '',
  ].join('\n')
}

function blockSource(
  block: Block,
  { labels, words }: LeavingPaper,
  { place, titled, inline }: { place: ItemPlace; titled: boolean; inline: WriteInline },
): string {
  switch (block.kind) {
    case 'heading':
      return `#heading(level: ${block.level + (titled ? 0 : 1)}, [${inline(block.words)}])`
    case 'paragraph': {
      const label = block.id === null || block.group === null ? undefined : labels[block.id]
      const before =
        label === undefined ? '' : `#box(width: ${labelWidth}, strong(${quoted(label)}))`
      const hanging = label === undefined ? '0pt' : labelWidth
      return indented(
        block,
        block.level,
        `par(hanging-indent: ${hanging})[${before}${inline(block.words)}]`,
      )
    }
    case 'listItem': {
      const marker = quoted(itemMarker(block, place))
      const list =
        block.marker === 'bullet'
          ? `list(marker: ${marker}, [${inline(block.words)}])`
          : `enum(numbering: _ => ${marker}, [${inline(block.words)}])`
      return indented(block, block.level, list)
    }
    case 'definition':
    case 'formatField':
    case 'formatPart': {
      const { name, cells } = namedCells(block, words.names)
      const above = name === null ? '' : `#block(sticky: true, strong(${quoted(name)}))`
      const rows = cells.map((cell) => `strong(${quoted(cell.name)}), [${inline(cell.words)}]`)
      return cells.length === 0 ? above : `${above}#table(columns: (28%, 1fr), ${rows.join(', ')})`
    }
    case 'table':
      return tableSource(block.rows, inline)
  }
}

/** Wide enough for `OP12 quater`. */
const labelWidth = '5.5em'

/** Rows may be uneven (SPEC.md DR9); a table without any is none. */
function tableSource(rows: Extract<Block, { kind: 'table' }>['rows'], inline: WriteInline): string {
  const columns = Math.max(0, ...rows.map(({ cells }) => cells.length))
  if (columns === 0) return ''
  const written = rows.map(({ header, cells }) => {
    const row = Array.from({ length: columns }, (_, at) => `[${inline(cells[at] ?? [])}]`)
    return header ? row.map((cell) => `strong(${cell})`) : row
  })
  const [first = [], ...rest] = written
  const top = rows[0]?.header === true ? `table.header(${first.join(', ')})` : first.join(', ')
  return `#table(columns: (1fr,) * ${columns}, ${[top, ...rest.map((row) => row.join(', '))].join(', ')})`
}

function indented({ dir }: Block, level: number, source: string): string {
  const side = dir === 'rtl' ? 'right' : 'left'
  return level === 0 ? `#${source}` : `#pad(${side}: ${level * 1.75}em, ${source})`
}

type WriteInline = (words: Inline) => string

/** Mark of a bracket → the codes of those who hold it. */
type Held = ReadonlyMap<string, string>

function holdersOn({ brackets, delegations }: LeavingPaper): Held {
  const code = (by: DelegationId) => delegations[by]?.code ?? '?'
  return new Map(
    brackets.flatMap(holdersByMark).map(([mark, held]) => [mark, held.map(code).join(' ')]),
  )
}

function inlineWith(held: Held): WriteInline {
  return (words) =>
    writtenOut(words)
      .map((one) => `${holders(one, held)}#${one.marks.reduce(marking, lines(one.text))};`)
      .join('')
}

/** Raised before the sign at which what they hold ends, as on the screen. */
function holders({ sign }: Written, held: Held): string {
  const codes = held.get(sign?.ends ?? '') ?? ''
  return codes === '' ? '' : `#super(${quoted(` ${codes}`)});`
}

/** Typed characters as one expression, line by line. */
function lines(text: string): string {
  return `[${text
    .split('\n')
    .map((line) => `#${quoted(line)};`)
    .join('#linebreak();')}]`
}

function marking(source: string, mark: Mark): string {
  switch (mark.kind) {
    case 'bold':
      return `strong(${source})`
    case 'italic':
      return `emph(${source})`
    case 'link':
      return `link(${quoted(mark.href)}, ${source})`
    case 'bracket':
      return source
  }
}

/** What each script is set in comes first; what it lacks is taken from the other. */
function voice({ lang, dir }: Pick<Block, 'lang' | 'dir'>): string {
  const language = /^[a-z]{2,3}(?=-|$)/.exec(lang ?? '')?.[0]
  const fonts = ['"Source Serif 4"', '"Amiri"']
  return [
    ...(language === undefined ? [] : [`lang: "${language}"`]),
    `dir: ${dir ?? 'auto'}`,
    // Arabic letters are drawn smaller in their font than Latin ones.
    `size: ${dir === 'rtl' ? '13pt' : '11pt'}`,
    `font: (${(dir === 'rtl' ? fonts.toReversed() : fonts).join(', ')})`,
  ].join(', ')
}

function head(symbol: string, standing: string): string {
  return `header: [#set text(size: 9pt); #strong(${quoted(symbol)})#h(1fr)#${quoted(standing)}]`
}

/** `2 / 7`, which reads alike in every language. */
const foot =
  'footer: [#set text(size: 9pt, dir: ltr); #align(center, context counter(page).display("1 / 1", both: true))]'

function quoted(text: string): string {
  return `"${printable(text).replaceAll(/["\\]/g, String.raw`\$&`)}"`
}
