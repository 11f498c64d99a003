import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'

import { LinkButton } from '#app/components/button.tsx'
import { Countdown } from '#app/components/countdown.tsx'
import { DataTable } from '#app/components/data-table.tsx'
import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { frameworkCrumb, pageHandle } from '#app/components/shell/page-handle.ts'
import { Status } from '#app/components/status.tsx'
import { Time } from '#app/components/time.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { OtherErrors } from '#app/desk/other-errors.tsx'
import { Page, Section } from '#app/desk/page.tsx'
import { snapbackTones } from '#app/desk/relief-tones.ts'
import { WayBack } from '#app/desk/relief/way-back.tsx'
import { labelsOf, TypedField } from '#app/desk/typed-field.tsx'
import type { FieldSpec } from '#app/desk/typed-field.tsx'
import { useAnswer } from '#app/desk/use-answer.ts'
import { useViewer } from '#app/desk/use-viewer.ts'
import { may } from '#app/domain/accounts/may.ts'
import { snapback2231 } from '#app/domain/relief/snapback-clause.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { LiveHandle } from '#app/live/interest.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { proveInForm } from '#server/accounts/prove-in-form.ts'
import { readFramework } from '#server/accounts/read-framework.ts'
import { answerForm } from '#server/form-answer.ts'
import { BadInput } from '#server/refusals.ts'
import { answering } from '#server/responses.ts'
import { agreeOnWayBack } from '#server/safeguards/agree-on-way-back.ts'
import { listSnapbacks } from '#server/safeguards/list-snapbacks.ts'
import { seeOther } from '#server/see-other.ts'

await readChapter('snapback')

export const handle = {
  ...pageHandle<typeof loader>((t, data) => ({
    title: t('snapback:title'),
    crumbs: data && [
      frameworkCrumb(data.framework),
      { label: t('snapback:title'), to: paths.snapbacks(data.framework.id) },
    ],
  })),
  live: ({ framework }) => [{ topic: 'safeguards', subject: framework }],
} satisfies LiveHandle & ReturnType<typeof pageHandle<typeof loader>>

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(async () => ({
    ...(await listSnapbacks(context.server, viewer, params['framework'])),
    actKey: context.server.newId(),
  }))
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const { server, requester } = context
  const signed = signedIn(context, request)
  return answerForm(request, async (form, key) => {
    const { id: framework } = await readFramework(server, signed, params['framework'])
    const viewer = await proveInForm(server, requester, signed, form)
    if (form['intent'] !== 'agree') throw new BadInput({ intent: 'choice' })
    await agreeOnWayBack(server, viewer, { ...form, framework }, key())
    return seeOther(paths.snapbacks(framework))
  })
}

export default function Snapbacks() {
  const { t } = useTexts()
  const viewer = useViewer()
  const answer = useAnswer<typeof action>()
  const { framework, snapbacks, targets, clause } = useLoaderData<typeof loader>()
  const presides = may(viewer, 'snapback.preside', viewer)
  const notify =
    may(viewer, 'snapback.act', viewer) && clause !== null && targets.length > 0 ? (
      <LinkButton to={paths.newSnapback(framework.id)}>{t('snapback:notify')}</LinkButton>
    ) : null
  return (
    <Page
      title={t('snapback:title')}
      lead={t('snapback:lead')}
      action={snapbacks.length === 0 ? null : notify}
    >
      <OtherErrors answer={answer} shown={presides ? ['agree'] : []} />
      {snapbacks.length === 0 ? (
        <EmptyState action={notify}>{t('snapback:empty')}</EmptyState>
      ) : (
        <DataTable
          caption={t('snapback:title')}
          captionHidden
          rows={snapbacks}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'provision',
              header: t('snapback:provision'),
              rowHeader: true,
              cell: ({ id, provision }) => (
                <Link to={paths.snapback(framework.id, id)}>
                  <bdi>{provision}</bdi>
                </Link>
              ),
            },
            {
              key: 'by',
              header: t('snapback:notifiedBy'),
              cell: ({ by, notifiedAt }) => (
                <span className="flex flex-col">
                  <DelegationTag delegation={by} />
                  <Time at={notifiedAt} />
                </span>
              ),
            },
            {
              key: 'state',
              header: t('snapback:state'),
              cell: ({ state }) => (
                <Status tone={snapbackTones[state]}>{t(`snapback:states.${state}`)}</Status>
              ),
            },
            {
              key: 'due',
              header: t('snapback:voteBy'),
              cell: ({ state, voteBy }) => (
                <span className="flex flex-col">
                  <Time at={voteBy} timeZone="UTC" precision="second" />
                  {state === 'notified' || state === 'tabled' ? <Countdown to={voteBy} /> : null}
                </span>
              ),
            },
            {
              key: 'named',
              header: t('snapback:named'),
              figures: true,
              wide: true,
              cell: ({ named }) => named,
            },
          ]}
        />
      )}
      <Section id="way-back" title={t('snapback:wayBack.title')}>
        <WayBack clause={clause} />
      </Section>
      {presides ? <Agree /> : null}
    </Page>
  )
}

/** For the secretariat: what the coalition decided on the way back. It begins with the precedent, or with what stands. */
function Agree() {
  const { t } = useTexts()
  const { clause, actKey } = useLoaderData<typeof loader>()
  const answer = answerTo('agree', useAnswer<typeof action>())
  const from = clause ?? { provision: '', windDownDays: 180, ...snapback2231 }
  const fields: readonly FieldSpec[] = [
    {
      name: 'provision',
      value: from.provision,
      label: t('snapback:provision'),
      hint: t('snapback:hints.provision'),
    },
    {
      name: 'tableDays',
      as: 'number',
      value: from.tableDays,
      label: t('snapback:tableDays'),
      hint: t('snapback:hints.tableDays'),
    },
    {
      name: 'voteDays',
      as: 'number',
      value: from.voteDays,
      label: t('snapback:voteDays'),
      hint: t('snapback:hints.voteDays'),
    },
    {
      name: 'windDownDays',
      as: 'number',
      value: from.windDownDays,
      label: t('snapback:windDownDays'),
    },
    {
      name: 'reference',
      label: t('snapback:wayBack.reference'),
      hint: t('snapback:hints.reference'),
    },
  ]
  return (
    <Section id="agree" title={t('snapback:wayBack.agree')}>
      <ActForm
        key={clause?.at}
        intent="agree"
        actKey={actKey}
        answer={answer}
        labels={labelsOf(fields)}
        effect={t('snapback:wayBack.effect')}
        submit={t('snapback:wayBack.agree')}
      >
        {fields.map((spec) => (
          <TypedField key={spec.name} spec={spec} answer={answer} />
        ))}
      </ActForm>
    </Section>
  )
}
