import { Notice } from '#app/components/notice.tsx'
import { Time } from '#app/components/time.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { EventShown } from '#server/relief/read-event.ts'

/** That the clock stopped the event at its moment, and each reason why. */
export function StopShown({ stop }: { stop: NonNullable<EventShown['stop']> }) {
  const { t } = useTexts()
  return (
    <Notice tone="hold" title={t('relief:readiness.stopped')}>
      <p>
        {t('relief:readiness.due')} <Time at={stop.due} precision="second" />
      </p>
      <ul className="list-disc ps-5">
        {stop.reasons.map(({ code, by, because }, index) => (
          <li key={`${code} ${index}`}>
            {t(`relief:stops.${code}`, { code: by?.code ?? '' })}{' '}
            {because === null ? null : t(`relief:judgements.${because}`)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
