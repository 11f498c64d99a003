import type { EditorState } from '@tiptap/pm/state'

/** What a comment is begun on: words of one paragraph as its text has them, or all of it. */
export type CommentedOn = { block: string; quote: string }

/**
 * The selected words, or the paragraph that the caret stands in where none are. Null across paragraphs,
 * since a thread stands at one (CM1), and in one that has no identity yet.
 */
export function commentedOn({ doc, selection }: EditorState): CommentedOn | null {
  const { $from, $to, from, to } = selection
  if ($from.depth === 0 || $to.depth === 0 || $from.before(1) !== $to.before(1)) return null
  const block: unknown = $from.node(1).attrs['id']
  if (typeof block !== 'string') return null
  return { block, quote: doc.textBetween(from, to, '\n', '\n').trim() }
}
