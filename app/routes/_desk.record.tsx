import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { LinkButton } from '#app/components/button.tsx'
import { DataTable } from '#app/components/data-table.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { HashText } from '#app/components/hash-text.tsx'
import { Notice } from '#app/components/notice.tsx'
import { pageHandle } from '#app/components/shell/page-handle.ts'
import { Time } from '#app/components/time.tsx'
import { actWords, SubjectName } from '#app/desk/act-words.tsx'
import { InclusionCheck } from '#app/desk/inclusion-check.tsx'
import { Page } from '#app/desk/page.tsx'
import { Performer } from '#app/desk/performer.tsx'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { LiveHandle } from '#app/live/interest.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { answering } from '#server/responses.ts'
import { nameSubjects } from '#server/transparency/name-subjects.ts'
import { readRecord } from '#server/transparency/read-record.ts'

await Promise.all([readChapter('record'), readChapter('deeds')])

export const handle = {
  ...pageHandle((t) => ({
    title: t('record:title'),
    crumbs: [{ label: t('record:title'), to: paths.record }],
  })),
  live: () => [{ topic: 'record' }],
} satisfies LiveHandle & ReturnType<typeof pageHandle>

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(async () => {
    const before = new URL(request.url).searchParams.get('before')
    const record = await readRecord(context.server, viewer, { before })
    const subjects = await nameSubjects(context.server, viewer, record.entries)
    return {
      ...record,
      isNewest: before === null,
      entries: record.entries.map((entry, i) => ({ ...entry, named: subjects[i] ?? null })),
    }
  })
}

type Recorded = ReturnType<typeof useLoaderData<typeof loader>>['entries'][number]

export default function RecordPage() {
  const { t } = useTexts()
  const { entries, size, root, older, isNewest } = useLoaderData<typeof loader>()
  const columns = useColumns(size, root)
  return (
    <Page title={t('record:title')} lead={t('record:intro')}>
      {entries.length === 0 ? (
        <EmptyState>
          {t('record:empty.title')}. {t('record:empty.hint')}
        </EmptyState>
      ) : (
        <>
          <dl className="border-line flex flex-wrap gap-x-12 gap-y-3 border-y py-3">
            <div>
              <dt className="text-muted text-sm">{t('record:status')}</dt>
              <dd className="text-md font-medium tabular-nums">
                {t('record:size', { count: Number(size) })}
              </dd>
            </div>
            <div>
              <dt className="text-muted text-sm">
                {t('record:root')} · {t('record:rootHint')}
              </dt>
              <dd>
                <HashText value={root} ends={16} />
              </dd>
            </div>
          </dl>
          <DataTable
            caption={t('record:table')}
            captionHidden
            rows={entries}
            rowKey={({ index }) => index}
            columns={columns}
          />
          <nav aria-label={t('record:table')} className="flex flex-wrap gap-2">
            {isNewest ? null : <LinkButton to={paths.record}>{t('record:newest')}</LinkButton>}
            {older === null ? null : (
              <LinkButton to={paths.recordBefore(older)}>{t('record:older')}</LinkButton>
            )}
          </nav>
        </>
      )}
      <Notice>
        <p className="max-w-176">{t('record:limits')}</p>
        <p className="text-muted mt-1 max-w-176">{t('record:statusHint')}</p>
      </Notice>
    </Page>
  )
}

function useColumns(size: string, root: string) {
  const { t } = useTexts()
  return [
    {
      key: 'index',
      header: t('record:columns.index'),
      figures: true,
      cell: ({ index }: Recorded) => <span className="font-mono">{index}</span>,
    },
    {
      key: 'act',
      header: t('record:columns.act'),
      rowHeader: true,
      cell: ({ type, deeds, named, entry, index, delegation, person, at, leafHash }: Recorded) => (
        <div className="flex min-w-40 flex-col gap-0.5">
          <span className="font-medium">{actWords(t, { type, deeds })}</span>
          <span>
            <SubjectName subject={named} />
          </span>
          <span className="flex flex-wrap items-baseline gap-x-2 md:hidden">
            <Performer delegation={delegation} />
            <bdi className="text-muted">{person}</bdi>
          </span>
          <span className="text-muted md:hidden">
            <Time at={at} />
          </span>
          <EntryText entry={entry} index={index} leafHash={leafHash} />
        </div>
      ),
    },
    {
      key: 'by',
      wide: true,
      header: t('record:columns.by'),
      cell: ({ delegation, person }: Recorded) => (
        <span className="flex flex-col gap-0.5 whitespace-nowrap">
          <Performer delegation={delegation} />
          <bdi className="text-muted">{person}</bdi>
        </span>
      ),
    },
    {
      key: 'at',
      wide: true,
      header: t('record:columns.at'),
      cell: ({ at }: Recorded) => (
        <span className="whitespace-nowrap">
          <Time at={at} />
        </span>
      ),
    },
    {
      key: 'leafHash',
      wide: true,
      header: t('record:columns.leafHash'),
      cell: ({ leafHash }: Recorded) => <HashText value={leafHash} ends={6} />,
    },
    {
      key: 'check',
      header: t('record:columns.check'),
      cell: ({ index }: Recorded) => (
        <InclusionCheck key={`${index} ${size}`} index={index} size={size} root={root} />
      ),
    },
  ]
}

/** The exact characters that were hashed, for whoever wants to see them. */
function EntryText({ entry, index, leafHash }: Pick<Recorded, 'entry' | 'index' | 'leafHash'>) {
  const { t } = useTexts()
  return (
    <details className="text-sm">
      <summary className="text-muted hover:text-ink inline-flex min-h-6 items-center underline decoration-dotted underline-offset-4">
        {t('record:showEntry', { index })}
      </summary>
      <p className="text-muted pt-1">{t('record:entryTextHint')}</p>
      <code dir="ltr" className="bg-sunken rounded-chip mt-1 block max-w-120 p-2 break-all">
        {entry}
      </code>
      <p className="pt-1 md:hidden">
        {t('record:columns.leafHash')} <HashText value={leafHash} ends={6} />
      </p>
    </details>
  )
}
