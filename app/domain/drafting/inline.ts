import type { Block, Inline, Run, Shape } from './block.ts'

/** The characters of a block, without marks. */
export function textOf(shape: Shape<Inline>): string {
  switch (shape.kind) {
    case 'heading':
    case 'paragraph':
    case 'listItem':
      return characters(shape.words)
    case 'definition':
      return Object.values(shape.cells).map(characters).join('\n')
    // Most cells of a format are blank, and those after the last that is not are no lines of it.
    case 'formatField':
    case 'formatPart':
      return Object.values(shape.cells).map(characters).join('\n').replace(/\n+$/, '')
    case 'table':
      return shape.rows.map((row) => row.cells.map(characters).join('\t')).join('\n')
  }
}

/** Runs that differ in nothing are one run, however many people typed them. */
export function joined(runs: readonly Run[]): Inline {
  const one: Run[] = []
  for (const run of runs) {
    const last = one.at(-1)
    if (last !== undefined && JSON.stringify(last.marks) === JSON.stringify(run.marks)) {
      one[one.length - 1] = { text: last.text + run.text, marks: last.marks }
    } else if (run.text !== '') one.push(run)
  }
  return one
}

/** Every run of a block in reading order, whatever cell it stands in. */
export function runsOf(shape: Shape<Inline>): readonly Run[] {
  switch (shape.kind) {
    case 'heading':
    case 'paragraph':
    case 'listItem':
      return shape.words
    case 'definition':
    case 'formatField':
    case 'formatPart':
      return Object.values(shape.cells).flat()
    case 'table':
      return shape.rows.flatMap((row) => row.cells.flat())
  }
}

/** The same block with other words in each place where it has words. */
export function withWords(block: Block, change: (words: Inline) => Inline): Block {
  const { id, lang, dir } = block
  const shape = shapeWith(block, change)
  return { id, lang, dir, ...shape, text: textOf(shape) }
}

function shapeWith(shape: Shape<Inline>, change: (words: Inline) => Inline): Shape<Inline> {
  switch (shape.kind) {
    case 'heading':
      return { kind: 'heading', level: shape.level, words: change(shape.words) }
    case 'paragraph': {
      const { group, level, words } = shape
      return { kind: 'paragraph', group, level, words: change(words) }
    }
    case 'listItem': {
      const { marker, level, words } = shape
      return { kind: 'listItem', marker, level, words: change(words) }
    }
    case 'definition':
      return { kind: 'definition', cells: eachOf(shape.cells, change) }
    case 'formatField':
      return { kind: 'formatField', cells: eachOf(shape.cells, change) }
    case 'formatPart':
      return { kind: 'formatPart', part: shape.part, cells: eachOf(shape.cells, change) }
    case 'table': {
      const rows = shape.rows.map(({ header, cells }) => ({ header, cells: cells.map(change) }))
      return { kind: 'table', rows }
    }
  }
}

function eachOf<Cell extends string>(
  cells: Readonly<Record<Cell, Inline>>,
  change: (words: Inline) => Inline,
): Readonly<Record<Cell, Inline>> {
  const changed = Object.entries<Inline>(cells).map(([cell, words]) => [cell, change(words)])
  return Object.fromEntries(changed) as Readonly<Record<Cell, Inline>>
}

function characters(words: Inline): string {
  return words.map((run) => run.text).join('')
}
