import { Status } from '#app/components/status.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { EventShown } from '#server/relief/read-event.ts'

/** Whether a condition is met, and by what; or why not. */
export function JudgementShown({ judgement }: Pick<EventShown['conditions'][number], 'judgement'>) {
  const { t } = useTexts()
  return (
    <Status tone={judgement === 'finding' || judgement === 'waiver' ? 'good' : 'warn'}>
      {t(`relief:judgements.${judgement}`)}
    </Status>
  )
}
