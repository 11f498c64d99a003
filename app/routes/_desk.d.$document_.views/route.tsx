import '#styles/editor.css'
import { data } from '@remix-run/node'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'

import { SheetHead } from '#app/components/sheet-head.tsx'
import { Time } from '#app/components/time.tsx'
import { documentHandle } from '#app/desk/document-handle.ts'
import { ViewTabs } from '#app/desk/view-tabs.tsx'
import type { FieldErrors } from '#app/domain/kernel/refusal.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { readView } from '#server/drafting/read-view.ts'
import type { Moment, ReadView } from '#server/drafting/read-view.ts'
import { BadInput } from '#server/refusals.ts'
import { answering } from '#server/responses.ts'

import { ViewChoice } from './view-choice.tsx'
import { ViewText } from './view-text.tsx'

await readChapter('views')

export const handle = documentHandle<typeof loader>({
  document: ({ read }) => read,
  below: (t, { read: { id, view } }) => [
    { label: t(`views:kinds.${view.as}`), to: paths.documentView(id, { as: view.as }) },
  ],
  follows: ['document', 'labels', 'brackets'],
})

/** What names no delegation and no moment is shown again in its field, with the sentence why. */
export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  const asked = Object.fromEntries(new URL(request.url).searchParams)
  const read = (input: unknown) => readView(context.server, viewer, params['document'], input)
  return answering(async () => {
    const none: FieldErrors = {}
    try {
      return data({ read: await read(asked), errors: none })
    } catch (error) {
      if (!(error instanceof BadInput) || error.fields['as'] !== undefined) throw error
      const fallback = { as: asked['as'] }
      return data({ read: await read(fallback), errors: error.fields }, { status: 400 })
    }
  })
}

export default function ViewPage() {
  const { t } = useTexts()
  const [search] = useSearchParams()
  const { read, errors } = useLoaderData<typeof loader>()
  const { id, symbol, title, view } = read
  const look = search.get('look') === 'projection' ? 'projected' : undefined
  const isRefused = Object.keys(errors).length > 0
  const of = view.as === 'wanted' ? read.delegations.find((one) => one.id === view.of) : undefined
  return (
    <div className="sheet">
      <SheetHead symbol={symbol} title={title}>
        {t(`views:kinds.${view.as}`)} <bdi>{of?.code}</bdi> · <AsOf read={read} />
        {read.isAdopted && view.as === 'clean' ? null : ` · ${t('documents:views.unofficial')}`}
      </SheetHead>
      <header className="border-line px-gutter flex flex-wrap items-end justify-between gap-x-8 gap-y-2 border-b py-4 md:px-8">
        <div className="flex min-w-0 flex-col gap-1">
          <p className="text-muted flex flex-wrap items-baseline gap-x-3 text-sm">
            <bdi className="text-ink font-mono font-medium">{symbol}</bdi>
            <span>{t(`views:kinds.${view.as}`)}</span>
            <span>
              <AsOf read={read} />
            </span>
          </p>
          <h1 className="text-xl">
            <bdi>{title}</bdi>
          </h1>
        </div>
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm print:hidden">
          {look === undefined ? (
            <span className="flex flex-wrap gap-x-2">
              <span className="text-muted">{t('views:download')}</span>
              {files.map(([name, label]) => (
                <a key={name} href={paths.documentText(id, name)} download lang="en">
                  {label}
                </a>
              ))}
            </span>
          ) : null}
          <Link to={paths.documentView(id, otherLook(search))}>
            {t(`views:${look === undefined ? 'project' : 'leave'}`)}
          </Link>
        </p>
      </header>
      {look === undefined ? <ViewTabs document={id} here={view.as} /> : null}
      <div className="px-gutter flex flex-col gap-4 py-4 md:px-8">
        {look === undefined ? (
          <>
            <p className="text-muted max-w-176">{t(`views:leads.${view.as}`)}</p>
            <ViewChoice read={read} errors={errors} />
          </>
        ) : null}
        {isRefused ? null : <ViewText read={read} look={look} />}
      </div>
    </div>
  )
}

/** The text with its brackets for other tools, by what each calls its form. */
const files = [
  ['text.docx', 'Word'],
  ['text.pdf', 'PDF'],
  ['text.md', 'Markdown'],
  ['text.html', 'HTML'],
  ['text.json', 'JSON'],
] as const

/** As of which edit this is the text; of what is compared, both. */
function AsOf({ read: { head, view } }: { read: ReadView }) {
  const { t } = useTexts()
  if (view.as !== 'changes') return t('documents:history.issued', { seq: head })
  return (
    <>
      <MomentName moment={view.from} /> – <MomentName moment={view.to} />
    </>
  )
}

function MomentName({ moment: { seq, symbol, at } }: { moment: Moment }) {
  const { t } = useTexts()
  return (
    <>
      {symbol === null ? null : <bdi>{symbol}</bdi>} {t('documents:history.issued', { seq })}
      {at === null ? null : (
        <>
          {' '}
          (<Time at={at} />)
        </>
      )}
    </>
  )
}

/** The same view on the wall of the room, or back from it. */
function otherLook(search: URLSearchParams): Readonly<Record<string, string>> {
  const { look, ...asked } = Object.fromEntries(search)
  return look === 'projection' ? asked : { ...asked, look: 'projection' }
}
