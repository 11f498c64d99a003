import type { BlockId, Direction, NewBlock } from './block.ts'

/**
 * An empty text to begin with: its title and one paragraph to write in. It is never without a block,
 * because then every editor that opens it would write its own first one (sync.md 2, 11).
 */
export function blankText(
  title: string,
  { lang, dir }: { lang: string; dir: Direction },
  newId: () => BlockId,
): readonly NewBlock[] {
  return [
    { kind: 'heading', id: newId(), lang, dir, level: 1, words: title },
    { kind: 'paragraph', id: newId(), lang, dir, group: null, level: 0, words: '' },
  ]
}
