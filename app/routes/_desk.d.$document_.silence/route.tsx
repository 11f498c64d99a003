import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { EmptyState } from '#app/components/empty-state.tsx'
import { documentHandle } from '#app/desk/document-handle.ts'
import { OtherErrors } from '#app/desk/other-errors.tsx'
import { Page, Section } from '#app/desk/page.tsx'
import { useAnswer } from '#app/desk/use-answer.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { proveInForm } from '#server/accounts/prove-in-form.ts'
import { actInSilence } from '#server/drafting/act-in-silence.ts'
import { findDocument } from '#server/drafting/find-document.ts'
import { proposeSilence } from '#server/drafting/propose-silence.ts'
import { readSilencesOf } from '#server/drafting/read-silences.ts'
import { seeSilence } from '#server/drafting/see-silence.ts'
import { answerForm } from '#server/form-answer.ts'
import type { SentForm } from '#server/form.ts'
import { BadInput } from '#server/refusals.ts'
import { answering } from '#server/responses.ts'
import { seeOther } from '#server/see-other.ts'

import { PastSilences } from './past-silences.tsx'
import { ProposeForm } from './propose-form.tsx'
import { RunningSilence } from './running-silence.tsx'

await readChapter('silence')

export const handle = documentHandle<typeof loader>({
  document: ({ read }) => read,
  below: (t, { read }) => [{ label: t('silence:title'), to: paths.documentSilence(read.id) }],
  follows: ['document', 'labels', 'brackets', 'paragraphs'],
})

/** Reading the request is having seen it. */
export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(async () => {
    const { id } = await findDocument(context.server, viewer, params['document'])
    await seeSilence(context.server, viewer, id)
    return {
      read: await readSilencesOf(context.server, viewer, id),
      actKey: context.server.newId(),
    }
  })
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const { server, requester } = context
  const signed = signedIn(context, request)
  return answerForm(request, async (form, key) => {
    const { id: document } = await findDocument(server, signed, params['document'])
    const viewer = await proveInForm(server, requester, signed, form)
    const [act, silence] = (form['intent'] ?? '').split(' ')
    const { until, urgency, reason, counterText, counterBlock } = form
    if (act === 'propose') {
      const { whole: seen } = form
      const subject =
        seen === undefined
          ? { of: 'paragraphs', paragraphs: paragraphsIn(form) }
          : { of: 'document', seen }
      await proposeSilence(server, viewer, { document, subject, until, urgency }, key())
    } else {
      if (act === 'break' && form['confirmed'] !== 'yes') {
        throw new BadInput({ confirmed: 'required' })
      }
      const given = { document, silence, act, until, reason, counterText, counterBlock }
      await actInSilence(server, viewer, given, key())
    }
    return seeOther(paths.documentSilence(document))
  })
}

/** The boxes that were ticked, each with the words one had before one. */
function paragraphsIn(form: SentForm): object[] {
  return Object.entries(form).flatMap(([name, seen]) => {
    const [what, block] = name.split(':')
    return what === 'paragraph' ? [{ block, seen }] : []
  })
}

export default function SilencePage() {
  const { t } = useTexts()
  const { read, actKey } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const { running, offer } = read
  const shown =
    running === null ? ['propose'] : running.now.acts.map((act) => `${act} ${running.id}`)
  return (
    <Page title={t('silence:title')} lead={t('silence:lead')}>
      <OtherErrors answer={answer} shown={shown} />
      <Section id="running" title={t('silence:running.title')}>
        {running === null ? (
          <EmptyState>{t('silence:running.none')}</EmptyState>
        ) : (
          <RunningSilence read={read} running={running} actKey={actKey} answer={answer} />
        )}
      </Section>
      {offer === null ? null : (
        <Section id="propose" title={t('silence:propose.title')}>
          <ProposeForm read={read} offer={offer} actKey={actKey} answer={answer} />
        </Section>
      )}
      <Section id="past" title={t('silence:past.title')}>
        <PastSilences read={read} />
      </Section>
    </Page>
  )
}
