import { Link } from '@remix-run/react'

import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Time } from '#app/components/time.tsx'
import { Section } from '#app/desk/page.tsx'
import { BurnUp } from '#app/desk/relief/burn-up.tsx'
import { FindingLine } from '#app/desk/relief/finding-shown.tsx'
import { JudgementShown } from '#app/desk/relief/judgement-shown.tsx'
import { StopShown } from '#app/desk/relief/stop-shown.tsx'
import { formatLength, formatList } from '#app/i18n/format.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { EventShown } from '#server/relief/read-event.ts'

/** What stands between the event and its firing, and how it went once it has fired. */
export function Readiness({ event }: { event: EventShown }) {
  const { t } = useTexts()
  return (
    <Section
      id="readiness"
      title={t(event.firing === null ? 'relief:readiness.title' : 'relief:readiness.after')}
    >
      <Holds event={event} />
      <Fired event={event} />
      {event.blockers.length === 0 ? null : (
        <div>
          <p className="font-medium">{t('relief:readiness.blockers')}</p>
          <ul className="list-disc ps-5">
            {event.blockers.map(({ code, by, at, needed }, index) => (
              <li key={`${code} ${by?.id ?? ''} ${index}`}>
                {t(`relief:blockers.${code}`, { code: by?.code ?? '', count: needed })}{' '}
                {at === null ? null : <Time at={at} />}
              </li>
            ))}
          </ul>
        </div>
      )}
      <ul className="flex flex-col gap-2">
        {event.conditions.map(({ id, statement, judgement, observations }) => (
          <li key={id} className="flex flex-col">
            <span dir="auto">{statement}</span>
            <span className="flex flex-wrap gap-x-3 text-sm">
              <JudgementShown judgement={judgement} />
              <span className="text-muted">{t(`relief:observations.${observations}`)}</span>
            </span>
          </li>
        ))}
      </ul>
      {event.findings.map((finding) => (
        <FindingLine key={finding.id} finding={finding} />
      ))}
      <BurnUp steps={event.burnUp} until={event.firing?.at ?? event.now} />
      <CallPart event={event} />
      <DeparturePart event={event} />
      {event.proposals.map((proposal) => (
        <ProposalNotice key={proposal.id} proposal={proposal} />
      ))}
      {event.decisions.length === 0 ? null : (
        <ul className="text-muted text-sm">
          {event.decisions.map(({ id, act, reference, at }) => (
            <li key={id}>
              {t('relief:readiness.decision')} {t(`relief:acts.${act}`)} · <bdi>{reference}</bdi> ·{' '}
              <Time at={at} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

/** Other terms in words: when, on what condition, and what of the scope, quorum and window they change. */
function ProposalNotice({ proposal }: { proposal: EventShown['proposals'][number] }) {
  const { t, locale } = useTexts()
  const { by, reason, last, condition, stale, takesIn, leavesOut, ...numbers } = proposal
  const { answerHours, windowHours, optionalQuorum } = numbers
  const changes = [
    ...(takesIn.length === 0
      ? []
      : [t('relief:scope.takesIn', { measures: formatList(takesIn, locale) })]),
    ...(leavesOut.length === 0
      ? []
      : [t('relief:scope.leavesOut', { measures: formatList(leavesOut, locale) })]),
    ...(answerHours === null ? [] : [`${t('relief:fields.answerHours')}: ${answerHours}`]),
    ...(windowHours === null ? [] : [`${t('relief:fields.windowHours')}: ${windowHours}`]),
    ...(optionalQuorum === null ? [] : [`${t('relief:fields.optionalQuorum')}: ${optionalQuorum}`]),
  ]
  return (
    <Notice title={t('relief:readiness.proposal')}>
      <p>
        <DelegationTag delegation={by} /> <Time at={last.at} /> · <bdi>{condition}</bdi> ·{' '}
        <bdi>{reason}</bdi> {stale ? t('relief:readiness.stale') : null}
      </p>
      {changes.map((change) => (
        <p key={change}>
          <bdi>{change}</bdi>
        </p>
      ))}
    </Notice>
  )
}

function Holds({ event: { holds, stop } }: { event: EventShown }) {
  const { t } = useTexts()
  return (
    <>
      {holds.map(({ id, by, reason, at, reviewBy }) => (
        <Notice key={id} tone="hold" title={t('relief:readiness.held', { code: by.code })}>
          <p>
            <bdi>{reason}</bdi>
          </p>
          <p className="text-muted">
            <Time at={at} /> · {t('relief:readiness.review')} <Time at={reviewBy.at} />
          </p>
        </Notice>
      ))}
      {stop === null ? null : <StopShown stop={stop} />}
    </>
  )
}

/** When it was due and when it happened, and how simultaneous it was. */
function Fired({ event }: { event: EventShown }) {
  const { t } = useTexts()
  const { firing, synchrony } = event
  if (firing === null) return null
  return (
    <Notice tone={firing.late ? 'warn' : 'good'} title={t('relief:fired.title')}>
      <p>
        {t('relief:fired.due')} <Time at={firing.due} precision="second" /> · {t('relief:fired.at')}{' '}
        <Time at={firing.at} precision="second" />
        {firing.late ? ` · ${t('relief:fired.late')}` : null}
      </p>
      {synchrony === null ? null : (
        <p>
          {t('relief:fired.spread', {
            span: formatLength(synchrony.spread, t),
            legs: synchrony.legs,
            of: synchrony.of,
          })}
        </p>
      )}
      <p>
        <Link to={paths.eventReport(event.id)}>{t('relief:report.open')}</Link>
      </p>
    </Notice>
  )
}

function CallPart({ event: { call } }: { event: EventShown }) {
  const { t } = useTexts()
  if (call === null) return null
  return (
    <Notice
      tone={call.result === 'go' ? 'good' : call.result === 'no-go' ? 'bad' : 'warn'}
      title={t(`relief:call.${call.result}`)}
    >
      <p>
        {t('relief:call.due')} <Time at={call.due.at} /> · {t('relief:call.silence')}
      </p>
      <ul>
        {call.answers.map(({ by, is, reason }) => (
          <li key={by.id}>
            <DelegationTag delegation={by} /> {t(`relief:answers.${is}`)} · <bdi>{reason}</bdi>
          </li>
        ))}
        {call.silent.map((by) => (
          <li key={by.id}>
            <DelegationTag delegation={by} /> {t('relief:call.unheard')}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** What an amendment of the plan has left behind: nobody consented to it yet. */
function DeparturePart({ event: { departure } }: { event: EventShown }) {
  const { t } = useTexts()
  if (departure === null) return null
  const parts = (['takesIn', 'leavesOut', 'awaits', 'drops'] as const).flatMap((part) =>
    departure[part].map((words) => ({ part, words })),
  )
  return (
    <Notice tone="warn" title={t('relief:departure.title')}>
      <ul className="list-disc ps-5">
        {parts.map(({ part, words }) => (
          <li key={`${part} ${words}`}>
            {t(`relief:departure.${part}`)} <bdi>{words}</bdi>
          </li>
        ))}
      </ul>
      <p>{t('relief:departure.hint')}</p>
    </Notice>
  )
}
