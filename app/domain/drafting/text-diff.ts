import type { Block, BlockId } from './block.ts'
import { bracketedText } from './bracketed-text.ts'
import { diffWords } from './word-diff.ts'
import type { WordChange } from './word-diff.ts'

/** What became of one block between two texts. */
export type BlockChange =
  | { readonly change: 'same'; readonly block: Block; readonly moved: boolean }
  | {
      readonly change: 'changed'
      readonly before: Block
      readonly after: Block
      readonly moved: boolean
      /** Empty of changes when only its kind, group or level is another. */
      readonly words: readonly WordChange[]
    }
  | { readonly change: 'added'; readonly block: Block }
  | { readonly change: 'removed'; readonly block: Block }

/**
 * How one text becomes another, block by block in the order of the later one; what was removed stands
 * where it stood. A block is known by its identity, so that it may move and change at once. Brackets
 * count as words: give `clean` texts to leave them out.
 */
export function diffTexts(
  before: readonly Block[],
  after: readonly Block[],
): readonly BlockChange[] {
  const places = placesOf(before)
  const pairs = paired(after, places)
  const kept = longestRising(pairs.flatMap(({ from }) => (from === null ? [] : [from])))
  const common = new Set(pairs.map(({ from }) => from))
  const changes: BlockChange[] = []
  let next = 0
  const removeUpTo = (end: number) => {
    for (; next < end; next += 1) {
      const block = before[next]
      if (block !== undefined && !common.has(next)) changes.push({ change: 'removed', block })
    }
  }
  for (const { block, from } of pairs) {
    const earlier = from === null ? undefined : before[from]
    if (from === null || earlier === undefined) {
      changes.push({ change: 'added', block })
      continue
    }
    const moved = !kept.has(from)
    if (!moved) removeUpTo(from)
    changes.push(changeOf(earlier, block, moved))
  }
  removeUpTo(before.length)
  return changes
}

function changeOf(before: Block, after: Block, moved: boolean): BlockChange {
  const [earlier, later] = [bracketedText(before), bracketedText(after)]
  return earlier === later && form(before) === form(after)
    ? { change: 'same', block: after, moved }
    : { change: 'changed', before, after, moved, words: diffWords(earlier, later) }
}

/** What a block is apart from its words. */
function form(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `heading ${block.level}`
    case 'paragraph':
      return `paragraph ${block.group} ${block.level}`
    case 'listItem':
      return `${block.marker} ${block.level}`
    case 'definition':
    case 'formatField':
    case 'table':
      return block.kind
    case 'formatPart':
      return block.part
  }
}

function placesOf(blocks: readonly Block[]): ReadonlyMap<BlockId, number> {
  const places = new Map<BlockId, number>()
  for (const [at, { id }] of blocks.entries()) {
    if (id !== null && !places.has(id)) places.set(id, at)
  }
  return places
}

/** Each block with the place it came from. A client may store an identity twice: the first has it. */
function paired(after: readonly Block[], places: ReadonlyMap<BlockId, number>) {
  const first = placesOf(after)
  return after.map((block, at) => {
    const { id } = block
    const from = id !== null && first.get(id) === at ? (places.get(id) ?? null) : null
    return { block, from }
  })
}

/** The most places that stand in rising order: what is not among them has moved (patience sorting). */
function longestRising(places: readonly number[]): ReadonlySet<number> {
  const ends: number[] = []
  const before = new Map<number, number | undefined>()
  for (const place of places) {
    const last = ends.at(-1)
    const at =
      last === undefined || last < place ? ends.length : ends.findIndex((end) => end >= place)
    before.set(place, ends[at - 1])
    ends[at] = place
  }
  const rising = new Set<number>()
  for (let place = ends.at(-1); place !== undefined; place = before.get(place)) rising.add(place)
  return rising
}
