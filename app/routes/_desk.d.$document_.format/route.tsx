import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'

import { EmptyState } from '#app/components/empty-state.tsx'
import { SheetHead } from '#app/components/sheet-head.tsx'
import { Status } from '#app/components/status.tsx'
import { answerTo } from '#app/desk/act-form.tsx'
import { documentHandle } from '#app/desk/document-handle.ts'
import { OtherErrors } from '#app/desk/other-errors.tsx'
import { Page, Section } from '#app/desk/page.tsx'
import { useAnswer } from '#app/desk/use-answer.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { proveInForm } from '#server/accounts/prove-in-form.ts'
import { findDocument } from '#server/drafting/find-document.ts'
import { answerForm } from '#server/form-answer.ts'
import type { SentForm } from '#server/form.ts'
import { answering } from '#server/responses.ts'
import { seeOther } from '#server/see-other.ts'
import { publishFormat } from '#server/verification/publish-format.ts'
import { showFormat } from '#server/verification/show-format.ts'

import { BundleFiles } from './bundle-files.tsx'
import { FormatFacts } from './format-facts.tsx'
import { IndicatorTable } from './indicator-table.tsx'
import { ProblemList } from './problem-list.tsx'
import { PublishedVersions } from './published-versions.tsx'

await readChapter('verification')

export const handle = documentHandle<typeof loader>({
  document: (format) => format,
  below: (t, { id }) => [{ label: t('verification:format.title'), to: paths.documentFormat(id) }],
  follows: ['document', 'brackets'],
})

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(async () => ({
    ...(await showFormat(context.server, viewer, params['document'])),
    actKey: context.server.newId(),
  }))
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const { server, requester } = context
  const signed = signedIn(context, request)
  return answerForm(request, async (form, key) => {
    const { id: document } = await findDocument(server, signed, params['document'])
    const viewer = await proveInForm(server, requester, signed, form)
    const { symbol, audience } = form
    const became = becameIn(form)
    await publishFormat(server, viewer, { document, symbol, audience, became }, key())
    return seeOther(paths.documentFormat(document))
  })
}

/** `became.C-04.fate` and `became.C-04.words` as one; an identifier has no dot. */
function becameIn(form: SentForm): Record<string, Record<string, string>> {
  const became: Record<string, Record<string, string>> = {}
  for (const [name, value] of Object.entries(form)) {
    const [what, id, part] = name.split('.')
    if (what === 'became' && id !== undefined && part !== undefined)
      became[id] = { ...became[id], [part]: value }
  }
  return became
}

export default function FormatPage() {
  const { t } = useTexts()
  const format = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
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
            <Link to={paths.documentGrid(id)}>{t('verification:grid.title')}</Link>
          </div>
        }
      >
        <OtherErrors answer={answer} shown={['publish']} />
        <PublishedVersions
          document={id}
          read={format.published}
          actKey={format.actKey}
          answer={answerTo('publish', answer)}
        />
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
