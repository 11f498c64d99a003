import { Link } from '@remix-run/react'

import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Time } from '#app/components/time.tsx'
import { Section } from '#app/desk/page.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { PlanShown } from '#server/relief/read-plan.ts'

/** What is proposed to change, row by row, by whom and why. */
export function OnTheTable({
  plan: { proposed },
  runs,
  framework,
}: {
  plan: PlanShown
  runs: boolean
  framework: string
}) {
  const { t } = useTexts()
  if (proposed.length === 0) return null
  return (
    <Section id="proposed" title={t('plan:proposed.title')}>
      {proposed.map(({ id, by, reason, stale, isOwn, changes }) => (
        <Notice key={id} title={by.code}>
          <p dir="auto">{reason}</p>
          <Changes changes={changes} />
          {stale ? <p>{t('plan:proposed.stale')}</p> : null}
          <p className="flex flex-wrap gap-x-4">
            {runs && !stale ? (
              <Link to={paths.planAct(framework, { act: 'adopt-amendment', amendment: id })}>
                {t('plan:acts.adopt-amendment')}
              </Link>
            ) : null}
            {isOwn ? (
              <Link to={paths.planAct(framework, { act: 'withdraw-amendment', amendment: id })}>
                {t('plan:acts.withdraw-amendment')}
              </Link>
            ) : null}
          </p>
        </Notice>
      ))}
    </Section>
  )
}

/** What was amended, kept for as long as the plan. */
export function Adopted({ plan: { amendments } }: { plan: PlanShown }) {
  const { t } = useTexts()
  if (amendments.length === 0) return null
  return (
    <Section id="amendments" title={t('plan:amendments.title')}>
      <ol className="flex flex-col gap-3">
        {amendments.map(({ id, number, at, by, reason, reference, changes }) => (
          <li key={id} className="flex flex-col gap-1">
            <span>
              {t('plan:amendments.number', { number })} · <DelegationTag delegation={by} /> ·{' '}
              <Time at={at} />
            </span>
            <span dir="auto">{reason}</span>
            <span className="text-muted">
              {t('plan:reference')} <bdi>{reference}</bdi>
            </span>
            <Changes changes={changes} />
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Changes({ changes }: { changes: PlanShown['proposed'][number]['changes'] }) {
  const { t } = useTexts()
  return (
    <ul className="list-disc ps-5">
      {changes.map(({ row, change, title }) => (
        <li key={row}>
          {t(`plan:changes.${change}`)}: <bdi>{title ?? t('plan:gone')}</bdi>
        </li>
      ))}
    </ul>
  )
}
