import type { Id } from '../kernel/id.ts'
import type { FormatPart } from './format-parts.ts'

export type BlockId = Id<'block'>
export type BracketId = Id<'bracket'>

/** Preambular and operative paragraphs, the two that carry labels (domain.md B1). */
export const groups = ['PP', 'OP'] as const
export type Group = (typeof groups)[number]

export const directions = ['ltr', 'rtl'] as const
export type Direction = (typeof directions)[number]

const markers = ['bullet', 'ordered'] as const
export type Marker = (typeof markers)[number]

/** What a paragraph of the stored text can be. An attribute, so that changing it loses nothing. */
export const paragraphKinds = ['paragraph', 'heading', ...markers] as const

/**
 * The cells of an indicator in their fixed order, and the node that holds each (verification.md 1.3). A
 * cell with several items has one on each line.
 */
export const fieldCells = {
  id: 'fieldId',
  statement: 'fieldStatement',
  unit: 'fieldUnit',
  datatype: 'fieldDatatype',
  threshold: 'fieldThreshold',
  rationale: 'fieldRationale',
  concept: 'fieldConcept',
  required: 'fieldRequired',
  decimals: 'fieldDecimals',
  codeList: 'fieldCodeList',
  min: 'fieldMin',
  max: 'fieldMax',
  pattern: 'fieldPattern',
  baseline: 'fieldBaseline',
  window: 'fieldWindow',
  frequency: 'fieldFrequency',
  dueDays: 'fieldDueDays',
  graceDays: 'fieldGraceDays',
  nilRequired: 'fieldNilRequired',
  sources: 'fieldSources',
  minIndependent: 'fieldMinIndependent',
  verifier: 'fieldVerifier',
  modality: 'fieldModality',
  tolerance: 'fieldTolerance',
  uncertainty: 'fieldUncertainty',
  decisionRule: 'fieldDecisionRule',
  confidentiality: 'fieldConfidentiality',
  missing: 'fieldMissing',
} as const
export type FieldCell = keyof typeof fieldCells

/** The cells of a definition in their fixed order, and the node that holds each. */
export const definitionCells = { term: 'definitionTerm', meaning: 'definitionMeaning' } as const
type DefinitionCell = keyof typeof definitionCells

/** What a bracket proposes about its words (domain.md B2). */
export const bracketKinds = ['insert', 'delete', 'replace', 'reserve', 'placeholder'] as const
export type BracketKind = (typeof bracketKinds)[number]

/** A bracket around words, or one alternative of one. Its holders stand in rows, by its id. */
export type BracketMark = {
  kind: 'bracket'
  id: BracketId
  proposes: BracketKind
  /** The bracket of which this is one alternative. */
  of: BracketId | null
  /** Whether the whole block is disputed, and not these words of it. */
  whole: boolean
}

export type Mark =
  | { kind: 'bold' }
  | { kind: 'italic' }
  | { kind: 'link'; href: string }
  | BracketMark

/** A stretch of characters with the same marks. A hard break is the character U+000A. */
export type Run = { text: string; marks: readonly Mark[] }
export type Inline = readonly Run[]

type Row<Words> = { header: boolean; cells: readonly Words[] }

/** What a block is, apart from its identity; `Words` is how its inline text is written down. */
export type Shape<Words> =
  | { kind: 'heading'; level: number; words: Words }
  | { kind: 'paragraph'; group: Group | null; level: number; words: Words }
  | { kind: 'listItem'; marker: Marker; level: number; words: Words }
  | { kind: 'definition'; cells: Readonly<Record<DefinitionCell, Words>> }
  | { kind: 'formatField'; cells: Readonly<Record<FieldCell, Words>> }
  | { kind: 'formatPart'; part: FormatPart; cells: Readonly<Record<string, Words>> }
  | { kind: 'table'; rows: readonly Row<Words>[] }

/**
 * One block of the flat text, as read. `id` is null while no editor of ours has touched a block that
 * a plain Yjs client wrote. `text` is its characters without marks; cells are divided by U+000A.
 */
export type Block = Shape<Inline> & {
  id: BlockId | null
  lang: string | null
  dir: Direction | null
  text: string
}

/** A block that is one stretch of words: a paragraph, a heading, or a point of a list. */
export type Worded = Extract<Block, { words: Inline }>

export function isWorded(block: Block): block is Worded {
  return 'words' in block
}

/**
 * A block to write: its words may be given as plain characters, and a cell of an indicator that is not
 * given is blank.
 */
export type NewBlock = { id: BlockId; lang: string; dir: Direction } & (
  | Exclude<Shape<string | Inline>, { kind: 'formatField' }>
  | { kind: 'formatField'; cells: Readonly<Partial<Record<FieldCell, string | Inline>>> }
)

/** Heading levels of a text; the page's own title stands above them. */
export const headingLevels = 4

/** How deep paragraphs and list items may be indented. */
export const deepestLevel = 5
