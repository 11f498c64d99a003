import type { ReactNode } from 'react'

import { definitionCells, fieldCells } from '#app/domain/drafting/block.ts'
import type { Block, Direction, Inline, Run } from '#app/domain/drafting/block.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

import type { Labels } from './paragraph-labels.ts'

/**
 * The text to read, rendered on the server and without a script. Its markup is what the grammar
 * renders in the editor, so that the open text takes its place without a jump
 * (test/editor/reading-view.test.tsx).
 */
export function ReadingView({
  blocks,
  labels,
  lang,
  dir,
}: {
  blocks: readonly Block[]
  labels: Labels
  lang: string
  dir: Direction
}) {
  return (
    <div className="document" lang={lang} dir={dir}>
      {blocks.map((block, at) => (
        <BlockView key={block.id ?? at} block={block} labels={labels} />
      ))}
    </div>
  )
}

function BlockView({ block, labels }: { block: Block; labels: Labels }) {
  const identity = {
    id: block.id ?? undefined,
    'data-id': block.id ?? undefined,
    lang: block.lang ?? undefined,
    dir: block.dir ?? undefined,
  }
  switch (block.kind) {
    case 'heading': {
      const Heading = headings[block.level - 1] ?? 'h5'
      return <Heading {...identity}>{written(block.words)}</Heading>
    }
    case 'paragraph':
      return (
        <p
          {...identity}
          data-group={block.group ?? undefined}
          data-level={block.level === 0 ? undefined : block.level}
          data-label={block.id === null || block.group === null ? undefined : labels[block.id]}
        >
          {written(block.words)}
        </p>
      )
    case 'listItem':
      return (
        <p
          {...identity}
          data-marker={block.marker}
          data-level={block.level === 0 ? undefined : block.level}
        >
          {written(block.words)}
        </p>
      )
    case 'definition':
      return (
        <div data-block="definition" {...identity}>
          <Cell of="definition.term" words={block.cells.term} />
          <Cell of="definition.meaning" words={block.cells.meaning} />
        </div>
      )
    case 'formatField':
      return (
        <div data-block="formatField" {...identity}>
          <Cell of="formatField.id" words={block.cells.id} />
          <Cell of="formatField.statement" words={block.cells.statement} />
          <Cell of="formatField.unit" words={block.cells.unit} />
          <Cell of="formatField.datatype" words={block.cells.datatype} />
          <Cell of="formatField.threshold" words={block.cells.threshold} />
        </div>
      )
    case 'table':
      return (
        <table {...identity}>
          <tbody>
            {block.rows.map((row, at) => (
              <tr key={at} data-header={row.header ? '' : undefined}>
                {row.cells.map((words, column) => (
                  <td key={column}>{written(words)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
  }
}

function Cell({ of, words }: { of: keyof typeof cellNodes; words: Inline }) {
  const { t } = useTexts()
  return (
    <div data-cell={of} data-label={t(`drafting:cells.${cellNodes[of]}`)}>
      {written(words)}
    </div>
  )
}

const cellNodes = {
  'definition.term': definitionCells.term,
  'definition.meaning': definitionCells.meaning,
  'formatField.id': fieldCells.id,
  'formatField.statement': fieldCells.statement,
  'formatField.unit': fieldCells.unit,
  'formatField.datatype': fieldCells.datatype,
  'formatField.threshold': fieldCells.threshold,
} as const

const headings = ['h2', 'h3', 'h4', 'h5'] as const

/** What is empty keeps its line, as it does where one can write in it. */
function written(words: Inline): ReactNode {
  return words.length === 0 ? <br /> : words.map((run, at) => <RunView key={at} run={run} />)
}

function RunView({ run }: { run: Run }) {
  const lines = run.text
    .split('\n')
    .flatMap((line, at) => (at === 0 ? [line] : [<br key={at} />, line]))
  return run.marks.reduceRight<ReactNode>((inside, mark) => {
    switch (mark.kind) {
      case 'bold':
        return <strong>{inside}</strong>
      case 'italic':
        return <em>{inside}</em>
      case 'link':
        return (
          <a href={mark.href} rel="noopener noreferrer">
            {inside}
          </a>
        )
      case 'bracket':
        return (
          <span data-bracket={mark.id} data-kind={mark.proposes}>
            {inside}
          </span>
        )
    }
  }, lines)
}
