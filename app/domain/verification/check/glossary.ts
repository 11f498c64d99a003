import type { Draft, Kind } from '../blocks.ts'
import type { Words } from '../model.ts'
import { known, valueIn } from '../read.ts'
import type { Reading } from '../read.ts'
import { fold, termFinder, termsOfArt } from '../terms.ts'
import { unitOf } from '../units.ts'
import { problemIn, problemOf } from './problem.ts'
import type { Problem } from './problem.ts'

/**
 * Terms defined twice, defined and never used, and used and never defined. Where a term of art is
 * the name of something in the format – a unit, a code, a source – it is defined by that.
 */
export function checkGlossary(reading: Reading, prose: readonly string[]): readonly Problem[] {
  const passages = [
    ...passagesOf(reading),
    ...prose.map((text) => ({ draft: null, cell: null, text })),
  ]
  const defined = reading.terms.flatMap((draft) => {
    const { term } = known(draft)
    return term === undefined ? [] : [{ draft, term }]
  })
  const terms = defined.map(({ term }) => term)
  const usesIn = termFinder(terms)
  const uses = new Set(
    passages.flatMap(({ text, draft }) =>
      usesIn(text)
        .map(({ term }) => fold(term))
        // What a definition says of its own term is no use of it.
        .filter((term) => draft?.kind !== 'definition' || term !== fold(termOf(draft))),
    ),
  )
  return [
    ...defined
      .filter(({ term }, at) => terms.findIndex((one) => fold(one) === fold(term)) < at)
      .map(({ draft, term }) => problemIn(draft, 'term', 'term-twice', { term })),
    ...defined
      .filter(({ term }) => !uses.has(fold(term)))
      .map(({ draft, term }) => problemIn(draft, 'term', 'term-unused', { term })),
    ...undefinedTerms(passages, new Set([...terms, ...namesIn(reading)].map(fold))),
  ]
}

type Passage = { draft: Draft<Kind> | null; cell: string | null; text: string }

function undefinedTerms(
  passages: readonly Passage[],
  named: ReadonlySet<string>,
): readonly Problem[] {
  const seen = new Set<string>()
  return passages.flatMap(({ draft, cell, text }) =>
    termsOfArt(text).flatMap((term) => {
      const key = fold(term)
      if (named.has(key) || seen.has(key) || unitOf(term) !== null) return []
      seen.add(key)
      return [
        draft === null
          ? { ...problemOf('definition', 'term-undefined'), values: { term } }
          : problemIn(draft, cell, 'term-undefined', { term }),
      ]
    }),
  )
}

/** Every cell in which wording stands that a reader is to understand. */
function passagesOf(reading: Reading): readonly Passage[] {
  const inCells = <Of extends Kind>(drafts: readonly Draft<Of>[]) =>
    drafts.flatMap((draft) =>
      wordedCells.flatMap((cell): readonly Passage[] => {
        const words = valueIn(draft, cell)
        return isWords(words)
          ? Object.values(words).map((text) => ({ draft: draft as Draft<Kind>, cell, text }))
          : []
      }),
    )
  return [
    ...inCells(reading.heads),
    ...reading.sections.flatMap(({ head, parts }) => [...inCells([head]), ...inCells(parts)]),
    ...reading.codeLists.flatMap(({ head, parts }) => [...inCells([head]), ...inCells(parts)]),
    ...inCells(reading.terms),
    ...inCells(reading.sources),
    ...reading.ladders.flatMap(({ parts }) => inCells(parts)),
    ...inCells(reading.confidentiality),
  ]
}

/** Cells of words that people read, and that no file for machines depends on. */
export const wordedCells = [
  'title',
  'statement',
  'rationale',
  'label',
  'descriptor',
  'meaning',
  'who',
  'exit',
] as const

function namesIn(reading: Reading): readonly string[] {
  return [
    ...reading.sections.flatMap(({ head, parts }) => [
      known(head).id,
      ...parts.map((part) => known(part).id),
    ]),
    ...reading.codeLists.flatMap(({ head, parts }) => [
      known(head).id,
      ...parts.map((part) => known(part).id),
    ]),
    ...reading.sources.map((draft) => known(draft).id),
    ...reading.rules.map((draft) => known(draft).id),
    ...reading.heads.map((draft) => known(draft).agency),
  ].flatMap((id) => id ?? [])
}

function termOf(draft: Draft<Kind>): string {
  const term = valueIn(draft, 'term')
  return typeof term === 'string' ? term : ''
}

function isWords(value: unknown): value is Words {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((text) => typeof text === 'string')
  )
}
