import { Countdown } from '#app/components/countdown.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Time } from '#app/components/time.tsx'
import { Section } from '#app/desk/page.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { ExemptionShown } from '#server/safeguards/read-exemption.ts'

/** When the exemption began, how long it runs, what happens at its sunset, and when it is looked at. */
export function Clocks({ exemption: { state, overdue } }: { exemption: ExemptionShown }) {
  const { t } = useTexts()
  if (state.is === 'proposed') return null
  if (state.is === 'ended') {
    return (
      <Notice tone="bad" title={t(`safeguards:ended.${state.because}`)}>
        <Time at={state.at} precision="second" />
      </Notice>
    )
  }
  const { sunset, review, concluded } = state
  return (
    <Section id="clocks" title={t('safeguards:clocks.title')}>
      <dl className="flex flex-wrap gap-x-8 gap-y-3">
        <div>
          <dt className="text-muted text-sm">{t('safeguards:clocks.since')}</dt>
          <dd>
            <Time at={state.since} />
          </dd>
        </div>
        <div>
          <dt className="text-muted text-sm">{t('safeguards:clocks.sunset')}</dt>
          <dd className="flex flex-col">
            <span>
              <Time at={sunset.expires.at} /> <Countdown to={sunset.expires.at} />
            </span>
            <span className="text-muted">{t(`safeguards:unrenewed.${sunset.unrenewed}`)}</span>
          </dd>
        </div>
        <div>
          <dt className="text-muted text-sm">{t('safeguards:clocks.review')}</dt>
          <dd className="flex flex-col">
            <Time at={review.due.at} />
            <span className={overdue ? 'text-warn font-medium' : 'text-muted'}>
              {t(`safeguards:reviews.${overdue ? 'overdue' : review.state.is}`)}
            </span>
          </dd>
        </div>
      </dl>
      {concluded === null ? null : (
        <Notice title={t('safeguards:clocks.concluded')}>
          {t(`safeguards:conclusions.${concluded}`)}
        </Notice>
      )}
    </Section>
  )
}
