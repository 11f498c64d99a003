import { useLocation } from '@remix-run/react'
import { useEffect, useRef } from 'react'

/**
 * Who followed a link that went away with its page would have the keyboard nowhere, and hear nothing:
 * they go on from the heading of the page where they arrived (WCAG 2.4.3).
 */
export function useArrival(): void {
  const { pathname } = useLocation()
  const left = useRef(pathname)
  useEffect(() => {
    if (left.current === pathname) return
    left.current = pathname
    if (document.activeElement !== document.body) return
    const heading = document.querySelector<HTMLElement>('main h1')
    heading?.setAttribute('tabindex', '-1')
    heading?.focus({ preventScroll: true })
  }, [pathname])
}
