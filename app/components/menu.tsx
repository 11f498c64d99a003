import clsx from 'clsx'
import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'

/**
 * Links and forms behind one button, on the browser's own disclosure: works before any script has
 * come. A press elsewhere, Esc or leaving it with the keyboard closes it.
 */
export function Menu({
  label,
  summary,
  className,
  children,
}: {
  label: string
  summary: ReactNode
  className?: string
  children: ReactNode
}) {
  const details = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const element = details.current
    if (element === null) return
    const closeOutside = (event: Event) => {
      if (event.target instanceof Node && !element.contains(event.target)) element.open = false
    }
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !element.open) return
      element.open = false
      element.querySelector('summary')?.focus()
    }
    document.addEventListener('pointerdown', closeOutside)
    document.addEventListener('focusin', closeOutside)
    element.addEventListener('keydown', closeOnEscape)
    return () => {
      document.removeEventListener('pointerdown', closeOutside)
      document.removeEventListener('focusin', closeOutside)
      element.removeEventListener('keydown', closeOnEscape)
    }
  }, [])
  return (
    <details ref={details} className="group relative">
      <summary
        aria-label={label}
        className={clsx('rounded-control hover:bg-sunken group-open:bg-sunken', className)}
      >
        {summary}
      </summary>
      <div className="arrives rounded-control border-line bg-surface shadow-floating absolute end-0 top-full z-30 mt-1 w-max max-w-[calc(100vw-2rem)] min-w-64 border py-2">
        {children}
      </div>
    </details>
  )
}
