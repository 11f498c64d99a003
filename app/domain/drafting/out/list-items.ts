import type { Block } from '../block.ts'

/** Where an ordered item stands: which one of its list it is, and that list among those of the text. */
export type ItemPlace = { list: number; number: number }

/**
 * The places of the ordered items, by their index among the blocks. As on the screen an item counts on its
 * own level and sets the deeper ones back, and any other block sets back all (styles/editor.css).
 */
export function itemPlaces(blocks: readonly Block[]): ReadonlyMap<number, ItemPlace> {
  const places = new Map<number, ItemPlace>()
  let counting: ItemPlace[] = []
  let lists = 0
  for (const [at, block] of blocks.entries()) {
    if (block.kind !== 'listItem') {
      counting = []
      continue
    }
    counting.length = Math.min(counting.length, block.level + 1)
    if (block.marker !== 'ordered') continue
    const before = counting[block.level]
    const place =
      before === undefined
        ? { list: ++lists, number: 1 }
        : { list: before.list, number: before.number + 1 }
    counting[block.level] = place
    places.set(at, place)
  }
  return places
}
