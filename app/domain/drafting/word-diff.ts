/** A stretch of words that two texts share, or that only the later or only the earlier has. */
export type WordChange = { readonly change: 'same' | 'added' | 'removed'; readonly text: string }

/**
 * How one text becomes another, word by word: what is the same and removed is the one, what is the
 * same and added the other. The longest common sequence of words is kept; where texts are so long and
 * so different that it would take too much memory, all between their common ends is exchanged.
 */
export function diffWords(before: string, after: string): readonly WordChange[] {
  const [a, b] = [wordsOf(before), wordsOf(after)]
  const start = commonStart(a, b)
  const end = commonStart(a.slice(start).toReversed(), b.slice(start).toReversed())
  const [middleA, middleB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  return joined([
    ...a.slice(0, start).map(same),
    ...between(middleA, middleB),
    ...a.slice(a.length - end).map(same),
  ])
}

/** Cells of the table below, at four bytes each. */
const most = 4_000_000

function between(a: readonly string[], b: readonly string[]): readonly WordChange[] {
  return (a.length + 1) * (b.length + 1) > most
    ? [...a.map(removed), ...b.map(added)]
    : shortest(a, b)
}

/** By the table of the longest common sequences of all ends of both (Wagner and Fischer 1974). */
function shortest(a: readonly string[], b: readonly string[]): readonly WordChange[] {
  const width = b.length + 1
  const longest = new Uint32Array((a.length + 1) * width)
  const cell = (i: number, j: number) => longest[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] =
        a[i] === b[j] ? cell(i + 1, j + 1) + 1 : Math.max(cell(i + 1, j), cell(i, j + 1))
    }
  }
  const changes: WordChange[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]]
    if (left !== undefined && left === right) {
      changes.push(same(left))
      i += 1
      j += 1
    } else if (left !== undefined && (right === undefined || cell(i + 1, j) >= cell(i, j + 1))) {
      changes.push(removed(left))
      i += 1
    } else if (right !== undefined) {
      changes.push(added(right))
      j += 1
    }
  }
  return changes
}

/** Words by Unicode's rules, which also divide scripts that are written without spaces (UAX 29). */
function wordsOf(text: string): readonly string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment)
}

const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

function commonStart(a: readonly string[], b: readonly string[]): number {
  const differs = a.findIndex((word, at) => word !== b[at])
  return differs === -1 ? a.length : differs
}

function joined(changes: readonly WordChange[]): readonly WordChange[] {
  const one: WordChange[] = []
  for (const { change, text } of changes) {
    const last = one.at(-1)
    if (last?.change === change) one[one.length - 1] = { change, text: last.text + text }
    else one.push({ change, text })
  }
  return one
}

function same(text: string): WordChange {
  return { change: 'same', text }
}

function added(text: string): WordChange {
  return { change: 'added', text }
}

function removed(text: string): WordChange {
  return { change: 'removed', text }
}
