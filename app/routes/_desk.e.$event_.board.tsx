import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'

import { Countdown } from '#app/components/countdown.tsx'
import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { frameworkCrumb, pageHandle } from '#app/components/shell/page-handle.ts'
import { Status } from '#app/components/status.tsx'
import { Time } from '#app/components/time.tsx'
import { signalTones, stageTones } from '#app/desk/relief-tones.ts'
import { FindingLine } from '#app/desk/relief/finding-shown.tsx'
import { JudgementShown } from '#app/desk/relief/judgement-shown.tsx'
import { StopShown } from '#app/desk/relief/stop-shown.tsx'
import { formatLength } from '#app/i18n/format.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { LiveHandle } from '#app/live/interest.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { readEvent } from '#server/relief/read-event.ts'
import type { EventShown } from '#server/relief/read-event.ts'
import { answering } from '#server/responses.ts'

await readChapter('relief')

export const handle = {
  ...pageHandle<typeof loader>((t, data) => ({
    title: data === undefined ? '' : `${data.event.title} · ${t('relief:bigScreen.title')}`,
    crumbs: data && [
      frameworkCrumb(data.event.framework),
      { label: t('relief:title'), to: paths.relief(data.event.framework.id) },
      { label: data.event.title, to: paths.reliefEvent(data.event.id) },
      { label: t('relief:bigScreen.title'), to: paths.bigScreen(data.event.id) },
    ],
  })),
  live: ({ event }) => [
    { topic: 'relief', subject: event },
    { topic: 'positions' },
    { topic: 'public-positions' },
  ],
} satisfies LiveHandle & ReturnType<typeof pageHandle<typeof loader>>

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(async () => ({
    event: await readEvent(context.server, viewer, params['event']),
  }))
}

/** What an operations room has on its wall: the clock, who is ready, what stands in the way. It takes no acts. */
export default function BigScreen() {
  const { t } = useTexts()
  const { event } = useLoaderData<typeof loader>()
  return (
    <div className="px-gutter flex w-full flex-col gap-6 py-6">
      <header className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-2">
        <h1 className="text-3xl">
          <Link to={paths.reliefEvent(event.id)}>
            <bdi>{event.title}</bdi>
          </Link>
        </h1>
        <span className="text-2xl">
          <Status tone={stageTones[event.stage]}>{t(`relief:stages.${event.stage}`)}</Status>
        </span>
      </header>
      <Clock event={event} />
      <Capitals event={event} />
      {event.stop === null ? null : <StopShown stop={event.stop} />}
      <Conditions event={event} />
      <Legs event={event} />
      <GoNoGo event={event} />
      <InTheWay event={event} />
    </div>
  )
}

function Clock({ event: { firing, last, trigger, synchrony } }: { event: EventShown }) {
  const { t } = useTexts()
  return (
    <p className="flex flex-wrap items-baseline gap-x-6 text-xl">
      {firing === null ? (
        <>
          <span>{t(`relief:last.${trigger}`)}</span>
          <Countdown to={last.at} className="text-3xl" />
          <Time at={last.at} timeZone="UTC" precision="second" />
        </>
      ) : (
        <>
          <span>{t('relief:fired.title')}</span>
          <Time at={firing.at} timeZone="UTC" precision="second" />
          {synchrony === null ? null : (
            <span>
              {t('relief:fired.spread', {
                span: formatLength(synchrony.spread, t),
                legs: synchrony.legs,
                of: synchrony.of,
              })}
            </span>
          )}
        </>
      )}
    </p>
  )
}

