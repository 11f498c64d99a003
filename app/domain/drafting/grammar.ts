import { type Extensions, getSchema, Mark, Node } from '@tiptap/core'

import {
  bracketKinds,
  deepestLevel,
  definitionCells,
  directions,
  fieldCells,
  groups,
  headingLevels,
  paragraphKinds,
} from './block.ts'
import { formatParts, partCells, partNode } from './format-parts.ts'
import { safeHref } from './link.ts'

/**
 * The grammar of a text: flat blocks with attributes, because what wraps a block loses what others
 * type in it at that moment, and a mark or an attribute loses nothing (stack.md F3). It has no views
 * and touches no DOM, so the server reads texts with it too. Every change raises GRAMMAR_VERSION.
 */

const block = {
  id: attribute('data-id', uuidLike),
  lang: attribute('lang', (value) =>
    /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(value) ? value : null,
  ),
  dir: attribute('dir', (value) => oneOf(directions, value)),
}

const Doc = Node.create({ name: 'doc', topNode: true, content: 'block+' })

const Text = Node.create({ name: 'text', group: 'inline' })

const HardBreak = Node.create({
  name: 'hardBreak',
  group: 'inline',
  inline: true,
  selectable: false,
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: () => ['br'],
  renderText: () => '\n',
})

// Headings and list items are paragraphs of another kind: a Yjs element cannot be renamed, so that
// turning one node into another would replace it and lose what others type in it (DR23).
const Paragraph = Node.create({
  name: 'paragraph',
  group: 'block',
  content: 'inline*',
  priority: 1000,
  addAttributes: () => ({
    ...block,
    kind: {
      default: 'paragraph',
      parseHTML: (element: Parsed) => oneOf(paragraphKinds, element.getAttribute('data-marker')),
      renderHTML: ({ kind }) => {
        const shown = oneOf(paragraphKinds, kind)
        return shown === 'bullet' || shown === 'ordered' ? { 'data-marker': shown } : {}
      },
    },
    group: attribute('data-group', (value) => oneOf(groups, value)),
    level: level(),
  }),
  parseHTML: () => [
    { tag: 'p' },
    { tag: 'ol > li', attrs: { kind: 'ordered' } },
    { tag: 'li', attrs: { kind: 'bullet' } },
    // The page's title is its only h1: a text's own headings are shown from h2 down.
    ...Array.from({ length: 6 }, (_, at) => ({
      tag: `h${at + 1}`,
      attrs: { kind: 'heading', level: between(1, at, headingLevels) },
    })),
  ],
  renderHTML: ({ node, HTMLAttributes }) => [
    node.attrs['kind'] === 'heading'
      ? `h${between(1, node.attrs['level'], headingLevels) + 1}`
      : 'p',
    HTMLAttributes,
    0,
  ],
})

// Rows may be empty and uneven: two delegations who each delete the other column at once must not
// leave content that the schema forbids, since a binding deletes that for everybody.
const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow*',
  isolating: true,
  addAttributes: () => block,
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: ({ HTMLAttributes }) => ['table', HTMLAttributes, ['tbody', 0]],
})

const TableRow = Node.create({
  name: 'tableRow',
  content: 'tableCell*',
  addAttributes: () => ({
    header: {
      default: false,
      parseHTML: (element: Parsed) => element.querySelector('td') === null,
      renderHTML: ({ header }) => (header === true ? { 'data-header': '' } : {}),
    },
  }),
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: ({ HTMLAttributes }) => ['tr', HTMLAttributes, 0],
})

const TableCell = Node.create({
  name: 'tableCell',
  content: 'inline*',
  isolating: true,
  parseHTML: () => [{ tag: 'td' }, { tag: 'th' }],
  renderHTML: ({ HTMLAttributes }) => ['td', HTMLAttributes, 0],
})

const Definition = created('definition', definitionCells)
const FormatField = created('formatField', fieldCells)
const Parts = formatParts.flatMap((part) => created(partNode(part), partCells(part)))

const Bold = Mark.create({
  name: 'bold',
  parseHTML: () => [{ tag: 'strong' }, { tag: 'b' }],
  renderHTML: () => ['strong', 0],
})

const Italic = Mark.create({
  name: 'italic',
  parseHTML: () => [{ tag: 'em' }, { tag: 'i' }],
  renderHTML: () => ['em', 0],
})

const Link = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({
    href: {
      default: null,
      parseHTML: (element: Parsed) => safeHref(element.getAttribute('href')),
      renderHTML: ({ href }) => ({ href: safeHref(href) }),
    },
  }),
  parseHTML: () =>
    ['http:', 'https:', 'mailto:'].map((start) => ({ tag: `a[href^="${start}" i]` })),
  renderHTML: ({ HTMLAttributes }) => ['a', { ...HTMLAttributes, rel: 'noopener noreferrer' }, 0],
})

/**
 * Disputed words. Each bracket, and each alternative of one, is a mark with an id of its own, so that
 * two delegations may bracket overlapping words and neither proposal disappears (stack.md F4). Whose it
 * is and who holds it stands in rows: the mark says only what cannot be said elsewhere. It never
 * changes, since Yjs takes a mark with other attributes for another mark.
 */
