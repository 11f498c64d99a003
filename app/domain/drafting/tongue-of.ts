import type { Block, Direction } from './block.ts'

/** The language that a text begins in; its blocks say their own. */
export function tongueOf(blocks: readonly Pick<Block, 'lang' | 'dir'>[]): {
  lang: string
  dir: Direction
} {
  const first = blocks.find(({ lang }) => lang !== null)
  return { lang: first?.lang ?? 'en', dir: first?.dir ?? 'ltr' }
}
