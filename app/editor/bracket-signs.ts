import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { EditorView } from '@tiptap/pm/view'

import type { BracketMark } from '#app/domain/drafting/block.ts'
import { bracketMarkOf } from '#app/domain/drafting/bracket-mark.ts'
import { bracketSigns } from '#app/domain/drafting/bracket-signs.ts'
import type { BracketSign } from '#app/domain/drafting/bracket-signs.ts'

/** How the sign at an end of a bracket looks and reads; made anew whenever it is drawn. */
export type DrawSign = (sign: BracketSign) => HTMLElement

/** Draws the square brackets around disputed words, which in the text are marks and no characters. */
export const BracketSigns = Extension.create<{ draw: DrawSign }>({
  name: 'bracketSigns',
  addOptions: () => ({ draw: () => document.createElement('span') }),
  addProseMirrorPlugins() {
    const first = this.options.draw
    return [
      new Plugin<Drawn>({
        key,
        state: {
          init: (_, { doc }) => drawn(doc, { draw: first, version: 0 }),
          apply(tr, before, _, { doc }) {
            const draw: DrawSign | undefined = tr.getMeta(key)
            if (draw !== undefined) return drawn(doc, { draw, version: before.version + 1 })
            return tr.docChanged ? followed(tr, before) : before
          },
        },
        props: { decorations: (state) => key.getState(state)?.signs },
      }),
    ]
  },
})

/** Draws all signs in another way, since what is known of the brackets has changed. */
export function redrawSigns(view: EditorView, draw: DrawSign): void {
  view.dispatch(view.state.tr.setMeta(key, draw).setMeta('addToHistory', false))
}

/** A sign of an earlier version is drawn anew; any other is left in the page as it is. */
type Pen = { draw: DrawSign; version: number }
type Drawn = Pen & { signs: DecorationSet }

const key = new PluginKey<Drawn>('bracketSigns')

function drawn(doc: Node, pen: Pen): Drawn {
  const signs: Decoration[] = []
  doc.forEach((block, pos) => signs.push(...signsOf(block, pos, pen)))
  return { ...pen, signs: DecorationSet.create(doc, signs) }
}

/** Looks only at blocks that a step has put there; one that is the same node is the same text. */
function followed(tr: Transaction, { signs: all, ...pen }: Drawn): Drawn {
  const before = new Set<Node>(tr.before.children)
  let signs = all.map(tr.mapping, tr.doc)
  tr.doc.forEach((block, pos) => {
    if (before.has(block)) return
    const old = signs.find(pos, pos + block.nodeSize)
    const now = signsOf(block, pos, pen)
    if (old.length > 0) signs = signs.remove(old)
    if (now.length > 0) signs = signs.add(tr.doc, now)
  })
  return { ...pen, signs }
}

function signsOf(block: Node, pos: number, { draw, version }: Pen): Decoration[] {
  const found: Decoration[] = []
  const look = (node: Node, at: number): void => {
    if (!node.inlineContent) return node.forEach((child, offset) => look(child, at + 1 + offset))
    if (!node.children.some(({ marks }) => marks.some(({ type }) => type.name === 'bracket')))
      return
    const signs = bracketSigns(
      node.children.map(({ nodeSize, marks }) => ({
        length: nodeSize,
        marks: marks.flatMap((mark): BracketMark[] => {
          const read = mark.type.name === 'bracket' ? bracketMarkOf(mark.attrs) : null
          return read === null ? [] : [read]
        }),
      })),
    )
    signs.forEach((sign, order) => {
      // What ends stands before the caret's place, what begins after it.
      const side = sign.begins === null ? -1 : 1
      found.push(
        Decoration.widget(at + 1 + sign.at, () => draw(sign), {
          side: side * (1 + order / 1_000),
          key: `${version} ${nameOf(sign)}`,
          ignoreSelection: true,
          marks: [],
        }),
      )
    })
  }
  look(block, pos)
  return found
}

function nameOf({ ends, begins }: BracketSign): string {
  return `${ends?.id ?? ''} ${begins?.id ?? ''}`
}
