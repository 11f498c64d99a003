import '#styles/editor.css'
import '#styles/grid.css'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { lazy, Suspense, useMemo, useSyncExternalStore } from 'react'

import { ShellSlot } from '#app/components/shell/slots.tsx'
import { Skeleton } from '#app/components/skeleton.tsx'
import { documentHandle } from '#app/desk/document-handle.ts'
import { Tab } from '#app/desk/tab.tsx'
import { useViewer } from '#app/desk/use-viewer.ts'
import { tables } from '#app/editor/grid/columns.ts'
import { PresenceList } from '#app/editor/presence-list.tsx'
import { SavedIndicator } from '#app/editor/saved-indicator.tsx'
import { TextSessionProvider } from '#app/editor/text-session.tsx'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { answering } from '#server/responses.ts'
import { showGrid } from '#server/verification/show-grid.ts'

import { locksOf } from './locks-of.ts'

await readChapter('verification')

const FormatGrid = lazy(async () => ({
  default: (await import('#app/editor/grid/format-grid.tsx')).FormatGrid,
}))

export const handle = documentHandle<typeof loader>({
  document: (format) => format,
  below: (t, { id }) => [{ label: t('verification:grid.title'), to: paths.documentGrid(id) }],
  follows: ['document', 'brackets', 'paragraphs'],
})

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(() => showGrid(context.server, viewer, params['document']))
}

export default function GridPage() {
  const { t } = useTexts()
  const viewer = useViewer()
  const format = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  const { id, title, access, holders } = format
  const table = tables.find((one) => one === search.get('of')) ?? 'indicator'
  const locks = useMemo(() => locksOf(format), [format])
  const waiting = <Skeleton lines={6} />
  return (
    <TextSessionProvider key={`${id} ${access}`}>
      <ShellSlot name="presence">
        <PresenceList />
      </ShellSlot>
      <ShellSlot name="saved">
        <SavedIndicator />
      </ShellSlot>
      <div className="px-gutter flex flex-col gap-3 py-4 md:px-8">
        <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-2">
          <div>
            <h1 className="text-xl">
              <bdi>{title}</bdi>
            </h1>
            <p className="text-muted text-sm">{t('verification:grid.lead')}</p>
          </div>
          <p className="flex flex-wrap gap-x-4 text-sm">
            <Link to={paths.document(id)}>{t('verification:format.liveText')}</Link>
            <Link to={paths.documentFormat(id)}>{t('verification:grid.check')}</Link>
          </p>
        </header>
        <nav aria-label={t('verification:grid.parts')} className="border-line border-b pb-2">
          <ul className="-mx-2 flex flex-wrap gap-1">
            {tables.map((one) => (
              <Tab key={one} to={paths.documentGrid(id, one)} isHere={one === table}>
                {t(`verification:grid.tables.${one}`)}
              </Tab>
            ))}
          </ul>
        </nav>
        {locks.all === null ? null : (
          <p className="text-muted text-sm">
            {locks.annex.size > 0
              ? t('verification:grid.annexOpen')
              : t(`verification:grid.why.${locks.all}`)}
          </p>
        )}
        {useIsBrowser() ? (
          <Suspense fallback={waiting}>
            <FormatGrid
              documentId={id}
              viewer={viewer}
              table={table}
              locks={locks}
              holders={holders}
            />
          </Suspense>
        ) : (
          waiting
        )}
        <noscript>
          <p>{t('verification:grid.noScript')}</p>
        </noscript>
        <p className="text-muted text-sm print:hidden">{t('verification:grid.keys')}</p>
      </div>
    </TextSessionProvider>
  )
}

function useIsBrowser(): boolean {
  return useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  )
}
