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
import { findDocument } from '#server/drafting/find-document.ts'
import { readOralRevisions } from '#server/drafting/read-oral-revisions.ts'
import { reviseOrally } from '#server/drafting/revise-orally.ts'
import { answerForm } from '#server/form-answer.ts'
import { BadInput } from '#server/refusals.ts'
import { answering } from '#server/responses.ts'
import { seeOther } from '#server/see-other.ts'

import { Announce } from './announce.tsx'
import { Announced } from './announced.tsx'

await readChapter('life')

export const handle = documentHandle<typeof loader>({
  document: (read) => read,
  below: (t, { id }) => [
    { label: t('life:title'), to: paths.documentLife(id) },
    { label: t('life:oral.title'), to: paths.oralRevisions(id) },
  ],
  follows: ['document', 'labels'],
})

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  const paragraph = new URL(request.url).searchParams.get('paragraph')
  return answering(async () => ({
    ...(await readOralRevisions(context.server, viewer, params['document'], paragraph)),
    actKey: context.server.newId(),
  }))
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const { server, requester } = context
  const signed = signedIn(context, request)
  return answerForm(request, async (form, key) => {
    const { id: document } = await findDocument(server, signed, params['document'])
    const viewer = await proveInForm(server, requester, signed, form)
    const [act, revision] = (form['intent'] ?? '').split(' ')
    if (act !== 'announce' && act !== 'fold') throw new BadInput({ intent: 'choice' })
    await reviseOrally(server, viewer, { ...form, document, act, revision }, key())
    return seeOther(paths.oralRevisions(document))
  })
}

/** What was announced while the text was up for action: whose change, what it changes, and whether it is in. */
export default function OralRevisionsPage() {
  const { t } = useTexts()
  const read = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const { id, stage, revisions, mayFold, mayAnnounce } = read
  const folding = mayFold ? revisions.map((one) => `fold ${one.id}`) : []
  return (
    <Page
      title={t('life:oral.title')}
      lead={t('life:oral.lead')}
      action={
        <Link to={paths.documentLife(id)} className="text-accent underline">
          {t('life:title')}
        </Link>
      }
    >
      <OtherErrors answer={answer} shown={[...folding, ...(mayAnnounce ? ['announce'] : [])]} />
      <Section id="announced" title={t('life:oral.announced')}>
        {revisions.length === 0 ? (
          <p className="text-muted">{t('life:oral.none')}</p>
        ) : (
          <ol className="flex flex-col gap-4">
            {revisions.map((revision) => (
              <li key={revision.id} className="border-line border-b pb-4">
                <Announced
                  revision={revision}
                  mayFold={mayFold}
                  actKey={read.actKey}
                  answer={answer}
                />
              </li>
            ))}
          </ol>
        )}
      </Section>
      <Section id="announce" title={t('life:oral.announce.title')}>
        {mayAnnounce ? (
          <Announce read={read} actKey={read.actKey} answer={answer} />
        ) : (
          <p className="text-muted">
            {t(stage === 'for-action' ? 'life:oral.who' : 'life:oral.when')}
          </p>
        )}
      </Section>
    </Page>
  )
}
