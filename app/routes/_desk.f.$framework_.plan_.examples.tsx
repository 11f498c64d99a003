import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { DataTable } from '#app/components/data-table.tsx'
import { frameworkCrumb, pageHandle } from '#app/components/shell/page-handle.ts'
import { Time } from '#app/components/time.tsx'
import { Page, Section } from '#app/desk/page.tsx'
import { lessons, sequences } from '#app/domain/relief/worked-examples.ts'
import type { Step, StepKey } from '#app/domain/relief/worked-examples.ts'
import { formatDate } from '#app/i18n/format-date.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { readFramework } from '#server/accounts/read-framework.ts'
import { answering } from '#server/responses.ts'

await readChapter('plan')

export const handle = pageHandle<typeof loader>((t, data) => ({
  title: t('plan:cases.title'),
  crumbs: data && [
    frameworkCrumb(data.framework),
    { label: t('plan:title'), to: paths.plan(data.framework.id) },
    { label: t('plan:cases.title'), to: paths.planExamples(data.framework.id) },
  ],
}))

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(async () => ({
    framework: await readFramework(context.server, viewer, params['framework']),
  }))
}

export default function WorkedExamples() {
  const { t } = useTexts()
  useLoaderData<typeof loader>()
  return (
    <Page title={t('plan:cases.title')} lead={t('plan:cases.lead')}>
      <Section id="sequences" title={t('plan:cases.sequences')}>
        {sequences.map(({ key, steps }) => (
          <DataTable<Step<StepKey>>
            key={key}
            caption={t(`plan:sequences.${key}`)}
            rows={steps}
            rowKey={(step) => step.key}
            columns={[
              {
                key: 'day',
                header: t('plan:cases.day'),
                rowHeader: true,
                cell: (step) => <Day step={step} />,
              },
              {
                key: 'step',
                header: t('plan:cases.step'),
                cell: (step) => t(`plan:steps.${step.key}`),
              },
            ]}
          />
        ))}
      </Section>
      <Section id="lessons" title={t('plan:cases.lessons')}>
        <DataTable
          caption={t('plan:cases.lessons')}
          captionHidden
          rows={lessons}
          rowKey={(one) => one}
          columns={[
            {
              key: 'case',
              header: t('plan:cases.case'),
              rowHeader: true,
              cell: (one) => t(`plan:lessons.${one}.title`),
            },
            ...(['trigger', 'relief', 'lesson'] as const).map((part) => ({
              key: part,
              header: t(`plan:cases.${part}`),
              cell: (one: (typeof lessons)[number]) => t(`plan:lessons.${one}.${part}`),
            })),
          ]}
        />
      </Section>
    </Page>
  )
}

/** A day of the record; where law turned on an instant, the instant in UTC. */
function Day({ step: { on, at, sure } }: { step: Step }) {
  const { t, locale } = useTexts()
  return (
    <span className="flex flex-col">
      {at === null ? null : <Time at={at} timeZone="UTC" />}
      {on === null ? null : <time dateTime={on}>{formatDate(on, locale)}</time>}
      {sure ? null : (
        <span className="text-muted text-sm font-normal">{t('plan:cases.unsure')}</span>
      )}
    </span>
  )
}
