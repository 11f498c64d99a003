import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'

import { Button } from '#app/components/button.tsx'
import { DataTable } from '#app/components/data-table.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { frameworkCrumb, pageHandle } from '#app/components/shell/page-handle.ts'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { OtherErrors } from '#app/desk/other-errors.tsx'
import { Page, Section } from '#app/desk/page.tsx'
import { labelsOf, TypedField } from '#app/desk/typed-field.tsx'
import type { FieldSpec } from '#app/desk/typed-field.tsx'
import { useAnswer } from '#app/desk/use-answer.ts'
import { useViewer } from '#app/desk/use-viewer.ts'
import { may } from '#app/domain/accounts/may.ts'
import { formatDate } from '#app/i18n/format-date.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { LiveHandle } from '#app/live/interest.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { proveInForm } from '#server/accounts/prove-in-form.ts'
import { readFramework } from '#server/accounts/read-framework.ts'
import { answerForm } from '#server/form-answer.ts'
import { BadInput } from '#server/refusals.ts'
import { enterBlackout } from '#server/relief/enter-blackout.ts'
import { liftBlackout } from '#server/relief/lift-blackout.ts'
import { listBlackouts } from '#server/relief/list-blackouts.ts'
import { answering } from '#server/responses.ts'
import { seeOther } from '#server/see-other.ts'

await readChapter('relief')

export const handle = {
  ...pageHandle<typeof loader>((t, data) => ({
    title: t('relief:blackouts.title'),
    crumbs: data && [
      frameworkCrumb(data.framework),
      { label: t('relief:title'), to: paths.relief(data.framework.id) },
      { label: t('relief:blackouts.title'), to: paths.blackouts(data.framework.id) },
    ],
  })),
  live: () => [{ topic: 'frameworks' }],
} satisfies LiveHandle & ReturnType<typeof pageHandle<typeof loader>>

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(async () => ({
    ...(await listBlackouts(context.server, viewer, params['framework'])),
    actKey: context.server.newId(),
  }))
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const { server, requester } = context
  const signed = signedIn(context, request)
  return answerForm(request, async (form, key) => {
    const { id: framework } = await readFramework(server, signed, params['framework'])
    const viewer = await proveInForm(server, requester, signed, form)
    switch (form['intent']) {
      case 'enter-blackout':
        await enterBlackout(server, viewer, { ...form, framework }, key())
        break
      case 'lift-blackout':
        await liftBlackout(server, viewer, { ...form, framework }, key())
        break
      case undefined:
      default:
        throw new BadInput({ intent: 'choice' })
    }
    return seeOther(paths.blackouts(framework))
  })
}

export default function Blackouts() {
  const { t } = useTexts()
  const viewer = useViewer()
  const answer = useAnswer<typeof action>()
  const runs = may(viewer, 'relief.run', viewer)
  return (
    <Page title={t('relief:blackouts.title')} lead={t('relief:blackouts.lead')}>
      <OtherErrors answer={answer} shown={runs ? ['enter-blackout'] : []} />
      <Windows runs={runs} />
      {runs ? <Enter /> : null}
    </Page>
  )
}

function Windows({ runs }: { runs: boolean }) {
  const { t, locale } = useTexts()
  const { blackouts, actKey } = useLoaderData<typeof loader>()
  if (blackouts.length === 0) return <EmptyState>{t('relief:blackouts.empty')}</EmptyState>
  return (
    <DataTable
      caption={t('relief:blackouts.title')}
      captionHidden
      rows={blackouts}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'reason',
          header: t('relief:blackouts.reason'),
          rowHeader: true,
          cell: ({ reason }) => <bdi>{reason}</bdi>,
        },
        {
          key: 'days',
          header: t('relief:blackouts.days'),
          cell: ({ first, last }) =>
            first === last
              ? formatDate(first, locale)
              : `${formatDate(first, locale)} – ${formatDate(last, locale)}`,
        },
        ...(runs
          ? [
              {
                key: 'lift',
                header: t('relief:blackouts.lift'),
                cell: ({ id, reason }: (typeof blackouts)[number]) => (
                  <Form method="post">
                    <input type="hidden" name="blackout" value={id} />
                    <input type="hidden" name="key" value={actKey} />
                    <Button
                      look="quiet"
                      name="intent"
                      value="lift-blackout"
                      aria-label={t('relief:blackouts.liftLabel', { reason })}
                    >
                      {t('relief:blackouts.lift')}
                    </Button>
                  </Form>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

function Enter() {
  const { t } = useTexts()
  const { actKey, blackouts } = useLoaderData<typeof loader>()
  const answer = answerTo('enter-blackout', useAnswer<typeof action>())
  const fields: readonly FieldSpec[] = [
    { name: 'first', as: 'day', label: t('relief:blackouts.first') },
    { name: 'last', as: 'day', label: t('relief:blackouts.last') },
    { name: 'reason', label: t('relief:blackouts.reason') },
  ]
  return (
    <Section id="enter" title={t('relief:blackouts.enter')}>
      <ActForm
        // Once days are entered, or given back, the fields begin anew.
        key={blackouts.map(({ id }) => id).join()}
        intent="enter-blackout"
        actKey={actKey}
        answer={answer}
        labels={labelsOf(fields)}
        effect={t('relief:blackouts.effect')}
        submit={t('relief:blackouts.enter')}
      >
        {fields.map((spec) => (
          <TypedField key={spec.name} spec={spec} answer={answer} />
        ))}
      </ActForm>
    </Section>
  )
}
