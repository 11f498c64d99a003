import { useEffect, useRef, useSyncExternalStore } from 'react'

import { pressed } from './hotkey.ts'
import type { Hotkey } from './hotkey.ts'

/** Calls the act of a hotkey pressed anywhere on the page, instead of what the browser would do. */
export function useHotkeys(acts: Partial<Record<Hotkey, () => void>>): void {
  const latest = useRef(acts)
  useEffect(() => {
    latest.current = acts
  })
  useEffect(() => {
    const apple = isApple()
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.isComposing) return
      for (const [hotkey, act] of Object.entries(latest.current)) {
        if (act === undefined || !isHotkey(hotkey) || !pressed(event, hotkey, apple)) continue
        event.preventDefault()
        act()
        return
      }
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}

/** Whether keys are written Apple's way. The server cannot know: false until the page runs. */
export function useApple(): boolean {
  return useSyncExternalStore(never, isApple, () => false)
}

/** The machine stays what it is. */
function never() {
  return () => {}
}

function isApple(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent)
}

function isHotkey(text: string): text is Hotkey {
  return text.startsWith('Mod+')
}
