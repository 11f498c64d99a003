import clsx from 'clsx'
import type { ReactNode } from 'react'

import { Glyph, tones } from './glyph.tsx'
import type { Tone } from './glyph.tsx'

/** A state in a word and a shape; the tone only helps the eye to find it. */
export function Status({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={clsx('inline-flex items-baseline gap-1.5 whitespace-nowrap', tones[tone])}>
      <Glyph tone={tone} />
      <span>{children}</span>
    </span>
  )
}
