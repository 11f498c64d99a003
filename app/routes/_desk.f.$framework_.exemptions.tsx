import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'

import { LinkButton } from '#app/components/button.tsx'
import { DataTable } from '#app/components/data-table.tsx'
import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { frameworkCrumb, pageHandle } from '#app/components/shell/page-handle.ts'
import { Status } from '#app/components/status.tsx'
import { Time } from '#app/components/time.tsx'
import { Page } from '#app/desk/page.tsx'
import { exemptionTones } from '#app/desk/relief-tones.ts'
import { useViewer } from '#app/desk/use-viewer.ts'
import { may } from '#app/domain/accounts/may.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { LiveHandle } from '#app/live/interest.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { answering } from '#server/responses.ts'
import { listExemptions } from '#server/safeguards/list-exemptions.ts'

await readChapter('safeguards')

export const handle = {
  ...pageHandle<typeof loader>((t, data) => ({
    title: t('safeguards:title'),
    crumbs: data && [
      frameworkCrumb(data.framework),
      { label: t('safeguards:title'), to: paths.exemptions(data.framework.id) },
    ],
  })),
  live: ({ framework }) => [{ topic: 'safeguards', subject: framework }],
} satisfies LiveHandle & ReturnType<typeof pageHandle<typeof loader>>

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(() => listExemptions(context.server, viewer, params['framework']))
}

export default function Exemptions() {
  const { t } = useTexts()
  const viewer = useViewer()
  const { framework, exemptions } = useLoaderData<typeof loader>()
  const propose = may(viewer, 'exemption.propose', viewer) ? (
    <LinkButton look="primary" to={paths.newExemption(framework.id)}>
      {t('safeguards:propose')}
    </LinkButton>
  ) : null
  return (
    <Page
      title={t('safeguards:title')}
      lead={t('safeguards:lead')}
      action={exemptions.length === 0 ? null : propose}
    >
      {exemptions.length === 0 ? (
        <EmptyState action={propose}>{t('safeguards:empty')}</EmptyState>
      ) : (
        <DataTable
          caption={t('safeguards:title')}
          captionHidden
          rows={exemptions}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'title',
              header: t('safeguards:exemption'),
              rowHeader: true,
              cell: ({ id, title }) => (
                <Link to={paths.exemption(framework.id, id)}>
                  <bdi>{title}</bdi>
                </Link>
              ),
            },
            {
              key: 'kind',
              header: t('safeguards:kind'),
              cell: ({ kind }) => t(`safeguards:kinds.${kind}`),
            },
            {
              key: 'state',
              header: t('safeguards:state'),
              cell: ({ state }) => (
                <Status tone={exemptionTones[state]}>{t(`safeguards:states.${state}`)}</Status>
              ),
            },
            {
              key: 'ends',
              header: t('safeguards:ends'),
              cell: ({ ends }) => (ends === null ? '–' : <Time at={ends} />),
            },
            {
              key: 'overseer',
              header: t('safeguards:terms.overseer'),
              wide: true,
              cell: ({ overseer }) => <DelegationTag delegation={overseer} named />,
            },
          ]}
        />
      )}
    </Page>
  )
}
