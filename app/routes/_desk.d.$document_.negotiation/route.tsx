import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'

import { Status } from '#app/components/status.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
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
import { readNegotiation } from '#server/drafting/read-negotiation.ts'
import { setNegotiation } from '#server/drafting/set-negotiation.ts'
import { answerForm } from '#server/form-answer.ts'
import { BadInput } from '#server/refusals.ts'
import { answering } from '#server/responses.ts'
import { seeOther } from '#server/see-other.ts'

await readChapter('editing')

export const handle = documentHandle<typeof loader>({
  document: ({ read }) => read,
  below: (t, { read }) => [
    { label: t('editing:negotiation.title'), to: paths.documentNegotiation(read.id) },
  ],
  follows: ['document'],
})

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(async () => ({
    read: await readNegotiation(context.server, viewer, params['document']),
    actKey: context.server.newId(),
  }))
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const { server, requester } = context
  const signed = signedIn(context, request)
  return answerForm(request, async (form, key) => {
    const { id: document } = await findDocument(server, signed, params['document'])
    const viewer = await proveInForm(server, requester, signed, form)
    const { intent: mode } = form
    if (mode !== 'on' && mode !== 'off') throw new BadInput({ intent: 'choice' })
    await setNegotiation(server, viewer, { document, mode }, key())
    return seeOther(paths.documentNegotiation(document))
  })
}

/** What negotiation mode makes of the edits of each delegation, and the form of who may turn it on or off. */
export default function NegotiationPage() {
  const { t } = useTexts()
  const { read, actKey } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const to = read.on ? 'off' : 'on'
  return (
    <Page
      narrow
      title={t('editing:negotiation.title')}
      lead={t('editing:negotiation.lead')}
      action={
        <Link to={paths.document(read.id)} className="text-accent underline">
          {t('editing:negotiation.back')}
        </Link>
      }
    >
      <OtherErrors answer={answer} shown={read.maySet ? [to] : []} />
      <Section id="now" title={t('editing:negotiation.now')}>
        <p>
          <Status tone={read.on ? 'warn' : 'calm'}>
            {t(`editing:negotiation.is.${read.on ? 'on' : 'off'}`)}
          </Status>
        </p>
        {read.maySet ? (
          <ActForm
            intent={to}
            actKey={actKey}
            answer={answerTo(to, answer)}
            labels={{}}
            effect={t(`editing:negotiation.${to}.effect`)}
            submit={t(`editing:negotiation.${to}.submit`)}
          />
        ) : (
          <p className="text-muted">{t('editing:negotiation.byChair')}</p>
        )}
      </Section>
      <Section id="meaning" title={t('editing:negotiation.meaning')}>
        <ul className="list-disc ps-5">
          {(['typing', 'deleting', 'replacing', 'paragraph', 'own', 'form'] as const).map(
            (edit) => (
              <li key={edit} className="py-1">
                {t(`editing:negotiation.edits.${edit}`)}
              </li>
            ),
          )}
        </ul>
      </Section>
    </Page>
  )
}
