import type { Block } from '../block.ts'

/** A text as it leaves for other people's tools. */
export type LeavingText = {
  title: string
  /** Which text it is: its symbol, and as of which edit. */
  standing: string
  blocks: readonly Block[]
  /** Block → label, for the paragraphs that show one. */
  labels: Readonly<Record<string, string>>
}
