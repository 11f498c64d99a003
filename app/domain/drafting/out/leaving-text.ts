import type { DelegationId } from '../../kernel/id.ts'
import type { Block } from '../block.ts'
import type { OpenBracket } from '../bracket.ts'

/** A text as it leaves for other people's tools. */
export type LeavingText = {
  title: string
  /** Which text it is: its symbol, and as of which edit. */
  standing: string
  blocks: readonly Block[]
  /** Block → label, for the paragraphs that show one. */
  labels: Readonly<Record<string, string>>
}

/** The same on paper: whole pages, each of which says what it is. */
export type LeavingPaper = Omit<LeavingText, 'standing'> & {
  symbol: string
  /** Whether it is official, and as of which edit. */
  standing: string
  brackets: readonly OpenBracket[]
  delegations: Readonly<Record<DelegationId, { code: string; name: string }>>
  words: PaperWords
}

/** What a file says that nobody typed, in the language of the text. */
export type PaperWords = {
  /** What stands before a cell, and before a part that names none, by the name of its node. */
  names: Readonly<Record<string, string>>
  reserved: string
  awaited: string
  condition: string
}

/** Whether a text has its title for its first heading, as a new one has, so that nothing need be put before. */
export function beginsWithTitle({ title, blocks: [first] }: Pick<LeavingText, 'title' | 'blocks'>) {
  return first?.kind === 'heading' && first.text === title
}
