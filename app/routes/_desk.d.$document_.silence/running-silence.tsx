import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'

import { Countdown } from '#app/components/countdown.tsx'
import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { HashText } from '#app/components/hash-text.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Time } from '#app/components/time.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { NamedDelegation } from '#server/drafting/name-delegations.ts'
import type { ReadSilences } from '#server/drafting/read-silences.ts'

import { SilenceForms } from './silence-forms.tsx'

type Running = NonNullable<ReadSilences['running']>

/** The request as everyone reads it: by when, what is adopted then, and what one's own silence means. */
export function RunningSilence({
  read,
  running,
  ...form
}: {
  read: ReadSilences
  running: Running
  actKey: string
  answer: unknown
}) {
  const { t } = useTexts()
  const { labels, seatZone } = read
  const { expiry, text, now, supporters, extensions } = running
  return (
    <div className="flex flex-col gap-6">
      <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-[max-content_minmax(0,1fr)]">
        <Fact name={t('silence:running.ends')}>
          <span className="flex flex-wrap items-baseline gap-x-4">
            <Countdown to={expiry} className="text-lg" />
            <Time at={expiry} />
          </span>
        </Fact>
        <Fact name={t('silence:running.seat')}>
          <Time at={expiry} timeZone={seatZone} />
        </Fact>
        {extensions.map(({ at, from }) => (
          <Fact key={at} name={t('silence:running.extended')}>
            <Time at={from} />
          </Fact>
        ))}
        <Fact name={t('silence:running.sponsor')}>
          <DelegationTag delegation={running.sponsor} named /> <Time at={running.proposedAt} />
        </Fact>
        {running.urgency === null ? null : (
          <Fact name={t('silence:running.urgency')}>
            <bdi>{running.urgency}</bdi>
          </Fact>
        )}
        <Fact name={t('silence:running.hash')}>
          <HashText value={running.words} />
        </Fact>
        <Fact name={t('silence:running.supporters')}>
          <Delegations delegations={supporters} none={t('silence:running.nobody')} />
        </Fact>
        {now.seen === null ? null : (
          <Fact name={t('silence:running.seen')}>
            <Delegations
              delegations={now.seen.map(({ by }) => by)}
              none={t('silence:running.unseen')}
            />
            <span className="text-muted block text-sm">{t('silence:running.seenHint')}</span>
          </Fact>
        )}
      </dl>
      <Notice
        tone={now.meaning.silence === 'consent' ? 'warn' : 'calm'}
        title={t('silence:means.title')}
      >
        <p>{t(`silence:means.${now.meaning.silence}`)}</p>
        <p>{t(`silence:means.${now.meaning.breaks}`)}</p>
        <p>
          {t('silence:means.statements')} <Time at={now.meaning.statementsUntil} />
        </p>
      </Notice>
      <section aria-labelledby="adopted" className="flex flex-col gap-2">
        <h3 id="adopted" className="text-base font-medium">
          {t('silence:running.adopted')}
        </h3>
        {running.blocks === null ? (
          <p>
            <Link to={paths.documentView(read.id, { as: 'clean' })}>
              {t('silence:running.whole')}
            </Link>
          </p>
        ) : null}
        <ul className="flex flex-col gap-2 empty:hidden">
          {(running.blocks === null ? [] : text).map(({ block, words }) => (
            <li key={block} className="flex items-baseline gap-3">
              <bdi className="text-muted w-14 flex-none font-mono text-sm">{labels[block]}</bdi>
              <blockquote dir="auto" className="font-document max-w-144 min-w-0">
                {words}
              </blockquote>
            </li>
          ))}
        </ul>
      </section>
      <SilenceForms read={read} running={running} {...form} />
    </div>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  )
}

function Delegations({
  delegations,
  none,
}: {
  delegations: readonly NamedDelegation[]
  none: string
}) {
  if (delegations.length === 0) return <span className="text-muted">{none}</span>
  return (
    <span className="flex flex-wrap gap-x-3">
      {delegations.map((delegation) => (
        <DelegationTag key={delegation.id} delegation={delegation} />
      ))}
    </span>
  )
}
