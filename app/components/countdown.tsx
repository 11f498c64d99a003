import clsx from 'clsx'

import { day, hour, toIso } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { formatBoard, formatInstant, formatSpan } from '#app/i18n/format.ts'
import { useNow, useReader } from '#app/i18n/reader.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'

/**
 * What is left until a deadline, as an airport board says it: seconds in the last two days, days
 * before. It never announces itself; the deadline stands beside it in words.
 */
export function Countdown({ to, className }: { to: Instant; className?: string }) {
  const { t } = useTexts()
  const reader = useReader()
  const now = useNow(1_000)
  const left = to - now
  return (
    <time
      role="timer"
      dateTime={toIso(to)}
      title={formatInstant(to, reader)}
      className={clsx(
        'font-mono font-medium whitespace-nowrap',
        left <= 0 ? 'text-muted' : left < hour ? 'text-bad' : left < day ? 'text-warn' : 'text-ink',
        className,
      )}
    >
      {left <= 0 ? t('span.over') : left < 2 * day ? formatBoard(now, to) : formatSpan(now, to, t)}
    </time>
  )
}
