import type { Block, Inline } from '../drafting/block.ts'
import { isKind, readBlock } from './blocks.ts'
import type { Draft, Held, Kind, ReadCells } from './blocks.ts'
import type { Content } from './model.ts'

/** A format as its text says it at the moment of reading, complete or not. */
export type Reading = {
  heads: readonly Draft<'format'>[]
  sections: readonly Group<'section', 'indicator'>[]
  codeLists: readonly Group<'codeList', 'code'>[]
  ladders: readonly Group<'ladder', 'ladderStep'>[]
  terms: readonly Draft<'definition'>[]
  sources: readonly Draft<'source'>[]
  rules: readonly Draft<'rule'>[]
  corrections: readonly Draft<'correction'>[]
  confidentiality: readonly Draft<'confidentiality'>[]
  /** What stands before the first block to which it could belong. */
  strays: readonly (Draft<'indicator'> | Draft<'code'> | Draft<'ladderStep'>)[]
}

/** A block and those that belong to it: all of their kind up to the next such block. */
export type Group<Of extends Kind, Part extends Kind> = {
  head: Draft<Of>
  parts: readonly Draft<Part>[]
}

/**
 * Reads a format from its blocks, which stand in reading order. It takes whatever they hold: a cell
 * that does not parse keeps its characters and says why, a block of another kind is passed over.
 */
export function readFormat(blocks: readonly ReadCells[]): Reading {
  const drafts = blocks.flatMap(({ kind, ...rest }): readonly AnyDraft[] =>
    isKind(kind) ? [readAny(kind, { kind, ...rest })] : [],
  )
  const sections = grouped(drafts, 'section', 'indicator')
  const codeLists = grouped(drafts, 'codeList', 'code')
  const ladders = grouped(drafts, 'ladder', 'ladderStep')
  return {
    heads: ofKind(drafts, 'format'),
    sections: sections.groups,
    codeLists: codeLists.groups,
    ladders: ladders.groups,
    terms: ofKind(drafts, 'definition'),
    sources: ofKind(drafts, 'source'),
    rules: ofKind(drafts, 'rule'),
    corrections: ofKind(drafts, 'correction'),
    confidentiality: ofKind(drafts, 'confidentiality'),
    strays: [...sections.strays, ...codeLists.strays, ...ladders.strays],
  }
}

/** The content that a text says, once every cell has a value and nothing is there twice or not at all. */
export function contentOf(reading: Reading): Content | null {
  const [head, correction, ladder] = [
    only(reading.heads),
    only(reading.corrections),
    reading.ladders.length === 1 ? reading.ladders[0] : undefined,
  ]
  if (head === null || correction === null || ladder === undefined) return null
  const parts = {
    sections: all(reading.sections, ({ head: section, parts: indicators }) =>
      joined(valueOf(section), 'indicators', all(indicators, valueOf)),
    ),
    codeLists: all(reading.codeLists, ({ head: list, parts: codes }) =>
      joined(valueOf(list), 'codes', all(codes, valueOf)),
    ),
    glossary: all(reading.terms, valueOf),
    sources: all(reading.sources, valueOf),
    rules: all(reading.rules, ruleOf),
    ladder: joined(valueOf(ladder.head), 'steps', all(ladder.parts, valueOf)),
    confidentiality: all(reading.confidentiality, valueOf),
  }
  const complete = present(parts)
  return complete === null || reading.strays.length > 0
    ? null
    : { ...head, ...complete, correction }
}

/** The values of those cells that have one. */
export function known<Of extends Kind>(draft: Draft<Of>): Partial<Held[Of]> {
  const before = knownBefore.get(draft)
  if (before !== undefined) return before as Partial<Held[Of]>
  const values = Object.entries(draft.cells as Record<string, Draft<Of>['cells'][keyof Held[Of]]>)
    .filter((entry): entry is [string, { value: Held[Of][keyof Held[Of]] }] => 'value' in entry[1])
    .map(([name, { value }]) => [name, value])
  const found = Object.fromEntries(values) as Partial<Held[Of]>
  knownBefore.set(draft, found)
  return found
}

