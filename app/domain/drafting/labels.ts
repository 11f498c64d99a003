import type { Block, BlockId, Group } from './block.ts'

declare const label: unique symbol

/** `OP7`, `OP7 bis`, `PP1 ante`: what delegates call a paragraph. It stands in a row, never in the text. */
export type Label = string & { readonly [label]: true }

/** A label once given to a block, for good. A block that changed its group has one in each. */
export type Given = { block: BlockId; label: Label }

/** A paragraph of a group that carries labels. */
export type Numbered = { id: BlockId; group: Group }

/** The paragraphs of a text that carry labels, in reading order. */
export function numberedIn(blocks: readonly Block[]): readonly Numbered[] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph' && block.group !== null && block.id !== null
      ? [{ id: block.id, group: block.group }]
      : [],
  )
}

/** Latin ordinals of the paragraphs that were inserted after one, in the order of their insertion. */
const ordinals = [
  '',
  'bis',
  'ter',
  'quater',
  'quinquies',
  'sexies',
  'septies',
  'octies',
  'novies',
  'decies',
]

/**
 * The labels that the blocks without one receive, top to bottom. `given` is every label ever given
 * in the document, also to blocks that are gone: labels never shift and are never given twice
 * (domain.md B1). `order` is the numbered paragraphs in reading order.
 */
export function assignLabels(
  given: readonly Given[],
  order: readonly Numbered[],
): readonly Given[] {
  return groupsIn(order).flatMap((group) =>
    assignInGroup(
      given.filter((one) => parts(one.label).group === group),
      group,
      order.filter((block) => block.group === group).map((block) => block.id),
    ),
  )
}

/** The label that each numbered paragraph shows now: the one it was given in the group it is in. */
export function labelsShown(
  given: readonly Given[],
  order: readonly Numbered[],
): ReadonlyMap<BlockId, Label> {
  const held = new Map(given.map((one) => [`${parts(one.label).group} ${one.block}`, one.label]))
  return new Map(
    order.flatMap(({ id, group }) => {
      const shown = held.get(`${group} ${id}`)
      return shown === undefined ? [] : [[id, shown]]
    }),
  )
}

/** The group of a label, and its number there without *bis* and the like. */
export function placeIn(label: Label): { group: Group; number: number } {
  const { group, number } = parts(label)
  return { group, number }
}

/** In one pass, since one update may bring tens of thousands of paragraphs. */
function assignInGroup(
  given: readonly Given[],
  group: Group,
  order: readonly BlockId[],
): readonly Given[] {
  const held = new Map(given.map((one) => [one.block, parts(one.label)]))
  const unspent = unspentLabels(given)
  const first = order.map((block) => held.get(block)).find((one) => one !== undefined)
  // A client may store one identity twice, and its second place holds what the first was given.
  const lastPlace = new Map(order.map((block, at) => [block, at]))
  let lastHeld = order.findLastIndex((block) => held.has(block))
  let highest = [...held.values()].reduce((most, { number }) => Math.max(most, number), 0)
  let before: Parts | undefined
  const assigned: Given[] = []
  for (const [at, block] of order.entries()) {
    const own = held.get(block)
    if (own !== undefined) {
      before = own
      continue
    }
    // Between two the stem of the one before, before the first its number *ante*, at the end a new number.
    const stem =
      at > lastHeld ? `${group}${highest + 1}` : (before?.stem ?? `${group}${first?.number} ante`)
    const fresh = unspent(stem)
    assigned.push({ block, label: fresh })
    before = parts(fresh)
    held.set(block, before)
    highest = Math.max(highest, before.number)
    lastHeld = Math.max(lastHeld, lastPlace.get(block) ?? at)
  }
  return assigned
}

/** Gives the first label of a stem's family that was never given, each once. */
function unspentLabels(given: readonly Given[]): (stem: string) => Label {
  const spent = new Set<string>(given.map((one) => one.label))
  const next = new Map<string, number>()
  return (stem) => {
    for (let ordinal = next.get(stem) ?? 0; ; ordinal += 1) {
      const candidate = withOrdinal(stem, ordinal)
      if (spent.has(candidate)) continue
      next.set(stem, ordinal + 1)
      return candidate
    }
  }
}

/** Past *decies*, the tenth, the place in the family is written in digits: `OP7 (11)`. */
function withOrdinal(stem: string, ordinal: number): Label {
  const suffix = ordinals[ordinal] ?? `(${ordinal + 1})`
  return (suffix === '' ? stem : `${stem} ${suffix}`) as Label
}

type Parts = { group: Group; number: number; stem: string }

function parts(text: Label): Parts {
  const found = /^(?<stem>(?<group>PP|OP)(?<number>[1-9]\d*)(?: ante)?)/.exec(text)?.groups
  if (found === undefined) throw new TypeError(`not a label: ${text}`)
  const { stem = '', group = '', number = '' } = found
  return { stem, group: group as Group, number: Number(number) }
}

function groupsIn(order: readonly { group: Group }[]): readonly Group[] {
  return [...new Set(order.map((block) => block.group))]
}
