import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'

import { Badge } from '#app/components/badge.tsx'
import { LinkButton } from '#app/components/button.tsx'
import { Notice } from '#app/components/notice.tsx'
import { frameworkCrumb, pageHandle } from '#app/components/shell/page-handle.ts'
import { OtherErrors } from '#app/desk/other-errors.tsx'
import { Page, Section } from '#app/desk/page.tsx'
import { exemptionTones } from '#app/desk/relief-tones.ts'
import { DecisionList } from '#app/desk/safeguards/decision-list.tsx'
import { useAnswer } from '#app/desk/use-answer.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { LiveHandle } from '#app/live/interest.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { proveInForm } from '#server/accounts/prove-in-form.ts'
import { answerForm } from '#server/form-answer.ts'
import { answering } from '#server/responses.ts'
import { actOnExemption } from '#server/safeguards/act-on-exemption.ts'
import { readExemption } from '#server/safeguards/read-exemption.ts'
import { seeOther } from '#server/see-other.ts'

import { ActPanel } from './act-panel.tsx'
import { Clocks } from './clocks.tsx'
import { TermsList } from './terms-list.tsx'

await Promise.all([readChapter('safeguards'), readChapter('relief')])

export const handle = {
  ...pageHandle<typeof loader>((t, data) => ({
    title: data?.exemption.terms.title ?? '',
    crumbs: data && [
      frameworkCrumb(data.exemption.framework),
      { label: t('safeguards:title'), to: paths.exemptions(data.exemption.framework.id) },
      {
        label: data.exemption.terms.title,
        to: paths.exemption(data.exemption.framework.id, data.exemption.id),
      },
    ],
  })),
  live: ({ framework }) => [{ topic: 'safeguards', subject: framework }],
} satisfies LiveHandle & ReturnType<typeof pageHandle<typeof loader>>

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  const { framework, exemption } = params
  return answering(async () => ({
    exemption: await readExemption(context.server, viewer, { framework, exemption }),
    actKey: context.server.newId(),
  }))
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const { server, requester } = context
  const signed = signedIn(context, request)
  return answerForm(request, async (form, key) => {
    const { framework, exemption } = params
    const { id, framework: of } = await readExemption(server, signed, { framework, exemption })
    const viewer = await proveInForm(server, requester, signed, form)
    const { intent, ...typed } = form
    await actOnExemption(server, viewer, { ...typed, act: intent, exemption: id }, key())
    return seeOther(paths.exemption(of.id, id))
  })
}

export default function ExemptionPage() {
  const { t } = useTexts()
  const { exemption, actKey } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const [search] = useSearchParams()
  const act = exemption.acts.find((one) => one === search.get('act')) ?? null
  const { state, framework, id } = exemption
  return (
    <Page
      title={<bdi>{exemption.terms.title}</bdi>}
      lead={
        <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <Badge tone={exemptionTones[state.is]}>{t(`safeguards:states.${state.is}`)}</Badge>
          <span>{t(`safeguards:kindHints.${exemption.kind}`)}</span>
        </span>
      }
    >
      <OtherErrors answer={answer} shown={act === null ? [] : [act]} />
      {act === null ? null : (
        <ActPanel act={act} exemption={exemption} actKey={actKey} answer={answer} />
      )}
      {exemption.acts.length === 0 ? null : (
        <Section id="acts" title={t('safeguards:canDo')}>
          <ul className="flex flex-wrap gap-2">
            {exemption.acts.map((one) => (
              <li key={one}>
                <LinkButton to={paths.exemption(framework.id, id, { act: one })}>
                  {t(`safeguards:acts.${one}`)}
                </LinkButton>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Clocks exemption={exemption} />
      <Section id="terms" title={t('safeguards:terms.heading', { revision: exemption.revision })}>
        <TermsList terms={exemption.terms} />
      </Section>
      {exemption.proposed === null ? null : (
        <Section id="proposed" title={t('safeguards:terms.proposed')}>
          <Notice>{t('safeguards:terms.proposedHint')}</Notice>
          <TermsList terms={exemption.proposed} />
        </Section>
      )}
      {exemption.decisions.length === 0 ? null : (
        <Section id="decisions" title={t('safeguards:decisions')}>
          <DecisionList
            decisions={exemption.decisions}
            word={(one) => t(`safeguards:acts.${one}`, { defaultValue: '' })}
          />
        </Section>
      )}
    </Page>
  )
}
