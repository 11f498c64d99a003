import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { pageHandle } from '#app/components/shell/page-handle.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { dataCredit } from '#server/calendar/country-table.ts'

await readChapter('about')

export const handle = pageHandle((t) => ({ title: t('about.title') }))

export function loader({ context }: LoaderFunctionArgs) {
  return { version: context.server.version, credit: dataCredit }
}

/** What this is, under which licence, and whose work it stands on. */
export default function About() {
  const { t } = useTexts()
  const { version, credit } = useLoaderData<typeof loader>()
  return (
    <div className="flex flex-col gap-4">
      <h1 className="text-2xl">{t('about.title')}</h1>
      <p className="text-muted text-lg">{t('about:purpose')}</p>
      <p>{t('about:version', { version })}</p>
      <p>{t('about:licence')}</p>
      <p>{t('about:holidays', { credit })}</p>
      <p>{t('about:fonts')}</p>
    </div>
  )
}
