import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'

import { LinkButton } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { pageHandle } from '#app/components/shell/page-handle.ts'
import { Page } from '#app/desk/page.tsx'
import { useViewer } from '#app/desk/use-viewer.ts'
import { may } from '#app/domain/accounts/may.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { LiveHandle } from '#app/live/interest.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { listFrameworks } from '#server/accounts/list-frameworks.ts'
import { answering } from '#server/responses.ts'

await readChapter('frameworks')

export const handle = {
  ...pageHandle((t) => ({
    title: t('desk:frameworks.title'),
    crumbs: [{ label: t('desk:frameworks.title'), to: paths.frameworks }],
  })),
  live: () => [{ topic: 'frameworks' }, { topic: 'document' }],
} satisfies LiveHandle & ReturnType<typeof pageHandle>

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(async () => ({ frameworks: await listFrameworks(context.server, viewer) }))
}

export default function Frameworks() {
  const { t } = useTexts()
  const viewer = useViewer()
  const { frameworks } = useLoaderData<typeof loader>()
  const create = may(viewer, 'framework.create', viewer) ? (
    <LinkButton look="primary" to={paths.newFramework}>
      {t('desk:frameworks.create')}
    </LinkButton>
  ) : null
  return (
    <Page title={t('desk:frameworks.title')} lead={t('frameworks:lead')} action={create}>
      {frameworks.length === 0 ? (
        <EmptyState>
          {t(create === null ? 'frameworks:emptyOthers' : 'frameworks:empty')}
        </EmptyState>
      ) : (
        <ul className="border-line border-t">
          {frameworks.map(({ id, name, summary, documents, openForDrafting }) => (
            <li key={id} className="border-line flex flex-col gap-1 border-b py-4">
              <h2 className="text-lg">
                <Link
                  to={paths.framework(id)}
                  prefetch="intent"
                  className="text-accent no-underline hover:underline"
                >
                  <bdi>{name}</bdi>
                </Link>
              </h2>
              <p dir="auto" className="max-w-160">
                {summary}
              </p>
              <p className="text-muted text-sm">
                {t('frameworks:documents', { count: documents })}
                {documents === 0 ? null : ` · ${t('frameworks:open', { count: openForDrafting })}`}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
