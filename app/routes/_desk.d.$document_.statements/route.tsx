import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'

import { documentHandle } from '#app/desk/document-handle.ts'
import { OtherErrors } from '#app/desk/other-errors.tsx'
import { Page, Section } from '#app/desk/page.tsx'
import { useAnswer } from '#app/desk/use-answer.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { proveInForm } from '#server/accounts/prove-in-form.ts'
import { actOnStatement } from '#server/drafting/act-on-statement.ts'
import { findDocument } from '#server/drafting/find-document.ts'
import { readStatements } from '#server/drafting/read-statements.ts'
import type { StatementsShown } from '#server/drafting/read-statements.ts'
import { answerForm } from '#server/form-answer.ts'
import { answering } from '#server/responses.ts'
import { seeOther } from '#server/see-other.ts'

import { MakeForm } from './make-form.tsx'
import { StatementList } from './statement-list.tsx'

await readChapter('statements')

export const handle = documentHandle<typeof loader>({
  document: ({ read }) => read,
  below: (t, { read }) => [{ label: t('statements:title'), to: paths.documentStatements(read.id) }],
  follows: ['document', 'labels'],
})

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  const on = new URL(request.url).searchParams.get('on')
  return answering(async () => ({
    read: await readStatements(context.server, viewer, params['document'], on),
    actKey: context.server.newId(),
  }))
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const { server, requester } = context
  const signed = signedIn(context, request)
  return answerForm(request, async (form, key) => {
    const { id: document } = await findDocument(server, signed, params['document'])
    const viewer = await proveInForm(server, requester, signed, form)
    const [act, statement] = (form['intent'] ?? '').split(' ')
    const paragraphs = Object.keys(form).flatMap((name) => {
      const [what, block] = name.split(':')
      return what === 'paragraph' ? [block] : []
    })
    await actOnStatement(server, viewer, { ...form, document, act, statement, paragraphs }, key())
    return seeOther(paths.documentStatements(document, form['symbol']))
  })
}

export default function StatementsPage() {
  const { t } = useTexts()
  const { read, actKey } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const acts = read.statements.flatMap(({ id, acts: all }) => all.map((act) => `${act} ${id}`))
  return (
    <Page
      title={t('statements:title')}
      lead={t('statements:lead')}
      action={
        <Link to={paths.document(read.id)}>
          <bdi className="font-mono">{read.symbol}</bdi> <bdi>{read.title}</bdi>
        </Link>
      }
    >
      <OtherErrors answer={answer} shown={read.offer === null ? acts : ['make', ...acts]} />
      <Symbols read={read} />
      <Section id="said" title={t('statements:list')}>
        <StatementList read={read} actKey={actKey} answer={answer} />
      </Section>
      {read.offer === null ? null : (
        <Section id="make" title={t('statements:make.title')}>
          <MakeForm read={read} offer={read.offer} actKey={actKey} answer={answer} />
        </Section>
      )}
    </Page>
  )
}

/** A statement belongs to one symbol, so that a later one does not carry it on unsaid. */
function Symbols({ read: { id, on, symbols } }: { read: StatementsShown }) {
  const { t } = useTexts()
  return (
    <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
      <p className="text-lg">
        {t('statements:on')} <bdi className="font-mono">{on}</bdi>
      </p>
      {symbols.length < 2 ? null : (
        <nav aria-label={t('statements:others')}>
          <ul className="flex flex-wrap gap-x-4">
            {symbols
              .filter((symbol) => symbol !== on)
              .map((symbol) => (
                <li key={symbol}>
                  <Link to={paths.documentStatements(id, symbol)}>
                    <bdi className="font-mono">{symbol}</bdi>
                  </Link>
                </li>
              ))}
          </ul>
        </nav>
      )}
    </div>
  )
}
