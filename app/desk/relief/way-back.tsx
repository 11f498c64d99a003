import type { ReactNode } from 'react'

import { EmptyState } from '#app/components/empty-state.tsx'
import { Time } from '#app/components/time.tsx'
import type { AgreedClause } from '#app/domain/relief/snapback-clause.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

/** How measures return in a framework, as it was agreed; or that nothing was, and what to do. */
export function WayBack({ clause }: { clause: AgreedClause | null }) {
  const { t } = useTexts()
  if (clause === null) return <EmptyState>{t('snapback:wayBack.none')}</EmptyState>
  const days = (count: number) => t('snapback:wayBack.days', { count })
  return (
    <>
      <p className="text-muted max-w-160">{t('snapback:wayBack.lead')}</p>
      <dl className="grid max-w-176 gap-x-8 gap-y-3 sm:grid-cols-2">
        <Agreed label={t('snapback:provision')}>
          <bdi>{clause.provision}</bdi>
        </Agreed>
        <Agreed label={t('snapback:wayBack.agreedAt')}>
          <Time at={clause.at} />
        </Agreed>
        <Agreed label={t('snapback:tableDays')}>{days(clause.tableDays)}</Agreed>
        <Agreed label={t('snapback:voteDays')}>{days(clause.voteDays)}</Agreed>
        <Agreed label={t('snapback:windDownDays')}>{days(clause.windDownDays)}</Agreed>
      </dl>
    </>
  )
}

function Agreed({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted text-sm">{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