/** A check of a large format asks for the values of a block dozens of times; a draft does not change. */
const knownBefore = new WeakMap<object, object>()

/** The value of one cell whatever its block is, or undefined when it has none. */
export function valueIn(draft: { cells: object }, name: string): unknown {
  const cells = draft.cells as Readonly<Record<string, { value?: unknown } | undefined>>
  return Object.hasOwn(cells, name) ? cells[name]?.value : undefined
}

/** The blocks of the drafting grammar as cells; of a cell with several items each has a line of its own. */
export function readCells(blocks: readonly Block[]): readonly ReadCells[] {
  return blocks.flatMap((block): readonly ReadCells[] => {
    const kind = kindOf(block)
    if (kind === null || !('cells' in block)) return []
    const cells = Object.entries<Inline>(block.cells).map(([name, runs]) => [
      name,
      runs
        .map((run) => run.text)
        .join('')
        .split('\n'),
    ])
    const { id, lang } = block
    return [{ kind, block: id, lang: lang ?? 'und', cells: Object.fromEntries(cells) as Cells }]
  })
}

function kindOf(block: Block): Kind | null {
  switch (block.kind) {
    case 'definition':
      return 'definition'
    case 'formatField':
      return 'indicator'
    case 'formatPart':
      return block.part
    case 'heading':
    case 'paragraph':
    case 'listItem':
    case 'table':
      return null
  }
}

type Cells = ReadCells['cells']

type AnyDraft = { [Of in Kind]: Draft<Of> }[Kind]

function readAny(kind: Kind, written: ReadCells): AnyDraft {
  return readBlock(kind, written) as AnyDraft
}

function ofKind<Of extends Kind>(drafts: readonly AnyDraft[], kind: Of): readonly Draft<Of>[] {
  return drafts.filter((draft) => draft.kind === kind) as unknown as readonly Draft<Of>[]
}

function grouped<Of extends Kind, Part extends Kind>(
  drafts: readonly AnyDraft[],
  kind: Of,
  part: Part,
): { groups: readonly Group<Of, Part>[]; strays: readonly Draft<Part>[] } {
  const groups: { head: Draft<Of>; parts: Draft<Part>[] }[] = []
  const strays: Draft<Part>[] = []
  for (const draft of drafts) {
    if (draft.kind === kind) groups.push({ head: draft as unknown as Draft<Of>, parts: [] })
    if (draft.kind === part) (groups.at(-1)?.parts ?? strays).push(draft as unknown as Draft<Part>)
  }
  return { groups, strays }
}

function valueOf<Of extends Kind>(draft: Draft<Of>): Held[Of] | null {
  const values = known(draft)
  return Object.keys(values).length === Object.keys(draft.cells).length
    ? (values as Held[Of])
    : null
}

function ruleOf(draft: Draft<'rule'>): Content['rules'][number] | null {
  const rule = valueOf(draft)
  return rule === null
    ? null
    : { ...rule, params: Object.fromEntries(rule.params.map(({ name, value }) => [name, value])) }
}

function only<Of extends Kind>(drafts: readonly Draft<Of>[]): Held[Of] | null {
  const [first] = drafts
  return first === undefined || drafts.length > 1 ? null : valueOf(first)
}

function all<From, To>(items: readonly From[], read: (item: From) => To | null): To[] | null {
  const values = items.map(read)
  return values.includes(null) ? null : (values as To[])
}

function joined<Head, Name extends string, Part>(
  head: Head | null,
  name: Name,
  parts: Part[] | null,
): (Head & { [Key in Name]: Part[] }) | null {
  return head === null || parts === null
    ? null
    : ({ ...head, [name]: parts } as Head & { [Key in Name]: Part[] })
}

function present<Parts extends Readonly<Record<string, unknown>>>(
  parts: Parts,
): { [Name in keyof Parts]: NonNullable<Parts[Name]> } | null {
  return Object.values(parts).includes(null)
    ? null
    : (parts as { [Name in keyof Parts]: NonNullable<Parts[Name]> })
}
