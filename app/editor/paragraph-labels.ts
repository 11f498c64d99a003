import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorState } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { EditorView } from '@tiptap/pm/view'

/** Block id → label, as the server gave them. */
export type Labels = Readonly<Record<string, string>>

type Shown = { labels: Labels; decorations: DecorationSet }

const key = new PluginKey<Shown>('paragraphLabels')

/**
 * Shows each paragraph's label in the margin (`data-label`). The decorations are mapped while one
 * types and made anew only when blocks came, went or were replaced, or labels were given: made anew
 * with every key they cost seconds in a long text (stack.md 3.3).
 */
export const ParagraphLabels = Extension.create<{ labels: Labels }>({
  name: 'paragraphLabels',
  addOptions: () => ({ labels: {} }),
  addProseMirrorPlugins() {
    const { labels } = this.options
    return [
      new Plugin<Shown>({
        key,
        state: {
          init: (_, { doc }) => ({ labels, decorations: decorate(doc, labels) }),
          apply: (tr, shown, before, { doc }) => {
            const given = readLabels(tr.getMeta(key))
            if (given !== null) return { labels: given, decorations: decorate(doc, given) }
            if (!tr.docChanged) return shown
            return isTyping(before, doc)
              ? { ...shown, decorations: shown.decorations.map(tr.mapping, doc) }
              : { ...shown, decorations: decorate(doc, shown.labels) }
          },
        },
        props: { decorations: (state) => key.getState(state)?.decorations },
      }),
    ]
  },
})

/** Shows labels that the server has given since. */
export function showLabels(view: EditorView, labels: Labels): void {
  view.dispatch(view.state.tr.setMeta(key, { labels }).setMeta('addToHistory', false))
}

function decorate(doc: Node, labels: Labels): DecorationSet {
  const decorations: Decoration[] = []
  doc.forEach((node, pos) => {
    const label = labels[String(node.attrs['id'])]
    if (label !== undefined && node.attrs['group'] !== null) {
      decorations.push(Decoration.node(pos, pos + node.nodeSize, { 'data-label': label }))
    }
  })
  return DecorationSet.create(doc, decorations)
}

/** One block differs and kept its attributes: then every decoration only moved. */
function isTyping({ doc: before }: EditorState, after: Node): boolean {
  if (before.childCount !== after.childCount) return false
  let changed = 0
  for (let at = 0; at < after.childCount && changed < 2; at += 1) {
    const node = after.child(at)
    if (node === before.child(at)) continue
    if (!before.child(at).hasMarkup(node.type, node.attrs)) return false
    changed += 1
  }
  return changed < 2
}

function readLabels(meta: unknown): Labels | null {
  return typeof meta === 'object' && meta !== null && 'labels' in meta && isLabels(meta.labels)
    ? meta.labels
    : null
}

function isLabels(value: unknown): value is Labels {
  return typeof value === 'object' && value !== null
}
