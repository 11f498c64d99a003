import type { Block, BlockId } from './block.ts'

/**
 * What a comment is about: a paragraph, or words of it with what stood around them, by which they are
 * found again in a text that went on changing. It stands in a row and never in the text. After the W3C
 * Web Annotation model's TextQuoteSelector, with the paragraph's identity beside the quote.
 */
export type Anchor = {
  readonly block: BlockId
  /** The words it was made on, as they were; kept when they have gone. */
  readonly quote: string
} & (
  | { readonly over: 'paragraph' }
  | {
      readonly over: 'words'
      readonly prefix: string
      readonly suffix: string
      /** How much of each side told them from the same words elsewhere; 0 where there were none. */
      readonly telling: { readonly before: number; readonly after: number }
    }
)

/** Where an anchor is now. What cannot be told for certain is orphaned, and never guessed. */
export type Place =
  | { readonly is: 'paragraph'; readonly block: BlockId }
  | { readonly is: 'words'; readonly block: BlockId; readonly from: number; readonly to: number }
  | { readonly is: 'orphaned' }

/** Why words cannot be commented on: codes of the interface texts `fields.<code>`. */
export type Unanchorable = 'paragraph' | 'notQuoted' | 'quotedTwice'

/** How much is kept of each side of a quote. */
const contextLength = 64

/** As many characters on one side are no accident. */
const noAccident = 12

/** A quote of this length that stands once is known without what stood around it. */
const longQuote = 24

/** An anchor on a paragraph of the text, or on `quote`, which stands in it exactly once. */
export function anchorTo(
  blocks: readonly Block[],
  block: BlockId,
  quote: string,
): Anchor | Unanchorable {
  const words = wordsOf(blocks, block)
  if (words === null) return 'paragraph'
  const sought = plain(quote)
  if (sought === '') return { block, quote: words, over: 'paragraph' }
  const [found, ...more] = occurrences(words, sought)
  if (found === undefined) return 'notQuoted'
  if (more.length > 0) return 'quotedTwice'
  const { prefix, suffix } = contextOf(words, found, sought)
  const others = blocks
    .filter(({ id }) => id !== block)
    .flatMap(({ text }) => sidesIn(plain(text), sought, { prefix, suffix }))
  const telling = (side: 'before' | 'after') =>
    others.reduce((most, other) => Math.max(most, other[side] + 1), 0)
  return {
    block,
    quote: sought,
    over: 'words',
    prefix,
    suffix,
    telling: { before: telling('before'), after: telling('after') },
  }
}

/**
 * Finds an anchor in the text as it is now. In its paragraph the same words are taken if they stand
 * there once, or else by what stands around them. In another – a paragraph was divided, or words were
 * moved – only with enough of what stood on one side, or a long quote that stands nowhere else.
 */
export function placeOf(anchor: Anchor, blocks: readonly Block[]): Place {
  const words = wordsOf(blocks, anchor.block)
  if (anchor.over === 'paragraph') {
    return words === null ? { is: 'orphaned' } : { is: 'paragraph', block: anchor.block }
  }
  const here = words === null ? [] : sidesIn(words, anchor.quote, anchor)
  const [only, ...more] = here
  if (only !== undefined && more.length === 0) return at(anchor, anchor.block, only.from)
  const known = here.filter((one) => isTelling(anchor, one)).toSorted(byAgreement)
  if (known[0] !== undefined) return at(anchor, anchor.block, known[0].from)
  return here.length > 0 ? { is: 'orphaned' } : elsewhere(anchor, blocks)
}

type WordsAnchor = Extract<Anchor, { over: 'words' }>

/** An occurrence, and how many characters on each side are as they were. */
type Sides = { from: number; before: number; after: number }

function elsewhere(anchor: WordsAnchor, blocks: readonly Block[]): Place {
  const found = blocks.flatMap(({ id, text }) =>
    id === null
      ? []
      : sidesIn(plain(text), anchor.quote, anchor).map((sides) => ({ ...sides, block: id })),
  )
  const { telling, quote } = anchor
  const stoodOnce = telling.before === 0 && telling.after === 0
  const isLong = stoodOnce && found.length === 1 && quote.length >= longQuote
  const [known, ...more] = isLong ? found : found.filter((one) => isTelling(anchor, one))
  return known === undefined || more.length > 0
    ? { is: 'orphaned' }
    : at(anchor, known.block, known.from)
}

/** Whether one side agrees far enough to be no accident, and to tell it from the same words elsewhere. */
function isTelling({ telling }: WordsAnchor, { before, after }: Sides): boolean {
  return (
    before >= Math.max(noAccident, telling.before) || after >= Math.max(noAccident, telling.after)
  )
}

function at({ quote }: WordsAnchor, block: BlockId, from: number): Place {
  return { is: 'words', block, from, to: from + quote.length }
}

function byAgreement(a: Sides, b: Sides): number {
  return b.before + b.after - (a.before + a.after)
}

function sidesIn(
  words: string,
  quote: string,
  { prefix, suffix }: Pick<WordsAnchor, 'prefix' | 'suffix'>,
): readonly Sides[] {
  return occurrences(words, quote).map((from) => {
    const around = contextOf(words, from, quote)
    return {
      from,
      before: commonStart(reversed(prefix), reversed(around.prefix)),
      after: commonStart(suffix, around.suffix),
    }
  })
}

/** What stands around a quote; the edges of the paragraph are part of it, as line feeds. */
function contextOf(words: string, from: number, quote: string) {
  const rest = `${words.slice(from + quote.length)}\n`
  return {
    prefix: `\n${words.slice(0, from)}`.slice(-contextLength).replace(/^[\uDC00-\uDFFF]/, ''),
    suffix: rest.slice(0, contextLength).replace(/[\uD800-\uDBFF]$/, ''),
  }
}

function wordsOf(blocks: readonly Block[], id: BlockId): string | null {
  const block = blocks.find((one) => one.id === id)
  return block === undefined ? null : plain(block.text)
}

/**
 * Every kind of space as one, character for character: who quotes by hand types no hard break. What no
 * row can keep – controls, halves of characters – counts as space too.
 */
function plain(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Cs}]/gu, ' ')
}

function occurrences(words: string, quote: string): readonly number[] {
  const found = []
  for (let from = words.indexOf(quote); from !== -1; from = words.indexOf(quote, from + 1)) {
    found.push(from)
  }
  return found
}

function commonStart(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1
  return length
}

function reversed(text: string): string {
  return text.split('').toReversed().join('')
}
