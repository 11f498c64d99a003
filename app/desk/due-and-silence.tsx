import { Countdown } from '#app/components/countdown.tsx'
import { Time } from '#app/components/time.tsx'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Silence } from '#app/domain/kernel/notice-kind.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

/** By when something on a desk is owed. */
export function Due({ at }: { at: Instant | null }) {
  const { t } = useTexts()
  return (
    <span className="flex flex-col">
      {at === null ? (
        <span className="text-muted">{t('notices:noDue')}</span>
      ) : (
        <>
          <Countdown to={at} />
          <span className="text-muted text-sm">
            <Time at={at} />
          </span>
        </>
      )}
    </span>
  )
}

/** What silence on it means. */
export function SilenceSays({ silence }: { silence: Silence }) {
  const { t } = useTexts()
  return (
    <span className={silence === 'nothing' ? 'text-muted' : 'text-warn font-medium'}>
      {t(`notices:silence.${silence}`)}
    </span>
  )
}
