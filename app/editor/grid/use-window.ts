import { useEffect, useState } from 'react'
import type { RefObject } from 'react'

import { rowRem } from './grid-row.tsx'

/** The rows that are drawn, the last one not included; and how many of them one sees at once. */
export type Drawn = { from: number; to: number; page: number }

/** Rows are drawn in steps of so many, and as many beyond what one sees. */
const step = 8

/** Which of the rows of a frame that scrolls are worth drawing; `follow` is told when it did. */
export function useWindow(frame: RefObject<HTMLElement | null>): {
  drawn: Drawn
  follow: (scrolled: HTMLElement) => void
} {
  const [drawn, setDrawn] = useState<Drawn>({ from: 0, to: 4 * step, page: step })
  useEffect(() => {
    const element = frame.current
    if (element === null) return undefined
    const observer = new ResizeObserver(() => setDrawn((before) => drawnIn(element, before)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [frame])
  return { drawn, follow: (scrolled) => setDrawn((before) => drawnIn(scrolled, before)) }
}

/** The same object while the same rows are drawn. */
function drawnIn({ scrollTop, clientHeight }: HTMLElement, before: Drawn): Drawn {
  const height = rowRem * parseFloat(getComputedStyle(document.documentElement).fontSize)
  const first = Math.floor(scrollTop / height / step) * step
  const page = Math.max(1, Math.floor(clientHeight / height) - 1)
  const [from, to] = [Math.max(0, first - step), first + page + 2 * step]
  return before.from === from && before.to === to && before.page === page
    ? before
    : { from, to, page }
}
