import type { ReactNode } from 'react'

import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Status } from '#app/components/status.tsx'
import { Time } from '#app/components/time.tsx'
import { Section } from '#app/desk/page.tsx'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { SnapbackShown } from '#server/safeguards/read-snapback.ts'

/** What happened and what is to happen, each at its instant in UTC: no bare date for a legal moment. */
export function Course({ snapback }: { snapback: SnapbackShown }) {
  const { t } = useTexts()
  const { state, tabled, votes, windDown, ended } = snapback
  return (
    <Section id="course" title={t('snapback:course')}>
      {windDown === null || ended === null ? null : (
        <Notice tone="bad" title={t('snapback:restoredAt')}>
          <p>
            <Time at={ended} timeZone="UTC" precision="second" />
          </p>
          <p>{t('snapback:noRetroaction')}</p>
          <p>
            {t('snapback:windDownUntil')} <Time at={windDown} timeZone="UTC" precision="second" />
          </p>
        </Notice>
      )}
      <ol className="border-line border-t">
        <Step at={snapback.notifiedAt}>
          {t('snapback:steps.notified')} <DelegationTag delegation={snapback.by} named />
        </Step>
        {tabled === null ? (
          <Step at={snapback.tableBy}>{t('snapback:steps.table')}</Step>
        ) : (
          <Step at={tabled.at}>
            {t(tabled.by === null ? 'snapback:steps.tabledByPresidency' : 'snapback:steps.tabled')}{' '}
            {tabled.by === null ? null : <DelegationTag delegation={tabled.by} named />}
          </Step>
        )}
        {votes.map(({ decision, adopted, at, reference }) => (
          <Step key={decision} at={at}>
            {t('snapback:steps.vote')}{' '}
            <Status tone={adopted ? 'good' : 'bad'}>
              {t(`snapback:votes.${adopted ? 'adopted' : 'rejected'}`)}
            </Status>{' '}
            <bdi className="text-muted">{reference}</bdi>
          </Step>
        ))}
        {state === 'withdrawn' && ended !== null ? (
          <Step at={ended}>{t('snapback:steps.withdrawn')}</Step>
        ) : null}
        {state === 'notified' || state === 'tabled' || state === 'restored' ? (
          <Step at={snapback.voteBy}>{t('snapback:steps.restored')}</Step>
        ) : null}
      </ol>
    </Section>
  )
}

function Step({ at, children }: { at: Instant; children: ReactNode }) {
  return (
    <li className="border-line grid grid-cols-1 gap-x-6 border-b py-2 md:grid-cols-[16rem_minmax(0,1fr)]">
      <Time at={at} timeZone="UTC" precision="second" />
      <span>{children}</span>
    </li>
  )
}
