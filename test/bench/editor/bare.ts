import { getSchema } from '@tiptap/core'
import { EditorState } from '@tiptap/pm/state'
import { EditorView } from '@tiptap/pm/view'

import { grammar } from '#app/domain/drafting/grammar.ts'

/**
 * The floor: ProseMirror with our grammar and nothing else, for the page of `bare-page.ts`. The page gives it the text,
 * and it is styled as ours is.
 */
Object.assign(globalThis, {
  mountBare(text: unknown, attributes: Record<string, string>): void {
    const doc = getSchema(grammar).nodeFromJSON(text)
    new EditorView(document.body, { state: EditorState.create({ doc }), attributes })
  },
})
