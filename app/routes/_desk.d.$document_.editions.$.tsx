import '#styles/editor.css'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'

import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { HashText } from '#app/components/hash-text.tsx'
import { SheetHead } from '#app/components/sheet-head.tsx'
import { frameworkCrumb, pageHandle } from '#app/components/shell/page-handle.ts'
import { Time } from '#app/components/time.tsx'
import { StatementWords } from '#app/desk/statement-words.tsx'
import { tongueOf } from '#app/domain/drafting/tongue-of.ts'
import { ReadingView } from '#app/editor/reading-view.tsx'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { readEdition } from '#server/drafting/read-edition.ts'
import { readStatements } from '#server/drafting/read-statements.ts'
import type { StatementShown } from '#server/drafting/read-statements.ts'
import { answering } from '#server/responses.ts'

await Promise.all([readChapter('life'), readChapter('statements')])

export const handle = pageHandle<typeof loader>((t, edition) => ({
  title: edition === undefined ? '' : `${edition.symbol} ${edition.title}`,
  crumbs: edition && [
    frameworkCrumb(edition.framework),
    { label: t('life:title'), to: paths.documentLife(edition.document) },
    { label: edition.symbol, to: paths.edition(edition.document, edition.symbol) },
  ],
}))

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(async () => {
    const { canonical: _, ...edition } = await readEdition(
      context.server,
      viewer,
      params['document'],
      params['*'],
    )
    const { document, symbol } = edition
    const { statements } = await readStatements(context.server, viewer, document, symbol)
    return { ...edition, said: statements.filter((one) => one.symbol === symbol) }
  })
}

export default function EditionPage() {
  const { t } = useTexts()
  const edition = useLoaderData<typeof loader>()
  const { document, symbol, title, how, adoptedAt, words, seq, blocks, labels } = edition
  return (
    <div className="sheet">
      <SheetHead symbol={symbol} title={title}>
        {t('life:edition.official')} · {words}
      </SheetHead>
      <header className="border-line px-gutter flex flex-col gap-2 border-b py-4 md:px-8">
        <p className="text-muted flex flex-wrap items-baseline gap-x-3 text-sm">
          <bdi className="text-ink font-mono font-medium">{symbol}</bdi>
          <span>{t('life:edition.official')}</span>
          <span>
            {t('life:edition.adopted')} <Time at={adoptedAt} /> {t(`life:how.${how}`)}
          </span>
          <span>
            {t('life:edition.seq')} {seq}
          </span>
        </p>
        {edition.sponsors.length === 0 ? null : (
          <p className="flex flex-wrap items-baseline gap-x-3 text-sm">
            <span className="text-muted">{t('life:sponsors.names')}</span>
            {edition.sponsors.map((delegation) => (
              <DelegationTag key={delegation.id} delegation={delegation} named />
            ))}
          </p>
        )}
        <h1 className="text-xl">
          <bdi>{title}</bdi>
        </h1>
        <p className="text-muted max-w-176 print:hidden">{t('life:edition.lead')}</p>
        <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm print:hidden">
          <span className="text-muted">
            {t('life:edition.hash')} <HashText value={words} />
          </span>
          <a href={paths.editionJson(document, symbol)}>{t('life:edition.download')}</a>
          <a href={paths.editionOnPaper(document, symbol, 'docx')} download lang="en">
            Word
          </a>
          <a href={paths.editionOnPaper(document, symbol, 'pdf')} download lang="en">
            PDF
          </a>
          <Link to={paths.documentLife(document)}>{t('life:edition.life')}</Link>
          <Link to={paths.documentStatements(document, symbol)}>{t('statements:title')}</Link>
        </p>
      </header>
      <div className="px-gutter py-4 md:px-8">
        <ReadingView {...{ blocks, labels }} holders={{}} {...tongueOf(blocks)} />
      </div>
      <Said said={edition.said} labels={labels} />
    </div>
  )
}

/** What was put on record beside these words; paragraphs lead to where they stand. */
function Said({
  said,
  labels,
}: {
  said: readonly StatementShown[]
  labels: Readonly<Record<string, string>>
}) {
  const { t } = useTexts()
  if (said.length === 0) return null
  return (
    <section aria-labelledby="said" className="border-line px-gutter border-t py-4 md:px-8">
      <h2 id="said" className="text-lg">
        {t('statements:title')}
      </h2>
      <ul>
        {said.map((statement) => (
          <li key={statement.id} className="py-3">
            <StatementWords
              statement={statement}
              paragraphs={
                statement.paragraphs.length === 0
                  ? t('statements:whole')
                  : statement.paragraphs.map((block) => (
                      <a key={block} href={`#${block}`} className="me-2">
                        {labels[block]}
                      </a>
                    ))
              }
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
