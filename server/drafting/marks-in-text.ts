import * as Y from 'yjs'

import type { Block, BlockId, BracketId, BracketMark } from '#app/domain/drafting/block.ts'
import { runsOf } from '#app/domain/drafting/inline.ts'
import { markedWords } from '#app/domain/drafting/view.ts'
import { blockOf } from '#app/domain/drafting/ydoc.ts'

/**
 * A bracket's mark with the blocks it stands in and what its words read, a line for each block; without
 * words where nothing stands beneath it any more.
 */
export type MarkInText = { mark: BracketMark; blocks: readonly BlockId[]; words: string | null }

/**
 * The bracket marks of a text, followed from change to change: only what a change touched is read
 * again, since a text of 100 pages is typed into one character after the other.
 */
export class MarksInText {
  private readonly content: Y.XmlFragment
  private readonly byBlock = new Map<unknown, ReadonlyMap<BracketId, Part>>()
  private readonly known = new Map<BracketId, MarkInText>()

  /** `blocks` is what the elements of the text read now. */
  constructor(content: Y.XmlFragment, blocks: ReadonlyMap<unknown, Block>) {
    this.content = content
    for (const [element, block] of blocks) this.byBlock.set(element, partsOf(block))
    for (const id of this.idsIn(this.byBlock.keys())) {
      const found = this.find(id)
      if (found !== null) this.known.set(id, found)
    }
  }

  /** What is different with marks in these blocks, or anywhere if the list of blocks is among them. */
  lookAgain(touched: ReadonlySet<unknown>): readonly MarkInText[] {
    const blocks = touched.has(this.content) ? this.comeAndGone(touched) : touched
    const before = this.idsIn(blocks)
    const standing = touched.has(this.content) ? new Set<unknown>(this.content.toArray()) : blocks
    for (const block of blocks) {
      if (standing.has(block)) this.byBlock.set(block, partsOf(readElement(block)))
      else this.byBlock.delete(block)
    }
    return [...new Set([...before, ...this.idsIn(blocks)])].flatMap((id) => this.changeOf(id))
  }

  /** What was touched, and besides it the blocks that are new and those that are gone. */
  private comeAndGone(touched: ReadonlySet<unknown>): ReadonlySet<unknown> {
    const standing = this.content.toArray()
    const still = new Set<unknown>(standing)
    return new Set([
      ...touched,
      ...standing.filter((block) => !this.byBlock.has(block)),
      ...[...this.byBlock.keys()].filter((block) => !still.has(block)),
    ])
  }

  private changeOf(id: BracketId): readonly MarkInText[] {
    const before = this.known.get(id)
    const now = this.find(id)
    if (now === null) {
      this.known.delete(id)
      return before === undefined ? [] : [{ mark: before.mark, blocks: [], words: null }]
    }
    const isSame = before?.words === now.words && before.blocks.join() === now.blocks.join()
    this.known.set(id, now)
    return isSame ? [] : [now]
  }

  private find(id: BracketId): MarkInText | null {
    const parts = this.content.toArray().flatMap((block) => this.byBlock.get(block)?.get(id) ?? [])
    const [first] = parts
    if (first === undefined) return null
    const blocks = parts.flatMap(({ block }) => block ?? [])
    return { mark: first.mark, blocks, words: parts.map(({ words }) => words).join('\n') }
  }

  private idsIn(blocks: Iterable<unknown>): ReadonlySet<BracketId> {
    return new Set([...blocks].flatMap((block) => [...(this.byBlock.get(block)?.keys() ?? [])]))
  }
}

/** The block that something in a text belongs to, or the list of blocks itself. */
export function blockAround(target: Y.AbstractType<unknown>): unknown {
  let block: Y.AbstractType<unknown> = target
  while (block.parent !== null && block.parent.parent !== null) block = block.parent
  return block
}

function readElement(element: unknown): Block | null {
  return element instanceof Y.XmlElement ? blockOf(element) : null
}

type Part = { mark: BracketMark; block: BlockId | null; words: string }

function partsOf(block: Block | null): ReadonlyMap<BracketId, Part> {
  if (block === null) return new Map()
  return new Map(
    [...markedWords(runsOf(block))].map(([id, found]) => [id, { ...found, block: block.id }]),
  )
}
