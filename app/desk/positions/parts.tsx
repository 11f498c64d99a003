import { Link } from '@remix-run/react'

import { partsOf } from '#app/domain/kernel/parts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

/** The parts of a list that is too long for one page, each at an address of its own. */
export function Parts({
  of,
  all,
  size,
  from,
  to,
}: {
  /** What it is the parts of, in words. */
  of: string
  all: number
  size: number
  from: number
  to: (from: number) => string
}) {
  const { t } = useTexts()
  if (all <= size) return null
  return (
    <nav aria-label={t('positions:parts', { of })} className="flex flex-wrap gap-x-4 gap-y-1">
      {partsOf(all, size).map((part) => (
        <Link
          key={part.from}
          to={to(part.from)}
          aria-current={part.from === from ? 'page' : undefined}
        >
          {t('positions:part', { first: part.from + 1, last: part.last })}
        </Link>
      ))}
    </nav>
  )
}
