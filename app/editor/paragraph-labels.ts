import { Extension } from '@tiptap/core'
import { DOMSerializer } from '@tiptap/pm/model'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView, NodeView } from '@tiptap/pm/view'

/** Block id → label, as the server gave them. */
export type Labels = Readonly<Record<string, string>>

/**
 * Shows each paragraph's label in the margin (`data-label`). Each paragraph looks up its own when it
 * is drawn: as decorations, 2000 labels cost more at every key than the key itself, since ProseMirror
 * searches the list of decorations once for each block.
 */
export const ParagraphLabels = Extension.create<{ labels: Labels }>({
  name: 'paragraphLabels',
  addOptions: () => ({ labels: {} }),
  addProseMirrorPlugins() {
    const board = new LabelBoard(this.options.labels)
    return [
      new Plugin({
        key,
        state: { init: () => board, apply: () => board },
        props: { nodeViews: { paragraph: (node) => new LabelledParagraph(node, board) } },
      }),
    ]
  },
})

/** Shows labels that the server has given since. The text is not touched. */
export function showLabels(view: EditorView, labels: Labels): void {
  key.getState(view.state)?.show(labels)
}

const key = new PluginKey<LabelBoard>('paragraphLabels')

class LabelBoard {
  readonly paragraphs = new Set<LabelledParagraph>()
  labels: Labels

  constructor(labels: Labels) {
    this.labels = labels
  }

  show(labels: Labels): void {
    this.labels = labels
    for (const paragraph of this.paragraphs) paragraph.label()
  }
}

class LabelledParagraph implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM: HTMLElement
  private node: Node
  private readonly board: LabelBoard

  constructor(node: Node, board: LabelBoard) {
    const { dom } = DOMSerializer.renderSpec(document, node.type.spec.toDOM?.(node) ?? ['p', 0])
    if (!(dom instanceof HTMLElement)) throw new TypeError('a paragraph is an element')
    this.dom = dom
    this.contentDOM = dom
    this.node = node
    this.board = board
    board.paragraphs.add(this)
    this.label()
  }

  label(): void {
    const { id, group } = this.node.attrs
    const label = group === null ? undefined : this.board.labels[String(id)]
    if (label === undefined) this.dom.removeAttribute('data-label')
    else this.dom.setAttribute('data-label', label)
  }

  /** Another kind, group or id is drawn anew, as ProseMirror does by itself. */
  update(node: Node): boolean {
    if (!node.sameMarkup(this.node)) return false
    this.node = node
    return true
  }

  ignoreMutation(mutation: { type: string; attributeName?: string | null }): boolean {
    return mutation.type === 'attributes' && mutation.attributeName === 'data-label'
  }

  destroy(): void {
    this.board.paragraphs.delete(this)
  }
}
