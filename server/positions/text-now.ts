import type { Block, BlockId, BracketId, FieldCell } from '#app/domain/drafting/block.ts'
import type { Bracket } from '#app/domain/drafting/bracket.ts'
import { runsOf } from '#app/domain/drafting/inline.ts'
import { labelsShown, numberedIn } from '#app/domain/drafting/labels.ts'
import type { Label } from '#app/domain/drafting/labels.ts'
import { bracketOf, bracketsIn, markedWords } from '#app/domain/drafting/view.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { readBrackets } from '#db/brackets.ts'
import type { Tx } from '#db/client.ts'
import { readHead, readSeqAt } from '#db/document-log.ts'
import type { DocumentRow } from '#db/drafting.ts'
import { readLabels } from '#db/paragraph-labels.ts'

import type { ServerContext } from '../context.ts'
import { readTextIn } from '../drafting/read-text.ts'

/** A text as positions look at it: its words, its brackets and what its paragraphs are called. */
export type TextNow = {
  document: Pick<DocumentRow, 'id' | 'symbol' | 'title'>
  blocks: readonly Block[]
  brackets: readonly Bracket[]
  labels: ReadonlyMap<BlockId, Label>
}

export function readTextNow(
  ctx: Pick<ServerContext, 'threads'>,
  tx: Tx,
  document: Named,
): Promise<TextNow> {
  return readTextOf(ctx, tx, document)
}

/** Texts as they read at a moment, or now where it is null; each state is put together once. */
export type TextReader = (document: Named, at: Instant | null) => Promise<TextNow>

export function textReader(ctx: Pick<ServerContext, 'threads'>, tx: Tx): TextReader {
  const known = new Map<string, Promise<TextNow>>()
  return async (document, at) => {
    const { id } = document
    const seq = at === null ? null : await readSeqAt(tx, id, at)
    const isNow = seq === null || seq === (await readHead(tx, id))?.head
    const key = `${id} ${isNow ? 'now' : seq}`
    const found = known.get(key) ?? readTextOf(ctx, tx, document, isNow ? undefined : seq)
    known.set(key, found)
    return found
  }
}

type Named = Pick<DocumentRow, 'id' | 'symbol' | 'title'>

/** Brackets are those there are now: whoever looks at another moment asks each when it was open. */
async function readTextOf(
  ctx: Pick<ServerContext, 'threads'>,
  tx: Tx,
  { id, symbol, title }: Named,
  seq?: number,
): Promise<TextNow> {
  const blocks = await readTextIn(ctx, tx, id, seq)
  const brackets = await readBrackets(tx, id)
  const { given } = await readLabels(tx, id)
  const labels = labelsShown(given, numberedIn(blocks))
  return { document: { id, symbol, title }, blocks, brackets, labels }
}

/** The words of a bracket and of all that is proposed for them, in their order in the text. */
export function disputedWords({ blocks }: TextNow, bracket: BracketId): readonly string[] {
  return blocks
    .flatMap((block) => [...markedWords(runsOf(block)).values()])
    .flatMap(({ mark, words }) => (bracketOf(mark) === bracket ? [words] : []))
}

/** The words of one alternative of a bracket, and where they stand. */
export function alternativeIn(
  { blocks }: TextNow,
  alternative: BracketId,
): { block: Block; words: string } | null {
  for (const block of blocks) {
    const found = markedWords(runsOf(block)).get(alternative)
    if (found !== undefined) return { block, words: found.words }
  }
  return null
}

export type FieldBlock = Extract<Block, { kind: 'formatField' }>

/** All that stands in a cell of an indicator, in brackets or not. */
export function cellWords({ cells }: FieldBlock, cell: FieldCell): string {
  return cells[cell].map(({ text }) => text).join('')
}

/** The blocks that a bracket stands in. */
export function disputedBlocks({ blocks }: TextNow, bracket: BracketId): readonly Block[] {
  return blocks.filter((block) => bracketsIn(block).some((mark) => bracketOf(mark) === bracket))
}

/** The one cell of a format field that a bracket stands on, if it stands on nothing else (SPEC.md PO3). */
export function disputedCell(
  text: TextNow,
  bracket: BracketId,
): { block: BlockId; cell: FieldCell } | null {
  const [only, ...others] = disputedBlocks(text, bracket)
  if (only?.kind !== 'formatField' || only.id === null || others.length > 0) return null
  const cells = (Object.keys(only.cells) as FieldCell[]).filter((cell) =>
    [...markedWords(only.cells[cell]).values()].some(({ mark }) => bracketOf(mark) === bracket),
  )
  const [cell, ...further] = cells
  return cell === undefined || further.length > 0 ? null : { block: only.id, cell }
}
