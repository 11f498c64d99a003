import * as Y from 'yjs'

import { definitionCells, fieldCells } from './block.ts'
import type { Inline, Mark, NewBlock, Run } from './block.ts'
import { bracketAttributes } from './bracket-mark.ts'
import { partCells, partNode } from './format-parts.ts'
import { markKey } from './mark-key.ts'

/** A new block as the stored text has it: what an editor of ours would have written itself. */
export function elementOf(block: NewBlock): Y.XmlElement {
  const { id, lang, dir } = block
  switch (block.kind) {
    case 'heading':
      return element(
        'paragraph',
        { id, lang, dir, kind: 'heading', level: block.level },
        written(block.words),
      )
    case 'paragraph':
      return element(
        'paragraph',
        { id, lang, dir, kind: 'paragraph', group: block.group, level: block.level },
        written(block.words),
      )
    case 'listItem':
      return element(
        'paragraph',
        { id, lang, dir, kind: block.marker, level: block.level },
        written(block.words),
      )
    case 'definition':
      return element('definition', { id, lang, dir }, cellsWith(definitionCells, block.cells))
    case 'formatField':
      return element('formatField', { id, lang, dir }, cellsWith(fieldCells, block.cells))
    case 'formatPart':
      return element(
        partNode(block.part),
        { id, lang, dir },
        cellsWith(partCells(block.part), block.cells),
      )
    case 'table':
      return element(
        'table',
        { id, lang, dir },
        block.rows.map((row) =>
          element(
            'tableRow',
            { header: row.header },
            row.cells.map((words) => element('tableCell', {}, written(words))),
          ),
        ),
      )
  }
}

/** A cell in which nothing stands yet. */
export function blankCell(node: string): Y.XmlElement {
  return element(node, {}, written(''))
}

function cellsWith(
  nodes: Readonly<Record<string, string>>,
  words: Readonly<Record<string, string | Inline | undefined>>,
): readonly Y.XmlElement[] {
  return Object.entries(nodes).map(([cell, node]) => element(node, {}, written(words[cell] ?? '')))
}

type Value = string | number | boolean | null

function element(
  name: string,
  attributes: Readonly<Record<string, Value>>,
  children: readonly (Y.XmlElement | Y.XmlText)[],
): Y.XmlElement {
  const created = new Y.XmlElement(name)
  const typed: { setAttribute(name: string, value: Value): void } = created
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null) typed.setAttribute(key, value)
  }
  created.insert(0, [...children])
  return created
}

/**
 * Inline text as an editor's binding would have written it, so that opening it corrects nothing.
 * What is empty still gets its text node: two people who begin to type there at once share it.
 */
function written(words: string | Inline): readonly (Y.XmlElement | Y.XmlText)[] {
  const runs: Inline = typeof words === 'string' ? [{ text: words, marks: [] }] : words
  const lines = runs.reduce<Run[][]>(
    (done, { text, marks }) => {
      const [first = '', ...rest] = text.split('\n')
      done.at(-1)?.push({ text: first, marks })
      return [...done, ...rest.map((line) => [{ text: line, marks }])]
    },
    [[]],
  )
  return lines.flatMap((line, at) => {
    const text = line.some((run) => run.text !== '') || lines.length === 1 ? [textFrom(line)] : []
    return at === 0 ? text : [new Y.XmlElement('hardBreak'), ...text]
  })
}

function textFrom(line: Inline): Y.XmlText {
  const text = new Y.XmlText()
  text.applyDelta(
    line
      .filter((run) => run.text !== '')
      .map((run) => ({
        insert: run.text,
        attributes: Object.fromEntries(run.marks.map(formatOf)),
      })),
  )
  return text
}

/** A mark as y-tiptap formats text with it. */
function formatOf(mark: Mark): [string, Readonly<Record<string, unknown>>] {
  switch (mark.kind) {
    case 'bold':
    case 'italic':
      return [mark.kind, {}]
    case 'link':
      return [mark.kind, { href: mark.href }]
    case 'bracket': {
      const attributes = bracketAttributes(mark)
      return [markKey('bracket', attributes), attributes]
    }
  }
}
