import { Editor } from '@tiptap/core'
import type { EditorOptions } from '@tiptap/core'
import { useCallback, useRef, useState, useSyncExternalStore } from 'react'

/**
 * An editor in the element that `frame` is given to, made for these options and gone with them or
 * with the element; null until it is there. The options are taken as they are when it is made.
 */
export function useEditor(options: Partial<EditorOptions>): {
  editor: Editor | null
  frame: (element: HTMLElement | null) => void
} {
  const [editor, setEditor] = useState<Editor | null>(null)
  const made = useRef<Editor | null>(null)
  const frame = useCallback(
    (element: HTMLElement | null) => {
      made.current?.destroy()
      made.current = element === null ? null : new Editor({ ...options, element })
      setEditor(made.current)
    },
    [options],
  )
  return { editor, frame }
}

/** What `read` says of the editor, drawn anew when that changes. It says plain JSON values. */
export function useEditorReading<Reading>(
  editor: Editor,
  read: (state: Editor['state']) => Reading,
): Reading {
  const subscribe = (tell: () => void) => {
    editor.on('transaction', tell)
    return () => void editor.off('transaction', tell)
  }
  return JSON.parse(
    useSyncExternalStore(subscribe, () => JSON.stringify(read(editor.state))),
  ) as Reading
}
