import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'

/** The texts or events of a framework, as links of which one may be chosen. */
export function Choice({
  of,
  chosen,
}: {
  of: readonly { id: string; to: string; title: ReactNode }[]
  chosen: string | undefined
}) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {of.map(({ id, to, title }) => (
        <li key={id}>
          <Link to={to} aria-current={chosen === id ? 'true' : undefined}>
            {title}
          </Link>
        </li>
      ))}
    </ul>
  )
}