/** The moment on the clocks of every capital, with its weekday, and what is not worked there on that day. */
function Capitals({ event: { capitals, firing, last } }: { event: EventShown }) {
  const { t } = useTexts()
  const at = firing?.at ?? last.at
  return (
    <section aria-labelledby="capitals" className="flex flex-col gap-3">
      <h2 id="capitals" className="text-xl">
        {t('relief:moments.capitals')}
      </h2>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(16rem,1fr))] gap-x-8 gap-y-3 text-lg">
        {capitals.map(({ by, timeZone, rest }) => (
          <li key={by.id} className="border-line flex flex-col border-s-2 ps-3">
            <DelegationTag delegation={by} named />
            <Time at={at} timeZone={timeZone} />
            {rest === null ? null : <Status tone="warn">{restShown(rest, t)}</Status>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function restShown(
  rest: NonNullable<EventShown['capitals'][number]['rest']>,
  t: ReturnType<typeof useTexts>['t'],
): string {
  return rest.is === 'holiday' ? rest.name : t(`relief:rest.${rest.is}`)
}

/** What has to be so first, and whether the verifier has found it, or a decision waived it. */
function Conditions({ event: { conditions, findings } }: { event: EventShown }) {
  const { t } = useTexts()
  if (conditions.length === 0) return null
  return (
    <section aria-labelledby="conditions" className="flex flex-col gap-3">
      <h2 id="conditions" className="text-xl">
        {t('relief:bigScreen.conditions')}
      </h2>
      <ul className="flex flex-col gap-3 text-lg">
        {conditions.map(({ id, statement, judgement }) => (
          <li key={id} className="border-line flex flex-col border-s-2 ps-3">
            <span dir="auto">{statement}</span>
            <JudgementShown judgement={judgement} />
          </li>
        ))}
      </ul>
      {findings.map((finding) => (
        <FindingLine key={finding.id} finding={finding} />
      ))}
    </section>
  )
}

function Legs({ event: { legs } }: { event: EventShown }) {
  const { t } = useTexts()
  return (
    <section aria-labelledby="legs" className="flex flex-col gap-3">
      <h2 id="legs" className="text-xl">
        {t('relief:board.title')}
      </h2>
      {legs.length === 0 ? <EmptyState>{t('relief:board.empty')}</EmptyState> : null}
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(20rem,1fr))] gap-x-8 gap-y-4 text-lg">
        {legs.map(({ id, by, signal, state, steps, owed, required, effect, instrument }) => (
          <li key={id} className="border-line flex flex-col border-s-2 ps-3">
            <span>
              <DelegationTag delegation={by} named /> <bdi>{instrument.title}</bdi>
            </span>
            <Status tone={signalTones[signal]}>{t(`relief:legs.${state}`)}</Status>
            {signal === 'doubtful' ? (
              <span className="text-muted">{t('relief:board.doubtful')}</span>
            ) : null}
            <span className="text-muted">
              {t(`relief:parts.${required ? 'required' : 'optional'}`)} ·{' '}
              {t('relief:bigScreen.steps', {
                done: steps.filter(({ done }) => done !== null).length,
                of: steps.length,
              })}
            </span>
            {effect === null ? null : <Time at={effect.at} precision="second" />}
            {owed === null ? null : (
              <span>
                {t(`relief:owed.${owed.what}`)} {owed.due === null ? null : <Time at={owed.due} />}
                {` · ${t(`relief:board.silences.${owed.silence}`)}`}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function GoNoGo({ event: { call } }: { event: EventShown }) {
  const { t } = useTexts()
  if (call === null) return null
  const tone = call.result === 'go' ? 'good' : call.result === 'no-go' ? 'bad' : 'warn'
  return (
    <section aria-labelledby="call" className="flex flex-col gap-2 text-lg">
      <h2 id="call" className="text-xl">
        <Status tone={tone}>{t(`relief:call.${call.result}`)}</Status>
      </h2>
      <ul className="flex flex-wrap gap-x-6">
        {call.answers.map(({ by, is }) => (
          <li key={by.id}>
            <DelegationTag delegation={by} /> {t(`relief:answers.${is}`)}
          </li>
        ))}
        {call.silent.map((by) => (
          <li key={by.id}>
            <DelegationTag delegation={by} /> {t('relief:call.unheard')}
          </li>
        ))}
      </ul>
    </section>
  )
}

function InTheWay({ event: { holds, blockers } }: { event: EventShown }) {
  const { t } = useTexts()
  if (holds.length === 0 && blockers.length === 0) return null
  return (
    <section aria-labelledby="way" className="flex flex-col gap-2 text-lg">
      <h2 id="way" className="text-xl">
        {t('relief:readiness.title')}
      </h2>
      <ul className="list-disc ps-5">
        {holds.map(({ id, by, reason }) => (
          <li key={id}>
            {t('relief:readiness.held', { code: by.code })}: <bdi>{reason}</bdi>
          </li>
        ))}
        {blockers.map(({ code, by, at, needed }, index) => (
          <li key={`${code} ${by?.id ?? ''} ${index}`}>
            {t(`relief:blockers.${code}`, { code: by?.code ?? '', count: needed })}{' '}
            {at === null ? null : <Time at={at} />}
          </li>
        ))}
      </ul>
    </section>
  )
}
