import * as Y from 'yjs'

import type { Json } from '../kernel/canonical-json.ts'
import { isId } from '../kernel/is-id.ts'
import {
  type Block,
  type BracketMark,
  deepestLevel,
  definitionCells,
  directions,
  fieldCells,
  groups,
  headingLevels,
  type Inline,
  type Mark,
  paragraphKinds,
  type NewBlock,
  type Run,
  type Shape,
} from './block.ts'
import { bracketMarkAt } from './bracket-mark.ts'
import { canonicalText } from './canonical-text.ts'
import { elementOf } from './element-of.ts'
import { type Field, readField } from './field.ts'
import { partCells, partOf } from './format-parts.ts'
import { joined, textOf } from './inline.ts'
import { safeHref } from './link.ts'

/**
 * The Y.Doc of a text. Nothing outside this file names its root type. The readers walk the Yjs types
 * themselves instead of going through an editor's binding, which writes while it reads
 * (yjs/y-prosemirror#271), and they take whatever any client stored: what is no block of the grammar
 * is passed over.
 */
export const contentRoot = 'content'

/** A document that consists of these updates; put together in one transaction, which is fast. */
export function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return doc
}

/** The fragment that an editor binds to. */
export function contentOf(doc: Y.Doc): Y.XmlFragment {
  return doc.getXmlFragment(contentRoot)
}

/** The blocks of a text in reading order. */
export function blocksOf(doc: Y.Doc): readonly Block[] {
  return [...blocksByElement(doc).values()]
}

/** The blocks of a text in reading order, each by the element that holds it. */
export function blocksByElement(doc: Y.Doc): ReadonlyMap<Y.XmlElement, Block> {
  return new Map(
    elementsIn(contentOf(doc)).flatMap((element) => {
      const block = blockOf(element)
      return block === null ? [] : [[element, block] as const]
    }),
  )
}

/** The characters of a text, a line for each block. */
export function plainText(doc: Y.Doc): string {
  return blocksOf(doc)
    .map((block) => block.text)
    .join('\n')
}

/** The indicators of a text, each cell parsed from what stands in it now. */
export function fieldsOf(doc: Y.Doc): readonly Field[] {
  return blocksOf(doc).flatMap((block) => (block.kind === 'formatField' ? [readField(block)] : []))
}

/** What a document says as plain data (canonical-text.ts). */
export function canonicalContent(doc: Y.Doc): Json {
  return canonicalText(blocksOf(doc))
}

/**
 * The update that writes these blocks into an empty document: written once, by the server, in the
 * transaction that creates the document, since every client that seeds adds another copy
 * (sync.md 2, 11). The same blocks and client id give the same bytes.
 */
export function seedContent(
  blocks: readonly NewBlock[],
  { clientId }: { clientId: number },
): Uint8Array<ArrayBuffer> {
  const doc = new Y.Doc()
  doc.clientID = clientId
  doc.transact(() => contentOf(doc).push(blocks.map(elementOf)))
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return new Uint8Array(update)
}

/** Writes new blocks into a text, the first of them at `index` in reading order. */
export function insertBlocks(doc: Y.Doc, index: number, blocks: readonly NewBlock[]): void {
  doc.transact(() => contentOf(doc).insert(index, blocks.map(elementOf)))
}

/** What one element of the text is, or null where it is no block of the grammar. */
export function blockOf(element: Y.XmlElement): Block | null {
  const shape = shapeOf(element)
  return shape === null ? null : { ...identityOf(element), ...shape, text: textOf(shape) }
}

/** The characters of one block, as `blocksOf` has them. */
export function textOfElement(element: Y.XmlElement): string {
  const shape = shapeOf(element)
  return shape === null ? '' : textOf(shape)
}

type Identity = Pick<Block, 'id' | 'lang' | 'dir'>

function identityOf(element: Y.XmlElement): Identity {
  const { id, lang, dir } = attributesOf(element)
  return {
    id: typeof id === 'string' && isId<'block'>(id) ? id : null,
    lang: typeof lang === 'string' ? lang : null,
    dir: oneOf(directions, dir),
  }
}

