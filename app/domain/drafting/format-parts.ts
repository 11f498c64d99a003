/**
 * The parts of a format beside its indicators and definitions, each a block with these cells in their
 * fixed order (verification.md 1.3). The format's own reader says what stands in them.
 */
const parts = {
  format: [
    'id',
    'title',
    'agency',
    'obligations',
    'subjects',
    'reportingUnit',
    'validFrom',
    'validUntil',
    'reviewEvery',
    'highestConsequence',
    'onMissing',
  ],
  section: ['id', 'title', 'kind', 'key', 'annexOf'],
  codeList: ['id', 'title', 'ordered'],
  code: ['id', 'label', 'descriptor', 'validFrom', 'validTo'],
  source: ['id', 'label', 'party', 'independenceGroup', 'interest'],
  rule: ['id', 'type', 'inputs', 'params', 'alpha', 'severity', 'onFail'],
  correction: ['allowedUntilDays', 'afterVerdict', 'reasonCodes', 'needs', 'materialChange'],
  ladder: ['during', 'onInaction'],
  ladderStep: ['level', 'who', 'within', 'exit'],
  confidentiality: ['id', 'label', 'readers'],
} as const

export type FormatPart = keyof typeof parts
export type PartCell = (typeof parts)[FormatPart][number]

export const formatParts = Object.keys(parts) as readonly FormatPart[]

/** The node of a part, and the node of each of its cells in their order. */
export function partNode(part: FormatPart): string {
  return `part${capital(part)}`
}

export function partCells(part: FormatPart): Readonly<Record<string, string>> {
  return Object.fromEntries(parts[part].map((cell) => [cell, partNode(part) + capital(cell)]))
}

/** The part that a node is, or null for any other node. */
export function partOf(node: string): FormatPart | null {
  return formatParts.find((part) => partNode(part) === node) ?? null
}

/** The blocks of which a text is made, by the name of their node. */
export const blockNames: readonly string[] = [
  'paragraph',
  'table',
  'definition',
  'formatField',
  ...formatParts.map(partNode),
]

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
