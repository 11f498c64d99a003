import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

/**
 * Marks the block of cells that the caret stands in: all of its cells are shown there, and of the others
 * only those in which something stands (styles/editor.css).
 */
export const BlockHere = Extension.create({
  name: 'blockHere',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        decorations({ doc, selection: { $head } }) {
          if ($head.depth < 2) return null
          const here = Decoration.node($head.before(1), $head.after(1), { class: 'is-here' })
          return DecorationSet.create(doc, [here])
        },
      },
    }),
  ],
})
