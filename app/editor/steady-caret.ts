import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap'

/**
 * Keeps the caret between the same characters while others type in the same paragraph. The binding
 * (y-tiptap 3.0.9) takes any change of a paragraph's text for a move of the paragraph and puts the
 * caret back at its old offset, which turns what one types around. Blocks have ids, so a move can be
 * told from an edit: when Yjs finds the caret in the block where it was, Yjs is right.
 */
export const SteadyCaret = Extension.create({
  name: 'steadyCaret',
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('steadyCaret'),
      appendTransaction: (transactions, before, after) => {
        const isFromOthers = transactions.some(
          (one) => one.docChanged && one.getMeta(ySyncPluginKey)?.isChangeOrigin === true,
        )
        return isFromOthers ? putBack(before, after) : null
      },
    }),
  ],
})

function putBack(before: EditorState, after: EditorState): Transaction | null {
  const binding = ySyncPluginKey.getState(after)?.binding
  const relative = binding?.beforeTransactionSelection
  if (relative?.type !== 'text') return null
  const at = (position: unknown) =>
    relativePositionToAbsolutePosition(binding.doc, binding.type, position, binding.mapping)
  const anchor = at(relative.anchor)
  const head = at(relative.head)
  if (anchor === null || head === null) return null
  const { selection } = before
  const stayed =
    isSameBlock(before.doc, selection.anchor, after.doc, anchor) &&
    isSameBlock(before.doc, selection.head, after.doc, head)
  if (!stayed || (after.selection.anchor === anchor && after.selection.head === head)) return null
  const back = TextSelection.between(after.doc.resolve(anchor), after.doc.resolve(head))
  // The binding must not take this for an edit of this person.
  return after.tr.setSelection(back).setMeta(ySyncPluginKey, { isChangeOrigin: true })
}

function isSameBlock(before: Node, from: number, after: Node, to: number): boolean {
  const id = blockAt(before, from)
  return id !== null && id === blockAt(after, to)
}

function blockAt(doc: Node, pos: number): unknown {
  const $pos = doc.resolve(pos)
  return $pos.depth === 0 ? null : $pos.node(1).attrs['id']
}
