import type { Json } from '../kernel/canonical-json.ts'
import type { Instant } from '../kernel/instant.ts'
import type { BlockId } from './block.ts'
import { assignLabels, labelsShown, placeIn } from './labels.ts'
import type { Given, Label, Numbered } from './labels.ts'
import { hashText } from './text-hash.ts'
import type { TextHash } from './text-hash.ts'

/**
 * The labels that were given between one renumbering and the next (domain.md B1). The first begins with
 * the document, at edit 0.
 */
export type Numbering = {
  /** The edit of the log with which it began, and when the symbol was given that it began with. */
  readonly begins: { readonly seq: number; readonly at: Instant }
  /** Each with the edit that brought its paragraph. */
  readonly given: readonly (Given & { readonly seq: number })[]
}

/** A paragraph that has another label in the next numbering. */
export type Relabelled = { block: BlockId; from: Label; to: Label }

/** The labels in force after an edit of the log, or at an instant, in the order in which numberings began. */
export function labelsInForce(
  numberings: readonly Numbering[],
  moment: { seq: number } | { at: Instant },
): readonly Given[] {
  const found = numberings.findLast(({ begins }) =>
    'seq' in moment ? begins.seq <= moment.seq : begins.at <= moment.at,
  )
  return found?.given ?? []
}

/** What renumbering would change, in reading order: each group is consecutive from 1. */
export function renumbering(
  given: readonly Given[],
  order: readonly Numbered[],
): readonly Relabelled[] {
  return relabelled(
    labelsShown(given, order),
    labelsShown(assignLabels([], order), order),
    order.map(({ id }) => id),
  )
}

/** What the numbering that began with this edit changed, each group by itself in reading order. */
export function begunAt(
  numberings: readonly Numbering[],
  seq: number | null,
): readonly Relabelled[] {
  const at = numberings.findIndex(({ begins }) => begins.seq === seq)
  const [before, begun] = [numberings[at - 1], numberings[at]]
  if (before === undefined || begun === undefined) return []
  const order = begun.given
    .filter((one) => one.seq === seq)
    .map(({ block, label }) => ({ id: block, label, ...placeIn(label) }))
    .toSorted((a, b) => b.group.localeCompare(a.group) || a.number - b.number)
  const after = new Map(order.map(({ id, label }) => [id, label]))
  return relabelled(
    labelsShown(before.given, order),
    after,
    order.map(({ id }) => id),
  )
}

/** What one numbering calls otherwise than the one before it, of these paragraphs. */
export function relabelled(
  before: ReadonlyMap<BlockId, Label>,
  after: ReadonlyMap<BlockId, Label>,
  blocks: readonly BlockId[],
): readonly Relabelled[] {
  return [...new Set(blocks)].flatMap((block) => {
    const [from, to] = [before.get(block), after.get(block)]
    return from === undefined || to === undefined || from === to ? [] : [{ block, from, to }]
  })
}

/** What was shown of a renumbering, so that nothing else is done than what was seen. */
export function hashRenumbering(changes: readonly Relabelled[]): TextHash {
  return hashText(changes.map(({ block, from, to }): Json => ({ block, from, to })))
}
