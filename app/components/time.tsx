import type { Instant } from '#app/domain/kernel/instant.ts'
import { toIso } from '#app/domain/kernel/instant.ts'
import { formatInstant, formatRelative } from '#app/i18n/format.ts'
import type { Precision } from '#app/i18n/format.ts'
import { useNow, useReader } from '#app/i18n/reader.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'

/** An instant in the reader's zone, or in `timeZone`; the zone is always said. */
export function Time({
  at,
  timeZone,
  precision = 'minute',
}: {
  at: Instant
  timeZone?: string
  precision?: Precision
}) {
  const reader = useReader()
  const zoned = timeZone === undefined ? reader : { ...reader, timeZone }
  return (
    // Browsers and Node carry different editions of the names of months: the server's stays.
    <time dateTime={toIso(at)} suppressHydrationWarning>
      {formatInstant(at, zoned, precision)}
    </time>
  )
}

/** How far an instant is from now, kept up to date, with the instant itself on hover. */
export function RelativeTime({ at }: { at: Instant }) {
  const { t } = useTexts()
  const reader = useReader()
  const now = useNow(30_000)
  return (
    <time dateTime={toIso(at)} title={formatInstant(at, reader)} suppressHydrationWarning>
      {formatRelative(at, now, t)}
    </time>
  )
}
