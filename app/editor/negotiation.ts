import { Extension } from '@tiptap/core'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

/** What an edit becomes before it is made, or null where it is not made at all. */
export type Rewrite = (state: EditorState, edit: Transaction) => Transaction | null

/**
 * Where negotiation mode turns edits into proposals (SPEC.md DR31): what does that is fetched only for
 * a text in that mode. What comes from others, or is taken back, is no edit of this person; a command
 * that makes brackets itself says so (`proposes`).
 */
export const Negotiation = Extension.create<{ rewrite: () => Rewrite | null }>({
  name: 'negotiation',
  addOptions: () => ({ rewrite: () => null }),
  dispatchTransaction({ transaction, next }) {
    const rewrite = isEditOfMine(transaction) ? this.options.rewrite() : null
    const made = rewrite === null ? transaction : rewrite(this.editor.state, transaction)
    if (made !== null) next(made)
  },
})

/** The name under which a transaction says that it proposes what it changes. */
export const proposes = 'proposes'

function isEditOfMine(transaction: Transaction): boolean {
  const isFromElsewhere = transaction.getMeta(ySyncPluginKey) !== undefined
  return transaction.docChanged && !isFromElsewhere && transaction.getMeta(proposes) !== true
}
