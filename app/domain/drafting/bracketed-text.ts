import type { Block, BracketId, BracketMark, Inline, Run } from './block.ts'
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
  return withWords(block, (words) =>
    joined(
      writtenOut(words).map(({ text, marks }) => ({
        text,
        marks: marks.filter((mark) => mark.kind !== 'bracket'),
      })),
    ),
  )
}

/** Words of the text under all their marks, or a sign of one bracket, which nobody typed. */
export type Written = Run & { sign: Sign | null }
export type Sign = { is: 'opens' | 'divides' | 'closes'; bracket: BracketId; ends: Ended }

/** The mark whose words end at a sign. */
type Ended = BracketId | null

/** Words with the signs of their brackets between them, in the order in which they are read. */
export function writtenOut(words: Inline): readonly Written[] {
  const written: Written[] = []
  let open: readonly BracketMark[] = []
  for (const run of [...breaksMarked(words), { text: '', marks: [] }]) {
    const here = bracketsOf(run)
    const next = here.find((mark) => isIn(mark, open) && !open.some(({ id }) => id === mark.id))
    const ended = (bracket: BracketId): Ended =>
      open.findLast((mark) => bracketOf(mark) === bracket)?.id ?? null
    const divided = next === undefined ? [] : [bracketOf(next)]
    const signs: readonly Sign[] = [
      ...notIn(here, open).map((id): Sign => ({ is: 'closes', bracket: id, ends: ended(id) })),
      ...divided.map((id): Sign => ({ is: 'divides', bracket: id, ends: ended(id) })),
      ...notIn(open, here).map((id): Sign => ({ is: 'opens', bracket: id, ends: null })),
    ]
    written.push(...signs.map((sign) => ({ text: strokes[sign.is], marks: [], sign })))
    if (run.text !== '') written.push({ ...run, sign: null })
    open = here
  }
  return written
}

const strokes = { opens: '[', divides: ' / ', closes: ']' } as const

/** The brackets that there are among `marks` and not among `others`. */
function notIn(others: readonly BracketMark[], marks: readonly BracketMark[]) {
  return [...new Set(marks.filter((mark) => !isIn(mark, others)).map(bracketOf))]
}

function isIn(mark: BracketMark, marks: readonly BracketMark[]): boolean {
  return marks.some((other) => bracketOf(other) === bracketOf(mark))
}
