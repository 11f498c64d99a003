import type { BlockId } from '../../drafting/block.ts'
import type { Draft, Kind } from '../blocks.ts'
import type { CellFaultCode } from '../cell.ts'
import { valueIn } from '../read.ts'

/** Something that is wrong with a format, where, and by which rule. Sentences live in the texts. */
export type Problem = {
  place: Place
  code: ProblemCode
  values: Readonly<Record<string, string>>
  /** An error stands in the way of adoption, a notice only asks for a look. */
  weight: 'error' | 'notice'
}

/** A cell of a block, a block, or the format as a whole when there is no block. */
export type Place = {
  kind: Kind
  block: BlockId | null
  /** The name that stands in the block, if it has one that can be read. */
  id: string | null
  cell: string | null
}

export type ProblemCode =
  | CellFaultCode
  | 'annex-in-core'
  | 'block-missing'
  | 'block-twice'
  | 'out-of-place'
  | 'id-twice'
  | 'id-reserved'
  | 'section-empty'
  | 'frequency-mixed'
  | 'key-missing'
  | 'key-unexpected'
  | 'key-unknown'
  | 'key-not-required'
  | 'key-not-from-all'
  | 'unknown-unit'
  | 'unit-missing'
  | 'unit-unexpected'
  | 'unknown-list'
  | 'list-missing'
  | 'list-unexpected'
  | 'list-empty'
  | 'list-unused'
  | 'list-unordered'
  | 'descriptor-missing'
  | 'bounds-unexpected'
  | 'min-above-max'
  | 'decimals-unexpected'
  | 'too-many-decimals'
  | 'pattern-unexpected'
  | 'threshold-misfit'
  | 'threshold-out-of-bounds'
  | 'baseline-misfit'
  | 'baseline-missing'
  | 'baseline-out-of-bounds'
  | 'unknown-code'
  | 'code-ended'
  | 'unknown-source'
  | 'source-unused'
  | 'too-few-independent'
  | 'too-few-raters'
  | 'unknown-confidentiality'
  | 'unknown-indicator'
  | 'unknown-rule'
  | 'inputs-count'
  | 'input-misfit'
  | 'units-differ'
  | 'alpha-missing'
  | 'alpha-unexpected'
  | 'alpha-out-of-range'
  | 'parameter-unknown'
  | 'parameter-missing'
  | 'parameter-misfit'
  | 'parameter-twice'
  | 'above-highest-consequence'
  | 'circular-rules'
  | 'ladder-order'
  | 'out-of-range'
  | 'ends-before-it-begins'
  | 'obligation-missing'
  | 'term-twice'
  | 'term-undefined'
  | 'term-unused'

const notices: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'unit-missing',
  'list-unused',
  'source-unused',
  'obligation-missing',
  'term-undefined',
  'term-unused',
])

/** A problem of a block, at one of its cells or at the whole of it. */
export function problemIn(
  draft: Pick<Draft<Kind>, 'kind' | 'block'> & { cells: object },
  cell: string | null,
  code: ProblemCode,
  values: Readonly<Record<string, string>> = {},
): Problem {
  const name = valueIn(draft, 'id')
  const id = typeof name === 'string' ? name : null
  return {
    place: { kind: draft.kind, block: draft.block, id, cell },
    code,
    values,
    weight: weight(code),
  }
}

/** A problem of the format as a whole: what is not there has no block. */
export function problemOf(kind: Kind, code: ProblemCode): Problem {
  return {
    place: { kind, block: null, id: null, cell: null },
    code,
    values: {},
    weight: weight(code),
  }
}

function weight(code: ProblemCode): Problem['weight'] {
  return notices.has(code) ? 'notice' : 'error'
}