function shapeOf(element: Y.XmlElement): Shape<Inline> | null {
  switch (element.nodeName) {
    case 'paragraph':
      return paragraphOf(element)
    case 'definition':
      return { kind: 'definition', cells: cellsOf(element, definitionCells) }
    case 'formatField':
      return { kind: 'formatField', cells: cellsOf(element, fieldCells) }
    case 'table':
      return {
        kind: 'table',
        rows: elementsIn(element)
          .filter((row) => row.nodeName === 'tableRow')
          .map((row) => ({
            header: attributesOf(row)['header'] === true,
            cells: elementsIn(row)
              .filter((cell) => cell.nodeName === 'tableCell')
              .map(inlineOf),
          })),
      }
    default: {
      const part = partOf(element.nodeName)
      return part === null
        ? null
        : { kind: 'formatPart', part, cells: cellsOf(element, partCells(part)) }
    }
  }
}

function paragraphOf(element: Y.XmlElement): Shape<Inline> {
  const { kind, level, group } = attributesOf(element)
  const words = inlineOf(element)
  const known = oneOf(paragraphKinds, kind) ?? 'paragraph'
  switch (known) {
    case 'heading':
      return { kind: 'heading', level: depth(level, 1), words }
    case 'bullet':
    case 'ordered':
      return { kind: 'listItem', marker: known, level: depth(level, 0), words }
    case 'paragraph':
      return { kind: 'paragraph', group: oneOf(groups, group), level: depth(level, 0), words }
  }
}

function cellsOf<Cell extends string>(
  element: Y.XmlElement,
  nodes: Readonly<Record<Cell, string>>,
): Readonly<Record<Cell, Inline>> {
  const held = elementsIn(element)
  const inlineIn = (node: string) => {
    const cell = held.find((child) => child.nodeName === node)
    return cell === undefined ? [] : inlineOf(cell)
  }
  const cells = Object.entries<string>(nodes).map(([cell, node]) => [cell, inlineIn(node)])
  return Object.fromEntries(cells) as Readonly<Record<Cell, Inline>>
}

function inlineOf(element: Y.XmlElement): Inline {
  return joined(
    element.toArray().flatMap((child): readonly Run[] => {
      if (child instanceof Y.XmlText) return runsOf(child)
      return child instanceof Y.XmlElement && child.nodeName === 'hardBreak'
        ? [{ text: '\n', marks: [] }]
        : []
    }),
  )
}

/** Without U+0000 and lone surrogates, which no PostgreSQL text can hold and no keyboard types. */
function runsOf(text: Y.XmlText): readonly Run[] {
  const delta: readonly { insert?: unknown; attributes?: object }[] = text.toDelta()
  return delta.flatMap(({ insert, attributes }) =>
    typeof insert === 'string'
      ? [{ text: insert.toWellFormed().replaceAll('\0', ''), marks: marksOf(attributes ?? {}) }]
      : [],
  )
}

function marksOf(attributes: object): readonly Mark[] {
  const held = new Map<string, unknown>(Object.entries(attributes))
  const href = safeHref(member(held.get('link'), 'href'))
  return [
    ...(held.has('bold') ? [{ kind: 'bold' as const }] : []),
    ...(held.has('italic') ? [{ kind: 'italic' as const }] : []),
    ...(href === null ? [] : [{ kind: 'link' as const, href }]),
    ...bracketsIn(held),
  ]
}

/** Brackets in the order of their ids, so that a text reads the same however they came about. */
function bracketsIn(held: ReadonlyMap<string, unknown>): readonly BracketMark[] {
  return [...held]
    .flatMap(([key, value]) => bracketMarkAt(key, value) ?? [])
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

export function elementsIn(parent: Y.XmlFragment): readonly Y.XmlElement[] {
  return parent.toArray().filter((child) => child instanceof Y.XmlElement)
}

/** What a client stored under these names may be anything. */
function attributesOf(element: Y.XmlElement): Readonly<Record<string, unknown>> {
  return element.getAttributes()
}

function member(value: unknown, key: string): unknown {
  return new Map<string, unknown>(Object.entries(value ?? {})).get(key)
}

function depth(value: unknown, least: 0 | 1): number {
  const most = least === 1 ? headingLevels : deepestLevel
  return typeof value === 'number' && Number.isInteger(value)
    ? Math.min(Math.max(value, least), most)
    : least
}

function oneOf<const Value extends string>(values: readonly Value[], value: unknown): Value | null {
  return values.find((known) => known === value) ?? null
}
