import clsx from 'clsx'

/** good: verified, ready · warn: due, slipping · bad: blocked, refused · hold: on hold · calm: anything else. */
export type Tone = 'good' | 'warn' | 'bad' | 'hold' | 'calm'

/** The shape of a state: told apart without colour, and the same on every machine. */
export function Glyph({ tone, className }: { tone: Tone; className?: string }) {
  return (
    <svg
      viewBox="0 0 12 12"
      aria-hidden
      className={clsx('size-[0.72em] flex-none self-center', className)}
    >
      <path
        d={shapes[tone]}
        fill={tone === 'good' || tone === 'calm' ? 'none' : 'currentColor'}
        stroke="currentColor"
        strokeWidth={tone === 'good' ? 2 : tone === 'calm' ? 1.5 : 0}
      />
    </svg>
  )
}

export const tones: Record<Tone, string> = {
  good: 'text-good',
  warn: 'text-warn',
  bad: 'text-bad',
  hold: 'text-hold',
  calm: 'text-muted',
}

const shapes: Record<Tone, string> = {
  good: 'M1 6.5 4.5 10 11 2',
  warn: 'M6 0.5 12 11H0Z',
  bad: 'M1 1h10v10H1Z',
  hold: 'M2 1h3v10H2ZM7 1h3v10H7Z',
  calm: 'M6 1.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9Z',
}
