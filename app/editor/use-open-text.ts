import { useEffect, useState } from 'react'

import type { DocumentEditorProps } from './document-editor.tsx'
import { useTextSession } from './text-session.tsx'
import { openText } from './text.client.ts'
import type { OpenText } from './text.client.ts'

/** Opens the text of a document in this page, under the session around it; null until it is there. */
export function useOpenText({
  documentId,
  viewer,
}: Pick<DocumentEditorProps, 'documentId' | 'viewer'>): OpenText | null {
  const session = useTextSession()
  const [text, setText] = useState<OpenText | null>(null)
  const { id: person, name } = viewer.person
  const { code: delegation, hue } = viewer.delegation
  useEffect(() => {
    let isLeft = false
    let close: (() => void) | null = null
    const show = (open: OpenText): void => {
      if (!isLeft) setText(open)
    }
    void openText({ person, document: documentId }, { name, delegation, hue }, session, show).then(
      (opened) => {
        close = opened.close
        if (isLeft) close()
      },
    )
    return () => {
      isLeft = true
      close?.()
    }
  }, [documentId, person, name, delegation, hue, session])
  return text
}
