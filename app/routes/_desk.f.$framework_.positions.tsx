import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'

import { LinkButton } from '#app/components/button.tsx'
import { DataTable } from '#app/components/data-table.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { frameworkCrumb, pageHandle } from '#app/components/shell/page-handle.ts'
import { Page } from '#app/desk/page.tsx'
import { CellHeld } from '#app/desk/positions/held.tsx'
import { Parts } from '#app/desk/positions/parts.tsx'
import { SubjectTitle, SubjectWords } from '#app/desk/positions/subject-title.tsx'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { LiveHandle } from '#app/live/interest.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { readPositions } from '#server/positions/read-positions.ts'
import { answering } from '#server/responses.ts'

await readChapter('positions')

export const handle = {
  ...pageHandle<typeof loader>((t, data) => ({
    title: t('positions:title'),
    crumbs: data && [
      { label: t('desk:frameworks.title'), to: paths.frameworks },
      frameworkCrumb(data.framework),
      { label: t('positions:title'), to: paths.positions(data.framework.id) },
    ],
  })),
  live: ({ framework }) => [
    { topic: 'positions', subject: framework },
    { topic: 'public-positions', subject: framework },
  ],
} satisfies LiveHandle & ReturnType<typeof pageHandle<typeof loader>>

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  const from = new URL(request.url).searchParams.get('from')
  return answering(() => readPositions(context.server, viewer, params['framework'], from))
}

export default function Positions() {
  const { t } = useTexts()
  const { framework, members, rows, all, from, size, ...may } = useLoaderData<typeof loader>()
  const add = may.mayDeclare ? (
    <LinkButton to={paths.newSubject(framework.id)}>{t('positions:add')}</LinkButton>
  ) : null
  return (
    <Page
      title={t('positions:title')}
      lead={t('positions:lead')}
      action={rows.length === 0 ? null : add}
    >
      <p className="flex flex-wrap gap-x-4 empty:hidden">
        {rows.length === 0 ? null : (
          <>
            <Link to={paths.figures(framework.id, 'glance')}>{t('positions:figures')}</Link>
            <a href={paths.positionsFile(framework.id)} download>
              {t('positions:file')}
            </a>
          </>
        )}
        {may.mayAnswer ? (
          <Link to={paths.ownPositions(framework.id)}>{t('positions:mine')}</Link>
        ) : null}
        {may.mayImport ? (
          <Link to={paths.importPositions(framework.id)}>{t('positions:import')}</Link>
        ) : null}
      </p>
      {rows.length === 0 ? (
        <EmptyState action={add}>{t('positions:empty')}</EmptyState>
      ) : (
        <>
          <Parts
            of={t('positions:table')}
            all={all}
            size={size}
            from={from}
            to={(part) => paths.positionsFrom(framework.id, part)}
          />
          <DataTable
            caption={t('positions:table')}
            captionHidden
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'subject',
                header: t('positions:subject'),
                rowHeader: true,
                cell: ({ id, name }) => (
                  <span className="flex max-w-88 min-w-48 flex-col">
                    <Link to={paths.positionsOn(framework.id, id)}>
                      <SubjectTitle name={name} />
                    </Link>
                    <SubjectWords name={name} />
                  </span>
                ),
              },
              ...members.map(({ id, code }, at) => ({
                key: id,
                header: code,
                cell: ({ cells, scale, value }: (typeof rows)[number]) => (
                  <CellHeld cell={cells[at] ?? { kind: 'none' }} scale={scale} value={value} />
                ),
              })),
            ]}
          />
        </>
      )}
    </Page>
  )
}
