import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'

import { LinkButton } from '#app/components/button.tsx'
import { Countdown } from '#app/components/countdown.tsx'
import { DataTable } from '#app/components/data-table.tsx'
import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { frameworkCrumb, pageHandle } from '#app/components/shell/page-handle.ts'
import { Status } from '#app/components/status.tsx'
import { Time } from '#app/components/time.tsx'
import { Page } from '#app/desk/page.tsx'
import { snapbackTones } from '#app/desk/relief-tones.ts'
import { useViewer } from '#app/desk/use-viewer.ts'
import { may } from '#app/domain/accounts/may.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { LiveHandle } from '#app/live/interest.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { answering } from '#server/responses.ts'
import { listSnapbacks } from '#server/safeguards/list-snapbacks.ts'

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
  return answering(() => listSnapbacks(context.server, viewer, params['framework']))
}

export default function Snapbacks() {
  const { t } = useTexts()
  const viewer = useViewer()
  const { framework, snapbacks, targets } = useLoaderData<typeof loader>()
  const notify =
    may(viewer, 'snapback.act', viewer) && targets.length > 0 ? (
      <LinkButton to={paths.newSnapback(framework.id)}>{t('snapback:notify')}</LinkButton>
    ) : null
  return (
    <Page
      title={t('snapback:title')}
      lead={t('snapback:lead')}
      action={snapbacks.length === 0 ? null : notify}
    >
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
    </Page>
  )
}
