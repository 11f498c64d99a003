import clsx from 'clsx'
import { createContext, Fragment, useContext } from 'react'
import type { HTMLAttributes, ReactNode } from 'react'

import type { Block, Direction, Inline, Run } from '#app/domain/drafting/block.ts'
import { bracketSigns } from '#app/domain/drafting/bracket-signs.ts'
import type { BracketSign } from '#app/domain/drafting/bracket-signs.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

import { cellName, nodesOf, partName } from './block-names.ts'
import type { CelledBlock } from './block-names.ts'
import type { Labels } from './paragraph-labels.ts'
import { readSign } from './read-sign.ts'
import type { Holders } from './read-sign.ts'

/**
 * The text to read, rendered on the server and without a script. Its markup is what the grammar
 * renders in the editor, so that the open text takes its place without a jump
 * (test/editor/reading-view.test.tsx).
 */
export function ReadingView({
  blocks,
  labels,
  ...frame
}: { blocks: readonly Block[]; labels: Labels } & Omit<
  Parameters<typeof TextFrame>[0],
  'children'
>) {
  return (
    <TextFrame {...frame}>
      {blocks.map((block, at) => (
        <BlockView key={block.id ?? at} block={block} labels={labels} />
      ))}
    </TextFrame>
  )
}

/** What the blocks of a text stand in: its language, its direction, and who holds its brackets. */
export function TextFrame({
  holders,
  lang,
  dir,
  look,
  children,
}: {
  holders: Holders
  lang: string
  dir: Direction
  /** Another look than that of the text on its page (styles/editor.css). */
  look?: string
  children: ReactNode
}) {
  return (
    <HoldersContext.Provider value={holders}>
      <div className={clsx('document', look)} lang={lang} dir={dir}>
        {children}
      </div>
    </HoldersContext.Provider>
  )
}

/** Who holds the brackets of the words inside. */
export const HoldersContext = createContext<Holders>({})

/** One block of a text; it stands in an element of the class `document`. */
export function BlockView({ block, labels }: { block: Block; labels: Labels }) {
  const identity = {
    id: block.id ?? undefined,
    'data-id': block.id ?? undefined,
    lang: block.lang ?? undefined,
    dir: block.dir ?? undefined,
  }
  switch (block.kind) {
    case 'heading': {
      const Heading = headings[block.level - 1] ?? 'h5'
      return (
        <Heading {...identity}>
          <Words words={block.words} />
        </Heading>
      )
    }
    case 'paragraph':
      return (
        <p
          {...identity}
          data-group={block.group ?? undefined}
          data-level={block.level === 0 ? undefined : block.level}
          data-label={block.id === null || block.group === null ? undefined : labels[block.id]}
        >
          <Words words={block.words} />
        </p>
      )
    case 'listItem':
      return (
        <p
          {...identity}
          data-marker={block.marker}
          data-level={block.level === 0 ? undefined : block.level}
        >
          <Words words={block.words} />
        </p>
      )
    case 'definition':
    case 'formatField':
    case 'formatPart':
      return <Celled block={block} identity={identity} />
    case 'table':
      return (
        <table {...identity}>
          <tbody>
            {block.rows.map((row, at) => (
              <tr key={at} data-header={row.header ? '' : undefined}>
                {row.cells.map((words, column) => (
                  <td key={column}>
                    <Words words={words} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
  }
}

function Celled({
  block,
  identity,
}: {
  block: CelledBlock
  identity: HTMLAttributes<HTMLDivElement>
}) {
  const { t } = useTexts()
  const { node, named, cells } = nodesOf(block)
  const name = block.kind === 'formatPart' ? partName(t, block.part) : null
  const said: Readonly<Record<string, Inline | undefined>> = block.cells
  return (
    <div data-block={node} data-name={name ?? undefined} {...identity}>
      {cells.map((cell) => (
        <div key={cell} data-cell={`${node}.${cell}`} data-label={cellName(t, named, cell)}>
          <Words words={said[cell] ?? []} />
        </div>
      ))}
    </div>
  )
}

/** The page's own title stands above the headings of a text. */
export const headings = ['h2', 'h3', 'h4', 'h5'] as const

/** What is empty keeps its line, as it does where one can write in it. */
export function Words({ words }: { words: Inline }) {
  if (words.length === 0) return <br />
  const signs = bracketSigns(words.map(({ text, marks }) => ({ length: text.length, marks })))
  const signsAt = (at: number) =>
    signs
      .filter((sign) => sign.at === at)
      .map((sign) => <Sign key={`${sign.ends?.id} ${sign.begins?.id}`} sign={sign} />)
  const starts = words.map((_, at) => lengthOf(words.slice(0, at)))
  return (
    <>
      {words.map((run, at) => (
        <Fragment key={at}>
          {signsAt(starts[at] ?? 0)}
          <RunView run={run} />
        </Fragment>
      ))}
      {signsAt(lengthOf(words))}
    </>
  )
}

function lengthOf(words: Inline): number {
  return words.reduce((sum, { text }) => sum + text.length, 0)
}

/** As in the editor (draw-sign.ts). */
function Sign({ sign }: { sign: BracketSign }) {
  const { t, locale } = useTexts()
  const { stroke, hue, holders, aloud } = readSign(t, useContext(HoldersContext), sign)
  return (
    <span className="bracket-sign" data-hue={hue}>
      {holders.map(({ code, hue: own }) => (
        <bdi key={code} className="bracket-holder" data-hue={own} aria-hidden>
          {code}
        </bdi>
      ))}
      <span aria-hidden>{stroke}</span>
      <span lang={locale} className="sr-only">
        {` ${aloud} `}
      </span>
    </span>
  )
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
