import type { Block, BracketMark, Inline } from './block.ts'
import { withWords } from './inline.ts'
import { bracketOf, bracketsOf, breaksMarked } from './view.ts'

/**
 * The characters of a block with its brackets written as delegates write them: `[shall / should]`,
 * the branches of one bracket divided by a stroke. Brackets that overlap close in the order they must.
 */
export function bracketedText(block: Block): string {
  return withWords(block, (words) => [{ text: bracketed(words), marks: [] }]).text
}

function bracketed(words: Inline): string {
  let text = ''
  let open: readonly BracketMark[] = []
  for (const run of [...breaksMarked(words), { text: '', marks: [] }]) {
    const here = bracketsOf(run)
    const next = here.some((mark) => isIn(mark, open) && !open.some(({ id }) => id === mark.id))
    text += ']'.repeat(notIn(here, open)) + (next ? ' / ' : '') + '['.repeat(notIn(open, here))
    text += run.text
    open = here
  }
  return text
}

/** How many brackets there are among `marks` and not among `others`. */
function notIn(others: readonly BracketMark[], marks: readonly BracketMark[]): number {
  return new Set(marks.filter((mark) => !isIn(mark, others)).map(bracketOf)).size
}

function isIn(mark: BracketMark, marks: readonly BracketMark[]): boolean {
  return marks.some((other) => bracketOf(other) === bracketOf(mark))
}
