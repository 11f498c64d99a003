import type { Block, Inline, Run } from '../drafting/block.ts'
import { joined, textOf } from '../drafting/inline.ts'
import { wordedCells } from './check/glossary.ts'
import { fold, termFinder } from './terms.ts'

/**
 * A text to read in which each block leads, where it first uses a term, to the definition of it. Words that
 * lead elsewhere already, and what a definition says of its own term, are left as they are.
 */
export function linkTerms(blocks: readonly Block[]): readonly Block[] {
  const addresses = new Map(
    blocks.toReversed().flatMap((block) => {
      const term = termOf(block)
      return term === null || block.id === null ? [] : [[fold(term), `#${block.id}`] as const]
    }),
  )
  if (addresses.size === 0) return blocks
  const usesIn = termFinder([...addresses.keys()])
  return blocks.map((block) => {
    const done = new Set([fold(termOf(block) ?? '')])
    return worded(block, (words) => {
      const text = words.map((run) => run.text).join('')
      const uses = usesIn(text).flatMap(({ term, from, to }) => {
        const href = addresses.get(fold(term))
        if (href === undefined || done.has(fold(term))) return []
        done.add(fold(term))
        return [{ href, from, to }]
      })
      return linked(words, uses)
    })
  })
}

type Use = { href: string; from: number; to: number }

function termOf(block: Block): string | null {
  if (block.kind !== 'definition') return null
  const term = block.cells.term.map((run) => run.text).join('')
  return term.trim() === '' ? null : term
}

/** The block with other words where people read words; names, codes and amounts are for programs. */
function worded(block: Block, change: (words: Inline) => Inline): Block {
  switch (block.kind) {
    case 'heading':
    case 'table':
      return block
    case 'paragraph':
    case 'listItem':
      return { ...block, words: change(block.words) }
    case 'definition':
    case 'formatField':
    case 'formatPart': {
      const cells = Object.entries<Inline>(block.cells).map(([cell, words]) => [
        cell,
        wordedCells.some((one) => one === cell) ? change(words) : words,
      ])
      const changed = { ...block, cells: Object.fromEntries(cells) } as typeof block
      return { ...changed, text: textOf(changed) }
    }
  }
}

function linked(words: Inline, uses: readonly Use[]): Inline {
  if (uses.length === 0) return words
  let start = 0
  return joined(
    words.flatMap((run) => {
      const from = start
      start += run.text.length
      return run.marks.some(({ kind }) => kind === 'link') ? [run] : pieces(run, from, uses)
    }),
  )
}

/** A run, which begins at a place of its text, in the pieces into which the uses divide it. */
function pieces({ text, marks }: Run, start: number, uses: readonly Use[]): readonly Run[] {
  const inside = uses.filter(({ from, to }) => from < start + text.length && to > start)
  const cuts = inside
    .flatMap(({ from, to }) => [from - start, to - start])
    .filter((cut) => cut > 0 && cut < text.length)
  const ends = [...new Set([0, ...cuts, text.length])].toSorted((a, b) => a - b)
  return ends.slice(1).map((end, at) => {
    const begin = ends[at] ?? 0
    const use = inside.find(({ from, to }) => from <= start + begin && to >= start + end)
    const link = use === undefined ? [] : [{ kind: 'link' as const, href: use.href }]
    return { text: text.slice(begin, end), marks: [...link, ...marks] }
  })
}
