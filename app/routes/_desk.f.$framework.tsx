import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'

import { LinkButton } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { frameworkCrumb, pageHandle } from '#app/components/shell/page-handle.ts'
import { DocumentList } from '#app/desk/document-list.tsx'
import { Page, Section } from '#app/desk/page.tsx'
import { useViewer } from '#app/desk/use-viewer.ts'
import { may } from '#app/domain/accounts/may.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { LiveHandle } from '#app/live/interest.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { readFramework } from '#server/accounts/read-framework.ts'
import { listDocuments } from '#server/drafting/list-documents.ts'
import { answering } from '#server/responses.ts'

await readChapter('frameworks')

export const handle = {
  ...pageHandle<typeof loader>((t, data) => ({
    title: data?.framework.name ?? '',
    crumbs: [
      { label: t('desk:frameworks.title'), to: paths.frameworks },
      ...(data === undefined ? [] : [frameworkCrumb(data.framework)]),
    ],
  })),
  live: () => [{ topic: 'frameworks' }, { topic: 'document' }],
} satisfies LiveHandle & ReturnType<typeof pageHandle<typeof loader>>

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(async () => {
    const framework = await readFramework(context.server, viewer, params['framework'])
    const documents = await listDocuments(context.server, viewer, { framework: framework.id })
    return { framework, documents }
  })
}

export default function Framework() {
  const { t } = useTexts()
  const viewer = useViewer()
  const { framework, documents } = useLoaderData<typeof loader>()
  const create = may(viewer, 'document.create', viewer) ? (
    <LinkButton look="primary" to={paths.newDocument(framework.id)}>
      {t('documents:create')}
    </LinkButton>
  ) : null
  return (
    <Page
      title={<bdi>{framework.name}</bdi>}
      lead={<span dir="auto">{framework.summary}</span>}
      action={documents.length === 0 ? null : create}
    >
      <p>
        <Link to={paths.positions(framework.id)}>{t('documents:positions')}</Link>
      </p>
      <p>
        <Link to={paths.relief(framework.id)}>{t('frameworks:relief')}</Link>
      </p>
      <p>
        <Link to={paths.exemptions(framework.id)}>{t('frameworks:exemptions')}</Link>
      </p>
      <p>
        <Link to={paths.snapbacks(framework.id)}>{t('frameworks:snapbacks')}</Link>
      </p>
      <Section id="documents" title={t('documents:title')}>
        {documents.length === 0 ? (
          <EmptyState action={create}>{t('documents:empty')}</EmptyState>
        ) : (
          <DocumentList
            label={t('documents:table', { framework: framework.name })}
            documents={documents}
          />
        )}
      </Section>
    </Page>
  )
}
