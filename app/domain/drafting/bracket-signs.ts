import type { BracketMark, Mark } from './block.ts'

/**
 * What is drawn at one place of a line so that one sees where disputed words begin and end: an opening
 * sign, a closing one, or, with both, the stroke between two alternatives (domain.md B2).
 */
export type BracketSign = {
  /** Characters before it. */
  readonly at: number
  readonly ends: BracketMark | null
  readonly begins: BracketMark | null
}

/** Characters in a row that carry the same marks; a hard break is one. */
type Stretch = { readonly length: number; readonly marks: readonly Mark[] }

/**
 * The signs of a line in the order in which they are drawn. Whatever ends at a place is closed before
 * anything opens there, the innermost first; what reaches furthest opens first.
 */
export function bracketSigns(line: readonly Stretch[]): readonly BracketSign[] {
  const ranges = rangesIn(line)
  const places = [...new Set(ranges.flatMap(({ from, to }) => [from, to]))].toSorted(ascending)
  return places.flatMap((at) => signsAt(at, ranges))
}

type Range = { readonly mark: BracketMark; readonly from: number; readonly to: number }

/** Words that stand in the same bracket without a gap are one range. */
function rangesIn(line: readonly Stretch[]): readonly Range[] {
  const ranges: Range[] = []
  let open: readonly Range[] = []
  let at = 0
  for (const { length, marks } of line) {
    const held = marks.filter((mark) => mark.kind === 'bracket')
    const goesOn = (range: Range) => held.some(({ id }) => id === range.mark.id)
    ranges.push(...open.filter((range) => !goesOn(range)).map((range) => ({ ...range, to: at })))
    const staying = open.filter(goesOn)
    const fresh = held.filter(({ id }) => !staying.some(({ mark }) => mark.id === id))
    open = [...staying, ...fresh.map((mark) => ({ mark, from: at, to: at }))]
    at += length
  }
  return [...ranges, ...open.map((range) => ({ ...range, to: at }))]
}

function signsAt(at: number, ranges: readonly Range[]): readonly BracketSign[] {
  const ending = ranges
    .filter(({ to }) => to === at)
    .toSorted((a, b) => b.from - a.from || byId(b, a))
    .map(({ mark }) => mark)
  const beginning = ranges
    .filter(({ from }) => from === at)
    .toSorted((a, b) => b.to - a.to || byId(a, b))
    .map(({ mark }) => mark)
  const alternatives = new Map(
    ending.flatMap((mark) => {
      const next = beginning.find((other) => isAlternativeTo(other, mark))
      return next === undefined ? [] : [[mark, next] as const]
    }),
  )
  const strokes = new Set(alternatives.values())
  return [
    ...ending.map((mark) => ({ at, ends: mark, begins: alternatives.get(mark) ?? null })),
    ...beginning
      .filter((mark) => !strokes.has(mark))
      .map((mark) => ({ at, ends: null, begins: mark })),
  ]
}

function isAlternativeTo(next: BracketMark, before: BracketMark): boolean {
  return next.of !== null && (next.of === before.id || next.of === before.of)
}

function byId(a: Range, b: Range): number {
  return a.mark.id < b.mark.id ? -1 : 1
}

function ascending(a: number, b: number): number {
  return a - b
}
