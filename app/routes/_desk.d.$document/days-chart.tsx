import { useTexts } from '#app/i18n/use-texts.ts'
import type { MeterShown } from '#server/drafting/show-meter.ts'

const [width, height] = [280, 48]

/** Open brackets at the end of each day, today's as they are now; said in words as well. */
export function DaysChart({ days }: { days: MeterShown['byDay'] }) {
  const { t } = useTexts()
  const most = Math.max(1, ...days.map(({ open }) => open))
  const step = width / days.length
  const first = days.at(0)
  const last = days.at(-1)
  if (first === undefined || last === undefined) return null
  return (
    <figure className="flex flex-col gap-1">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t('documents:meter.days', {
          days: days.length,
          before: first.open,
          now: last.open,
        })}
        className="text-accent w-full"
      >
        <path d={`M0 ${height - 0.5}h${width}`} className="stroke-line" />
        {days.map(({ day, open }, at) => (
          <rect
            key={day}
            x={at * step + 1}
            width={step - 2}
            y={height - 1 - (open / most) * (height - 2)}
            height={(open / most) * (height - 2)}
            fill="currentColor"
          />
        ))}
      </svg>
      <figcaption className="text-muted flex justify-between text-sm">
        <span>{t('documents:meter.ago', { count: days.length - 1 })}</span>
        <span>{t('documents:meter.now')}</span>
      </figcaption>
    </figure>
  )
}
