import { scaleLinear } from 'd3-scale'
import { curveStepAfter, line } from 'd3-shape'
import { ChevronDown } from 'lucide-react'

import { DataTable } from '#app/components/data-table.tsx'
import { Time } from '#app/components/time.tsx'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { ReadyFrom } from '#app/domain/relief/burn-up.ts'
import { formatInstant, formatNumber } from '#app/i18n/format.ts'
import { useReader } from '#app/i18n/reader.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'

const width = 640
const height = 104
const [left, right, top, foot] = [28, width - 8, 12, height - 24]

/** How many legs were ready when: steps, the dashed line being all that are waited for; and the same as a table. */
export function BurnUp({ steps, until }: { steps: readonly ReadyFrom[]; until: Instant }) {
  const { t, locale } = useTexts()
  const [first] = steps
  const last = steps.at(-1)
  // One step is said by the board already.
  if (first === undefined || last === undefined || steps.length < 2) return null
  return (
    <figure className="flex max-w-176 flex-col gap-2">
      <figcaption className="font-medium">{t('relief:burnUp.title')}</figcaption>
      <Drawing steps={steps} first={first} last={last} until={until} />
      <details>
        <summary className="flex min-h-6 items-center gap-1">
          <ChevronDown aria-hidden className="size-4 [details[open]_&]:rotate-180" />
          {t('relief:burnUp.table')}
        </summary>
        <DataTable
          caption={t('relief:burnUp.title')}
          captionHidden
          rows={steps}
          rowKey={({ at }) => String(at)}
          columns={[
            {
              key: 'at',
              header: t('relief:burnUp.at'),
              rowHeader: true,
              cell: ({ at }) => <Time at={at} />,
            },
            {
              key: 'ready',
              header: t('relief:burnUp.ready'),
              figures: true,
              cell: ({ ready }) => formatNumber(ready, locale),
            },
            {
              key: 'of',
              header: t('relief:burnUp.of'),
              figures: true,
              cell: ({ of }) => formatNumber(of, locale),
            },
          ]}
        />
      </details>
    </figure>
  )
}

function Drawing({
  steps,
  first,
  last,
  until,
}: {
  steps: readonly ReadyFrom[]
  first: ReadyFrom
  last: ReadyFrom
  until: Instant
}) {
  const { t, locale } = useTexts()
  const reader = useReader()
  const most = Math.max(1, ...steps.map(({ of }) => of))
  const x = scaleLinear([first.at, Math.max(until, last.at + 1)], [left, right])
  const y = scaleLinear([0, most], [foot, top])
  const points = [...steps, { ...last, at: until }]
  const drawn = (value: 'ready' | 'of') =>
    line<ReadyFrom>()
      .x(({ at }) => x(at))
      .y((step) => y(step[value]))
      .curve(curveStepAfter)(points) ?? ''
  const from = formatInstant(first.at, reader, 'day')
  const to = formatInstant(until, reader, 'day')
  const label = t('relief:burnUp.drawing', {
    from,
    until: to,
    ready: formatNumber(last.ready, locale),
    of: formatNumber(last.of, locale),
  })
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      direction="ltr"
      className="w-full text-sm"
      suppressHydrationWarning
    >
      <path d={`M${left} ${foot}H${right}`} className="stroke-line" />
      {[0, most].map((count) => (
        <text key={count} x={left - 8} y={y(count) + 4} textAnchor="end" className="fill-muted">
          {formatNumber(count, locale)}
        </text>
      ))}
      <path
        d={drawn('of')}
        className="stroke-muted fill-none"
        strokeWidth="1.5"
        strokeDasharray="4 4"
      />
      <path d={drawn('ready')} className="stroke-accent fill-none" strokeWidth="2" />
      <text x={left} y={height - 6} className="fill-muted" suppressHydrationWarning>
        {from}
      </text>
      <text
        x={right}
        y={height - 6}
        textAnchor="end"
        className="fill-muted"
        suppressHydrationWarning
      >
        {to}
      </text>
    </svg>
  )
}
