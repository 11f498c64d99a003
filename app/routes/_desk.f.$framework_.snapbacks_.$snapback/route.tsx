import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'

import { Badge } from '#app/components/badge.tsx'
import { LinkButton } from '#app/components/button.tsx'
import { Countdown } from '#app/components/countdown.tsx'
import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { frameworkCrumb, pageHandle } from '#app/components/shell/page-handle.ts'
import { Time } from '#app/components/time.tsx'
import { OtherErrors } from '#app/desk/other-errors.tsx'
import { Page, Section } from '#app/desk/page.tsx'
import { snapbackTones } from '#app/desk/relief-tones.ts'
import { useAnswer } from '#app/desk/use-answer.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { LiveHandle } from '#app/live/interest.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { proveInForm } from '#server/accounts/prove-in-form.ts'
import { answerForm } from '#server/form-answer.ts'
import { answering } from '#server/responses.ts'
import { actOnSnapback } from '#server/safeguards/act-on-snapback.ts'
import { readSnapback } from '#server/safeguards/read-snapback.ts'
import { seeOther } from '#server/see-other.ts'

import { ActPanel } from './act-panel.tsx'
import { Course } from './course.tsx'

await Promise.all([readChapter('snapback'), readChapter('relief'), readChapter('safeguards')])

export const handle = {
  ...pageHandle<typeof loader>((t, data) => ({
    title: data?.snapback.provision ?? '',
    crumbs: data && [
      frameworkCrumb(data.snapback.framework),
      { label: t('snapback:title'), to: paths.snapbacks(data.snapback.framework.id) },
      {
        label: data.snapback.provision,
        to: paths.snapback(data.snapback.framework.id, data.snapback.id),
      },
    ],
  })),
  live: ({ framework }) => [{ topic: 'safeguards', subject: framework }],
} satisfies LiveHandle & ReturnType<typeof pageHandle<typeof loader>>

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  const { framework, snapback } = params
  return answering(async () => ({
    snapback: await readSnapback(context.server, viewer, { framework, snapback }),
    actKey: context.server.newId(),
  }))
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const { server, requester } = context
  const signed = signedIn(context, request)
  return answerForm(request, async (form, key) => {
    const { framework, snapback } = params
    const { id, framework: of } = await readSnapback(server, signed, { framework, snapback })
    const viewer = await proveInForm(server, requester, signed, form)
    const { intent, ...typed } = form
    await actOnSnapback(server, viewer, { ...typed, act: intent, snapback: id }, key())
    return seeOther(paths.snapback(of.id, id))
  })
}

export default function SnapbackPage() {
  const { t } = useTexts()
  const { snapback, actKey } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const [search] = useSearchParams()
  const act = snapback.acts.find((one) => one === search.get('act')) ?? null
  const { state, framework, id, voteBy, targets } = snapback
  const runs = state === 'notified' || state === 'tabled'
  return (
    <Page
      title={<bdi>{snapback.provision}</bdi>}
      lead={
        <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <Badge tone={snapbackTones[state]}>{t(`snapback:states.${state}`)}</Badge>
          <span>{t(`snapback:stateHints.${state}`)}</span>
        </span>
      }
      action={runs ? <Countdown to={voteBy} className="text-2xl" /> : null}
    >
      <OtherErrors answer={answer} shown={act === null ? [] : [act]} />
      {act === null ? null : (
        <ActPanel act={act} snapback={snapback} actKey={actKey} answer={answer} />
      )}
      {snapback.acts.length === 0 ? null : (
        <Section id="acts" title={t('snapback:canDo')}>
          <ul className="flex flex-wrap gap-2">
            {snapback.acts.map((one) => (
              <li key={one}>
                <LinkButton to={paths.snapback(framework.id, id, { act: one })}>
                  {t(`snapback:acts.${one}`)}
                </LinkButton>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Course snapback={snapback} />
      <Section id="ground" title={t('snapback:ground')}>
        <p dir="auto" className="max-w-160 whitespace-pre-line">
          {snapback.ground}
        </p>
      </Section>
      <Section id="targets" title={t('snapback:targets')}>
        <ul className="list-disc ps-5">
          {targets.map((target) => (
            <li key={target.id}>
              <bdi>{target.title}</bdi>{' '}
              <span className="text-muted">{t(`snapback:kinds.${target.kind}`)}</span>
            </li>
          ))}
        </ul>
        <p className="text-muted">{t('snapback:humanitarian')}</p>
      </Section>
      {snapback.objections.length === 0 ? null : (
        <Section id="objections" title={t('snapback:objections')}>
          <p className="text-muted">{t('snapback:objectionsHint')}</p>
          <ul className="flex flex-col gap-2">
            {snapback.objections.map(({ by, reason, at }) => (
              <li key={`${by.id} ${at}`}>
                <DelegationTag delegation={by} /> <Time at={at} />
                <span dir="auto" className="block max-w-160 whitespace-pre-line">
                  {reason}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  )
}
