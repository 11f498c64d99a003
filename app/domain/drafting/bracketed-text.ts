import type { Block, BracketMark, Inline, Run } from './block.ts'
import { joined, withWords } from './inline.ts'
import { bracketOf, bracketsOf, breaksMarked } from './view.ts'

/**
 * The characters of a block with its brackets written as delegates write them: `[shall / should]`,
 * the branches of one bracket divided by a stroke. Brackets that overlap close in the order they must.
 */
export function bracketedText(block: Block): string {
  return withBrackets(block).text
}

/** The same block with its brackets as characters, and every other mark as it was. */
export function withBrackets(block: Block): Block {
  return withWords(block, bracketed)
}

function bracketed(words: Inline): Inline {
  const written: Run[] = []
  let open: readonly BracketMark[] = []
  for (const run of [...breaksMarked(words), { text: '', marks: [] }]) {
    const here = bracketsOf(run)
    const next = here.some((mark) => isIn(mark, open) && !open.some(({ id }) => id === mark.id))
    const signs =
      ']'.repeat(notIn(here, open)) + (next ? ' / ' : '') + '['.repeat(notIn(open, here))
    written.push(
      { text: signs, marks: [] },
      { text: run.text, marks: run.marks.filter((mark) => mark.kind !== 'bracket') },
    )
    open = here
  }
  return joined(written.filter(({ text }) => text !== ''))
}

/** How many brackets there are among `marks` and not among `others`. */
function notIn(others: readonly BracketMark[], marks: readonly BracketMark[]): number {
  return new Set(marks.filter((mark) => !isIn(mark, others)).map(bracketOf)).size
}

function isIn(mark: BracketMark, marks: readonly BracketMark[]): boolean {
  return marks.some((other) => bracketOf(other) === bracketOf(mark))
}
