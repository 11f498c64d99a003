import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'

import { LinkButton } from '#app/components/button.tsx'
import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { Notice } from '#app/components/notice.tsx'
import { frameworkCrumb, pageHandle } from '#app/components/shell/page-handle.ts'
import { OtherErrors } from '#app/desk/other-errors.tsx'
import { Page, Section } from '#app/desk/page.tsx'
import { StandingWords } from '#app/desk/relief/standing-words.tsx'
import { DecisionList } from '#app/desk/safeguards/decision-list.tsx'
import { useAnswer } from '#app/desk/use-answer.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { LiveHandle } from '#app/live/interest.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { proveInForm } from '#server/accounts/prove-in-form.ts'
import { answerForm } from '#server/form-answer.ts'
import { actOnMeasure } from '#server/relief/act-on-measure.ts'
import { readMeasure } from '#server/relief/read-measure.ts'
import { answering } from '#server/responses.ts'
import { seeOther } from '#server/see-other.ts'

import { ActPanel } from './act-panel.tsx'

await Promise.all([readChapter('safeguards'), readChapter('relief')])

export const handle = {
  ...pageHandle<typeof loader>((t, data) => ({
    title: data?.measure.title ?? '',
    crumbs: data && [
      frameworkCrumb(data.measure.framework),
      { label: t('relief:title'), to: paths.relief(data.measure.framework.id) },
      {
        label: data.measure.title,
        to: paths.measure(data.measure.framework.id, data.measure.id),
      },
    ],
  })),
  live: ({ framework }) => [{ topic: 'safeguards', subject: framework }],
} satisfies LiveHandle & ReturnType<typeof pageHandle<typeof loader>>

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  const { framework, measure } = params
  return answering(async () => ({
    measure: await readMeasure(context.server, viewer, { framework, measure }),
    actKey: context.server.newId(),
  }))
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const { server, requester } = context
  const signed = signedIn(context, request)
  return answerForm(request, async (form, key) => {
    const { framework, measure } = params
    const { id, framework: of } = await readMeasure(server, signed, { framework, measure })
    const viewer = await proveInForm(server, requester, signed, form)
    const { intent, ...typed } = form
    await actOnMeasure(server, viewer, { ...typed, act: intent, measure: id }, key())
    return seeOther(paths.measure(of.id, id))
  })
}

/** A measure with its relief: what it is, since when and until when that has effect, and what is done with its clocks. */
export default function MeasurePage() {
  const { t } = useTexts()
  const { measure, actKey } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const [search] = useSearchParams()
  const act = measure.acts.find((one) => one === search.get('act')) ?? null
  const { framework, id, standing, unrenewed, review, concluded } = measure
  return (
    <Page
      title={<bdi>{measure.title}</bdi>}
      lead={`${t(`relief:types.${measure.type}`)} · ${t(`relief:sectors.${measure.sector}`)} · ${t(`relief:kinds.${measure.relief}`)}`}
    >
      <OtherErrors answer={answer} shown={act === null ? [] : [act]} />
      {act === null ? null : (
        <ActPanel act={act} measure={measure} actKey={actKey} answer={answer} />
      )}
      {measure.acts.length === 0 ? null : (
        <Section id="acts" title={t('safeguards:canDo')}>
          <ul className="flex flex-wrap gap-2">
            {measure.acts.map((one) => (
              <li key={one}>
                <LinkButton to={paths.measure(framework.id, id, { act: one })}>
                  {t(`safeguards:acts.${one}`)}
                </LinkButton>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section id="standing" title={t('relief:measures.standing')}>
        <StandingWords standing={standing} />
        {standing.is === 'in-effect' ? (
          <p>
            {unrenewed === null ? null : `${t(`safeguards:unrenewed.${unrenewed}`)}. `}
            {review === null
              ? null
              : t('relief:standings.reviewIs', { state: t(`safeguards:reviews.${review}`) })}
          </p>
        ) : null}
        {concluded === null ? null : (
          <Notice title={t('safeguards:clocks.concluded')}>
            {t(`safeguards:conclusions.${concluded}`)}
          </Notice>
        )}
      </Section>
      <Section id="measure" title={t('relief:measures.measure')}>
        <dl className="flex flex-wrap gap-x-8 gap-y-3">
          <div>
            <dt className="text-muted text-sm">{t('relief:measures.authority')}</dt>
            <dd>
              <DelegationTag delegation={measure.authority} named />
            </dd>
          </div>
          <div>
            <dt className="text-muted text-sm">{t('relief:measures.instrument')}</dt>
            <dd>
              <bdi>{measure.instrument.title}</bdi>
            </dd>
          </div>
        </dl>
        {measure.corrects ? (
          <p>
            <Link to={paths.correctMeasure(framework.id, id)}>{t('relief:measures.correct')}</Link>
          </p>
        ) : null}
      </Section>
      {measure.decisions.length === 0 ? null : (
        <Section id="decisions" title={t('safeguards:decisions')}>
          <DecisionList
            decisions={measure.decisions}
            word={(one) => t(`safeguards:acts.${one}`, { defaultValue: '' })}
          />
        </Section>
      )}
    </Page>
  )
}
