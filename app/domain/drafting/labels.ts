import type { BlockId, Group } from './block.ts'

declare const label: unique symbol

/** `OP7`, `OP7 bis`, `PP1 ante`: what delegates call a paragraph. It stands in a row, never in the text. */
export type Label = string & { readonly [label]: true }

/** A label once given to a block, for good. A block that changed its group has one in each. */
export type Given = { block: BlockId; label: Label }

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
  order: readonly { id: BlockId; group: Group }[],
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
  order: readonly { id: BlockId; group: Group }[],
): ReadonlyMap<BlockId, Label> {
  const held = new Map(given.map((one) => [`${parts(one.label).group} ${one.block}`, one.label]))
  return new Map(
    order.flatMap(({ id, group }) => {
      const shown = held.get(`${group} ${id}`)
      return shown === undefined ? [] : [[id, shown]]
    }),
  )
}

function assignInGroup(
  given: readonly Given[],
  group: Group,
  order: readonly BlockId[],
): readonly Given[] {
  const held = new Map(given.map((one) => [one.block, parts(one.label)]))
  const spent = new Set<string>(given.map((one) => one.label))
  const assigned: Given[] = []
  for (const [at, block] of order.entries()) {
    if (held.has(block)) continue
    const before = held.get(order[at - 1] ?? block)
    const after = order.slice(at + 1).find((later) => held.has(later))
    const stem = stemFor(group, before, after === undefined ? undefined : held.get(after), held)
    const fresh = firstUnspent(stem, spent)
    spent.add(fresh)
    held.set(block, parts(fresh))
    assigned.push({ block, label: fresh })
  }
  return assigned
}

/** Between two the stem of the one before, before the first its number *ante*, at the end a new number. */
function stemFor(
  group: Group,
  before: Parts | undefined,
  after: Parts | undefined,
  held: ReadonlyMap<BlockId, Parts>,
): string {
  if (after === undefined)
    return `${group}${Math.max(0, ...[...held.values()].map((one) => one.number)) + 1}`
  return before?.stem ?? `${group}${after.number} ante`
}

function firstUnspent(stem: string, spent: ReadonlySet<string>): Label {
  for (let ordinal = 0; ; ordinal += 1) {
    const candidate = withOrdinal(stem, ordinal)
    if (!spent.has(candidate)) return candidate
  }
}

/** Past *decies*, the tenth, the place in the family is written in digits: `OP7 (11)`. */
function withOrdinal(stem: string, ordinal: number): Label {
  const suffix = ordinals[ordinal] ?? `(${ordinal + 1})`
  return (suffix === '' ? stem : `${stem} ${suffix}`) as Label
}

type Parts = { group: string; number: number; stem: string }

function parts(text: Label): Parts {
  const found = /^(?<stem>(?<group>PP|OP)(?<number>[1-9]\d*)(?: ante)?)/.exec(text)?.groups
  if (found === undefined) throw new TypeError(`not a label: ${text}`)
  const { stem = '', group = '', number = '' } = found
  return { stem, group, number: Number(number) }
}

function groupsIn(order: readonly { group: Group }[]): readonly Group[] {
  return [...new Set(order.map((block) => block.group))]
}
