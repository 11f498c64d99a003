import { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import type { Command } from '@tiptap/pm/state'
import * as Y from 'yjs'

import type { BlockId, NewBlock } from '#app/domain/drafting/block.ts'
import { blocksOf, seedContent } from '#app/domain/drafting/ydoc.ts'
import type { DrawSign } from '#app/editor/bracket-signs.ts'
import { extensionsFor } from '#app/editor/extensions.ts'
import type { Rewrite } from '#app/editor/negotiation.ts'

/** An editor on a document of its own, as a delegation has it on its desk. */
export type Desk = ReturnType<typeof desk>

export function desk(
  blocks: readonly NewBlock[],
  drawSign: DrawSign = () => document.createElement('span'),
  rewrite: Rewrite | null = null,
) {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seedContent(blocks, { clientId: 1 }))
  const updates: Uint8Array[] = []
  doc.on(
    'update',
    (update: Uint8Array, _origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) => {
      if (local) updates.push(update)
    },
  )
  const editor = new Editor({
    element: document.body.appendChild(document.createElement('div')),
    extensions: extensionsFor({
      doc,
      awareness: null,
      tongue: { lang: 'en', dir: 'ltr' },
      labels: {},
      cellNames: { fieldThreshold: 'Threshold' },
      keys: {
        link: () => undefined,
        words: () => undefined,
        toolbar: () => undefined,
        refuse: () => undefined,
      },
      drawSign,
      rewrite: () => rewrite,
    }),
    injectCSS: false,
  })
  return {
    doc,
    editor,
    /** What this desk wrote itself. */
    updates,
    /** Puts the caret `offset` characters into the first text that contains the words. */
    at: (words: string, offset = 0, length = 0) => {
      const from = positionOf(editor, words) + offset
      const { tr } = editor.state
      editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, from, from + length)))
    },
    type: (text: string) => editor.view.dispatch(editor.state.tr.insertText(text)),
    run: (command: Command) => command(editor.state, editor.view.dispatch, editor.view),
    texts: () => blocksOf(doc).map((block) => block.text),
    blocks: () => blocksOf(doc),
    [Symbol.dispose]: () => {
      editor.destroy()
      doc.destroy()
    },
  }
}

/** Both desks receive what the other wrote. */
export function exchange(a: Desk, b: Desk): void {
  const toB = Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(b.doc))
  const toA = Y.encodeStateAsUpdate(b.doc, Y.encodeStateVector(a.doc))
  Y.applyUpdate(b.doc, toB)
  Y.applyUpdate(a.doc, toA)
}

export function paragraph(at: number, words: string, group: 'PP' | 'OP' | null = null): NewBlock {
  return { kind: 'paragraph', ...identity(at), group, level: 0, words }
}

export function field(at: number): NewBlock {
  const cells = {
    id: 'C-04',
    statement: 'Declared value',
    unit: '%',
    datatype: 'decimal',
    threshold: '≤ 5',
  }
  return { kind: 'formatField', ...identity(at), cells }
}

export function identity(at: number) {
  return { id: id(at), lang: 'en', dir: 'ltr' as const }
}

export function id(at: number): BlockId {
  return `00000000-0000-4000-8000-${String(at).padStart(12, '0')}` as BlockId
}

function positionOf(editor: Editor, words: string): number {
  let found: number | null = null
  editor.state.doc.descendants((node, pos) => {
    const at = node.isTextblock ? node.textContent.indexOf(words) : -1
    if (found === null && at >= 0) found = pos + 1 + at
  })
  if (found === null) throw new Error(`nowhere: ${words}`)
  return found
}
