import { useEffect } from 'react'

import { isLetter } from './is-letter.ts'
import { useTextSession } from './text-session.tsx'

/** Mod-S says where the edits are: the browser's own dialog would save the page and not the text. */
export function useSaveKey(): void {
  const session = useTextSession()
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || !isLetter(event, 's')) return
      event.preventDefault()
      session.write({ asked: session.read().asked + 1 })
    }
    globalThis.addEventListener('keydown', pressed)
    return () => globalThis.removeEventListener('keydown', pressed)
  }, [session])
}