const Bracket = Mark.create({
  name: 'bracket',
  inclusive: false,
  excludes: '',
  addAttributes: () => ({
    id: { default: null, parseHTML: (element: Parsed) => idIn(element, 'data-bracket') },
    kind: {
      default: 'reserve',
      parseHTML: (element: Parsed) => oneOf(bracketKinds, element.getAttribute('data-kind')),
    },
    /** The bracket of which this is one alternative. */
    of: { default: null, parseHTML: (element: Parsed) => idIn(element, 'data-of') },
    /** Whether it is the whole block that is disputed, and not these words of it. */
    whole: {
      default: false,
      parseHTML: (element: Parsed) => element.getAttribute('data-whole') !== null,
    },
  }),
  // What a browser changes by itself is read back from the page, brackets and all (DR35).
  parseHTML: () => [{ tag: 'span[data-bracket]' }],
  renderHTML: ({ mark: { attrs } }) => [
    'span',
    {
      'data-bracket': uuidLike(String(attrs['id'])),
      'data-kind': oneOf(bracketKinds, attrs['kind']),
      'data-of': uuidLike(String(attrs['of'])),
      'data-whole': attrs['whole'] === true ? '' : null,
    },
    0,
  ],
})

/** Words that somebody commented on. It is no part of the text: what is agreed is agreed without it. */
const Comment = Mark.create({
  name: 'comment',
  inclusive: false,
  excludes: '',
  addAttributes: () => ({
    id: { default: null, parseHTML: (element: Parsed) => idIn(element, 'data-comment') },
  }),
  parseHTML: () => [{ tag: 'span[data-comment]' }],
  renderHTML: ({ mark: { attrs } }) => [
    'span',
    { 'data-comment': uuidLike(String(attrs['id'])) },
    0,
  ],
})

export const grammar: Extensions = [
  Doc,
  Text,
  HardBreak,
  Paragraph,
  Table,
  TableRow,
  TableCell,
  ...Definition,
  ...FormatField,
  ...Parts,
  Bold,
  Italic,
  Link,
  Bracket,
  Comment,
]

export const schema = getSchema(grammar)

/** What the rules above ask of an element they parse; the domain knows no DOM. */
type Parsed = {
  getAttribute(name: string): string | null
  querySelector(selector: string): object | null
  parentElement: { nodeName: string } | null
}

/**
 * A block with one child per cell in a fixed order, created whole. Two people can fill different
 * cells at once, nobody can take a single cell away, and a cell's inline text is its value. The
 * `label` option is what an editor shows before the cell, or before a block that names itself in none.
 */
function created(name: string, cells: Readonly<Record<string, string>>) {
  const whole = Node.create<{ label: string }>({
    name,
    group: 'block',
    content: Object.values(cells).join(' '),
    isolating: true,
    defining: true,
    addOptions: () => ({ label: '' }),
    addAttributes: () => block,
    parseHTML: () => [{ tag: `div[data-block="${name}"]` }],
    renderHTML({ HTMLAttributes }) {
      const { label } = this.options
      const named = label === '' ? {} : { 'data-name': label }
      return ['div', { 'data-block': name, ...named, ...HTMLAttributes }, 0]
    },
  })
  const parts = Object.entries(cells).map(([cell, part]) =>
    Node.create<{ label: string }>({
      name: part,
      content: 'inline*',
      isolating: true,
      defining: true,
      addOptions: () => ({ label: '' }),
      parseHTML: () => [{ tag: `div[data-cell="${name}.${cell}"]` }],
      renderHTML() {
        return ['div', { 'data-cell': `${name}.${cell}`, 'data-label': this.options.label }, 0]
      },
    }),
  )
  return [whole, ...parts]
}

function attribute(name: string, read: (value: string) => string | null) {
  return {
    default: null,
    parseHTML: (element: Parsed) => {
      const value = element.getAttribute(name)
      return value === null ? null : read(value)
    },
    // What a stored text carries was written by any client: only what can be read is shown.
    renderHTML: (attributes: Readonly<Record<string, unknown>>) => {
      const value = attributes[name.replace('data-', '')]
      const shown = typeof value === 'string' ? read(value) : null
      return shown === null ? {} : { [name]: shown }
    },
  }
}

function level() {
  return {
    default: 0,
    parseHTML: (element: Parsed) => {
      const depth = element.getAttribute('data-level')
      return depth === null ? null : between(0, Number(depth), deepestLevel)
    },
    renderHTML: (attributes: Readonly<Record<string, unknown>>) => {
      const depth = between(0, attributes['level'], deepestLevel)
      return depth === 0 || attributes['kind'] === 'heading' ? {} : { 'data-level': String(depth) }
    },
  }
}

function idIn(element: Parsed, name: string): string | null {
  return uuidLike(element.getAttribute(name) ?? '')
}

function uuidLike(value: string): string | null {
  return /^[0-9a-f-]{36}$/.test(value) ? value : null
}

function oneOf<const Value extends string>(values: readonly Value[], value: unknown): Value | null {
  return values.find((known) => known === value) ?? null
}

function between(least: number, value: unknown, most: number): number {
  return typeof value === 'number' && Number.isInteger(value)
    ? Math.min(Math.max(value, least), most)
    : least
}
