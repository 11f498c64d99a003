import clsx from 'clsx'
import type { ReactNode } from 'react'

import { Glyph, tones } from './glyph.tsx'
import type { Tone } from './glyph.tsx'

/** A state set apart by a hairline, for headings and rows where a bare word would be lost. */
export function Badge({ tone = 'calm', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={clsx(
        'inline-flex items-baseline gap-1 rounded-chip border border-current/40 px-1.5 text-sm font-medium whitespace-nowrap',
        tones[tone],
      )}
    >
      {tone === 'calm' ? null : <Glyph tone={tone} />}
      <span>{children}</span>
    </span>
  )
}
