import clsx from 'clsx'
import type { ReactNode } from 'react'

/** good: verified, ready · warn: due, slipping · bad: blocked, refused · hold: on hold · calm: anything else. */
export type Tone = 'good' | 'warn' | 'bad' | 'hold' | 'calm'

/** A state in a word and a glyph; the tone only helps the eye to find it. */
export function Status({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={clsx('inline-flex items-baseline gap-1.5 whitespace-nowrap', tones[tone])}>
      <span aria-hidden className="text-[0.8em]">
        {glyphs[tone]}
      </span>
      {children}
    </span>
  )
}

export const tones: Record<Tone, string> = {
  good: 'text-good',
  warn: 'text-warn',
  bad: 'text-bad',
  hold: 'text-hold',
  calm: 'text-muted',
}

export const glyphs: Record<Tone, string> = {
  good: '✓',
  warn: '▲',
  bad: '■',
  hold: '❙❙',
  calm: '○',
}
