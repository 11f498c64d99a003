import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'

import { EmptyState } from '#app/components/empty-state.tsx'
import { Status } from '#app/components/status.tsx'
import { Time } from '#app/components/time.tsx'
import { documentHandle } from '#app/desk/document-handle.ts'
import { Page, Section } from '#app/desk/page.tsx'
import { paragraphTones } from '#app/desk/paragraph-tones.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { readParagraphs } from '#server/drafting/read-paragraphs.ts'
import type { ParagraphKept } from '#server/drafting/read-paragraphs.ts'
import { answering } from '#server/responses.ts'

await readChapter('paragraphs')

export const handle = documentHandle<typeof loader>({
  document: (read) => read,
  below: (t, { id }) => [{ label: t('paragraphs:title'), to: paths.paragraphs(id) }],
  follows: ['document', 'labels', 'paragraphs'],
})

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(() => readParagraphs(context.server, viewer, params['document']))
}

/** Every numbered paragraph with its state, and apart from them what was deleted and may be restored. */
export default function ParagraphsPage() {
  const { t } = useTexts()
  const { id, paragraphs } = useLoaderData<typeof loader>()
  const deleted = paragraphs.filter(({ state }) => state === 'deleted')
  const standing = paragraphs.filter(({ state }) => state !== 'deleted')
  return (
    <Page
      narrow
      title={t('paragraphs:title')}
      lead={t('paragraphs:lead')}
      action={
        <p className="flex flex-wrap gap-x-4">
          <Link to={paths.documentPanel(id, 'paragraphs')} className="text-accent underline">
            {t('paragraphs:back')}
          </Link>
          <Link to={paths.placeholder(id)} className="text-accent underline">
            {t('paragraphs:placeholder')}
          </Link>
        </p>
      }
    >
      <Section id="standing" title={t('paragraphs:standing')}>
        {standing.length === 0 ? (
          <EmptyState>{t('paragraphs:none')}</EmptyState>
        ) : (
          <List document={id} paragraphs={standing} />
        )}
      </Section>
      {deleted.length === 0 ? null : (
        <Section id="deleted" title={t('paragraphs:deleted')}>
          <p className="text-muted">{t('paragraphs:restorable')}</p>
          <List document={id} paragraphs={deleted} />
        </Section>
      )}
    </Page>
  )
}

function List({
  document,
  paragraphs,
}: {
  document: string
  paragraphs: readonly ParagraphKept[]
}) {
  const { t } = useTexts()
  return (
    <ol className="border-line border-t">
      {paragraphs.map(({ block, label, words, state, fix }) => (
        <li
          key={block}
          className="border-line flex flex-wrap items-baseline gap-x-3 gap-y-1 border-b py-2"
        >
          <Link
            to={paths.paragraph(document, block)}
            className="text-accent w-14 flex-none font-mono text-sm underline"
          >
            <bdi>{label ?? t('documents:brackets.place')}</bdi>
          </Link>
          <span dir="auto" className="font-document line-clamp-2 min-w-40 flex-1">
            {words}
          </span>
          <span className="flex-none text-sm">
            <Status tone={paragraphTones[state]}>
              {t(`documents:paragraphs.states.${state}`)}
            </Status>
          </span>
          {fix === null ? null : (
            <p className="text-muted w-full text-sm">
              {t('paragraphs:fixed')} <Time at={fix.until} />
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}
