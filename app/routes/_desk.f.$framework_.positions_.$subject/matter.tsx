import { Time } from '#app/components/time.tsx'
import { SubjectPlace } from '#app/desk/positions/subject-title.tsx'
import { formatNumber } from '#app/i18n/format.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { SubjectPage } from '#server/positions/read-subject.ts'

/** What positions are about, as it says now, and the way there. */
export function Matter({
  name,
  value,
  scale,
  framework,
}: Pick<SubjectPage, 'name' | 'value' | 'scale'> & { framework: string }) {
  const { t, locale } = useTexts()
  if (name.kind === 'question') return null
  return (
    <div className="flex flex-col gap-1">
      {name.words === '' ? null : (
        <blockquote dir="auto" className="font-document border-line max-w-176 border-s-2 ps-3">
          {name.words}
        </blockquote>
      )}
      {'of' in name && name.at !== null ? <Time at={name.at} /> : null}
      {scale.kind === 'ordinal' ? null : value === null ? (
        <p className="text-muted">{t('positions:page.noValue')}</p>
      ) : (
        <p>{t('positions:page.value', { value: formatNumber(value, locale), unit: scale.unit })}</p>
      )}
      <p>
        <SubjectPlace name={name} framework={framework} />
      </p>
    </div>
  )
}
