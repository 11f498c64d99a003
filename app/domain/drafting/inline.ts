import type { Block, Inline, Run, Shape } from './block.ts'

/** The characters of a block, without marks. */
export function textOf(shape: Shape<Inline>): string {
  switch (shape.kind) {
    case 'heading':
    case 'paragraph':
    case 'listItem':
      return characters(shape.words)
    case 'definition':
    case 'formatField':
      return Object.values(shape.cells).map(characters).join('\n')
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
    case 'definition': {
      const { term, meaning } = shape.cells
      return { kind: 'definition', cells: { term: change(term), meaning: change(meaning) } }
    }
    case 'formatField': {
      const { id, statement, unit, datatype, threshold } = shape.cells
      const cells = {
        id: change(id),
        statement: change(statement),
        unit: change(unit),
        datatype: change(datatype),
        threshold: change(threshold),
      }
      return { kind: 'formatField', cells }
    }
    case 'table': {
      const rows = shape.rows.map(({ header, cells }) => ({ header, cells: cells.map(change) }))
      return { kind: 'table', rows }
    }
  }
}

function characters(words: Inline): string {
  return words.map((run) => run.text).join('')
}
