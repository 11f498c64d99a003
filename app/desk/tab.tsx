import { Link } from '@remix-run/react'
import clsx from 'clsx'
import type { ReactNode } from 'react'

/** One of several pages about the same thing, in the list that leads to each of them. */
export function Tab({
  to,
  isHere,
  children,
}: {
  to: string
  isHere: boolean
  children: ReactNode
}) {
  return (
    <li>
      <Link
        to={to}
        aria-current={isHere ? 'page' : undefined}
        className={clsx(
          'rounded-control inline-flex min-h-8 items-center px-2 text-sm no-underline',
          isHere
            ? 'bg-accent/10 text-accent font-medium'
            : 'text-muted hover:bg-sunken hover:text-ink',
        )}
      >
        {children}
      </Link>
    </li>
  )
}
