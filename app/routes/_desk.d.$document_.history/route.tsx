import '#styles/editor.css'
import { data } from '@remix-run/node'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'

import { EmptyState } from '#app/components/empty-state.tsx'
import { SheetHead } from '#app/components/sheet-head.tsx'
import { documentHandle } from '#app/desk/document-handle.ts'
import { ViewTabs } from '#app/desk/view-tabs.tsx'
import type { FieldErrors } from '#app/domain/kernel/refusal.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { readMoment } from '#server/drafting/read-moment.ts'
import { BadInput } from '#server/refusals.ts'
import { answering } from '#server/responses.ts'

import { Authors } from './authors.tsx'
import { MomentChoice } from './moment-choice.tsx'
import { WrittenText } from './written-text.tsx'

await readChapter('history')
await readChapter('views')

export const handle = documentHandle<typeof loader>({
  document: ({ read }) => read,
  below: (t, { read }) => [{ label: t('history:title'), to: paths.documentHistory(read.id) }],
  follows: ['document'],
})

/** An edit that was not made is said at the field, above the text as it is now. */
export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  const asked = Object.fromEntries(new URL(request.url).searchParams)
  const read = (input: unknown) => readMoment(context.server, viewer, params['document'], input)
  return answering(async () => {
    const none: FieldErrors = {}
    try {
      return data({ read: await read(asked), errors: none })
    } catch (error) {
      if (!(error instanceof BadInput)) throw error
      return data({ read: await read({}), errors: error.fields }, { status: 400 })
    }
  })
}

export default function HistoryPage() {
  const { t } = useTexts()
  const { read, errors } = useLoaderData<typeof loader>()
  const { id, symbol, title, seq } = read
  const asOf = t('documents:history.issued', { seq })
  return (
    <div className="sheet">
      <SheetHead symbol={symbol} title={title}>
        {t('history:title')} · {asOf}
      </SheetHead>
      <header className="border-line px-gutter flex flex-col gap-1 border-b py-4 md:px-8">
        <p className="text-muted flex flex-wrap items-baseline gap-x-3 text-sm">
          <bdi className="text-ink font-mono font-medium">{symbol}</bdi>
          <span>{t('history:title')}</span>
          <span>{asOf}</span>
        </p>
        <h1 className="text-xl">
          <bdi>{title}</bdi>
        </h1>
      </header>
      <ViewTabs document={id} here="history" />
      <div className="px-gutter flex flex-col gap-4 py-4 md:px-8">
        <p className="text-muted max-w-176">{t('history:lead')}</p>
        <MomentChoice key={seq} read={read} error={errors['at']} />
        {read.blocks.length === 0 ? (
          <EmptyState>{t('history:empty')}</EmptyState>
        ) : (
          <>
            <Authors read={read} />
            <p className="text-sm print:hidden">
              <Link to={paths.documentView(id, { as: 'changes', from: String(seq) })}>
                {t('history:compare')}
              </Link>
            </p>
            <WrittenText read={read} />
          </>
        )}
      </div>
    </div>
  )
}
