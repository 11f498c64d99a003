import clsx from 'clsx'
import type { ReactNode } from 'react'

import { Glyph, tones } from './glyph.tsx'
import type { Tone } from './glyph.tsx'

/** Something to know before going on, in the flow of the page. */
export function Notice({
  tone = 'calm',
  title,
  children,
}: {
  tone?: Tone
  title?: string
  children: ReactNode
}) {
  return (
    <div className={clsx('flex flex-col gap-1 border-s-2 border-current py-1 ps-4', tones[tone])}>
      {title === undefined ? null : (
        <p className="flex items-baseline gap-1.5 font-medium">
          <Glyph tone={tone} />
          <span>{title}</span>
        </p>
      )}
      <div className="text-ink">{children}</div>
    </div>
  )
}
