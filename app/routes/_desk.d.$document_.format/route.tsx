import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'

import { EmptyState } from '#app/components/empty-state.tsx'
import { SheetHead } from '#app/components/sheet-head.tsx'
import { pageHandle } from '#app/components/shell/page-handle.ts'
import { Status } from '#app/components/status.tsx'
import { Page, Section } from '#app/desk/page.tsx'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { LiveHandle } from '#app/live/interest.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { answering } from '#server/responses.ts'
import { showFormat } from '#server/verification/show-format.ts'

import { BundleFiles } from './bundle-files.tsx'
import { FormatFacts } from './format-facts.tsx'
import { IndicatorTable } from './indicator-table.tsx'
import { ProblemList } from './problem-list.tsx'

await readChapter('verification')

export const handle = {
  ...pageHandle<typeof loader>((t, format) => ({
    title: format === undefined ? '' : `${format.symbol} ${t('verification:format.title')}`,
    crumbs:
      format === undefined
        ? []
        : [
            { label: format.framework.name, to: paths.framework(format.framework.id) },
            { label: format.symbol, to: paths.document(format.id) },
            { label: t('verification:format.title'), to: paths.documentFormat(format.id) },
          ],
  })),
  live: ({ document }) => [
    { topic: 'document', subject: document },
    { topic: 'brackets', subject: document },
  ],
} satisfies LiveHandle & ReturnType<typeof pageHandle<typeof loader>>

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(() => showFormat(context.server, viewer, params['document']))
}

export default function FormatPage() {
  const { t } = useTexts()
  const format = useLoaderData<typeof loader>()
  const { id, symbol, title, head, sections, problems } = format
  return (
    <>
      <SheetHead symbol={symbol} title={title}>
        {t('verification:format.draft')} · {t('verification:format.asOf', { seq: head })}
      </SheetHead>
      <Page
        title={<bdi>{title}</bdi>}
        lead={t('verification:format.lead')}
        action={
          <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm">
            <Status tone="hold">{t('verification:format.draft')}</Status>
            <span className="text-muted">{t('verification:format.asOf', { seq: head })}</span>
            <Link to={paths.document(id)}>{t('verification:format.liveText')}</Link>
          </div>
        }
      >
        <FormatFacts format={format} />
        <ProblemList document={id} problems={problems} />
        <BundleFiles format={format} />
        {sections.length === 0 ? (
          <EmptyState>{t('verification:format.empty')}</EmptyState>
        ) : (
          sections.map((section, at) => (
            <Section
              key={at}
              id={`section-${at}`}
              title={
                section.title === null ? t('verification:format.early') : <bdi>{section.title}</bdi>
              }
            >
              <IndicatorTable document={id} section={section} />
            </Section>
          ))
        )}
      </Page>
    </>
  )
}
