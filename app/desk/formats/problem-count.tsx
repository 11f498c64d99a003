import { Status } from '#app/components/status.tsx'
import type { Problem } from '#app/domain/verification/check/problem.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

/** How many errors stand in the way of publishing a format, and how many notices ask for a look. */
export function ProblemCount({ problems }: { problems: readonly Problem[] }) {
  const { t } = useTexts()
  const errors = problems.filter(({ weight }) => weight === 'error').length
  const notices = problems.length - errors
  return (
    <p className="flex flex-wrap gap-x-4">
      {errors === 0 ? (
        <Status tone="good">{t('verification:problems.none')}</Status>
      ) : (
        <Status tone="bad">{t('verification:problems.errors', { count: errors })}</Status>
      )}
      {notices === 0 ? null : (
        <Status tone="hold">{t('verification:problems.notices', { count: notices })}</Status>
      )}
    </p>
  )
}
