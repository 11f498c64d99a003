import { Status } from '#app/components/status.tsx'
import { Time } from '#app/components/time.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { MeasureShown } from '#server/relief/read-measure.ts'

/** That it was agreed, and its legal effect, which is another thing: since when, until when, and why it is over. */
export function StandingWords({ standing }: { standing: MeasureShown['standing'] }) {
  const { t } = useTexts()
  const { agreed } = standing
  return (
    <span className="flex flex-col">
      <EffectWords standing={standing} />
      {agreed === null ? null : (
        <span className="text-muted">
          {t('relief:standings.agreed')} <Time at={agreed.at} /> · <bdi>{agreed.reference}</bdi>
        </span>
      )}
    </span>
  )
}

function EffectWords({ standing }: { standing: MeasureShown['standing'] }) {
  const { t } = useTexts()
  switch (standing.is) {
    case 'none':
      return <Status tone="calm">{t('relief:standings.none')}</Status>
    case 'in-effect':
      return (
        <>
          <Status tone="good">{t('relief:standings.in-effect')}</Status>
          <Time at={standing.from} />
          {standing.ends === null ? null : (
            <span className="text-muted">
              {t('relief:standings.ends')} <Time at={standing.ends} />
            </span>
          )}
          {standing.review === null ? null : (
            <span className="text-muted">
              {t('relief:standings.review')} <Time at={standing.review} />
            </span>
          )}
        </>
      )
    case 'ended':
      return (
        <>
          <Status tone="bad">{t(`relief:standings.${standing.because}`)}</Status>
          <Time at={standing.at} />
          <span className="text-muted">{t(`relief:waysBack.${standing.wayBack}`)}</span>
          <span className="text-muted">
            {t('relief:standings.windDown')} <Time at={standing.windDown} />
          </span>
        </>
      )
  }
}
