import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { pageHandle } from '#app/components/shell/page-handle.ts'
import { OtherErrors } from '#app/desk/other-errors.tsx'
import { Page, Section } from '#app/desk/page.tsx'
import { useAnswer } from '#app/desk/use-answer.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { readFramework } from '#server/accounts/read-framework.ts'
import { requireMay } from '#server/accounts/require-may.ts'
import { listDocuments } from '#server/drafting/list-documents.ts'
import { answerForm } from '#server/form-answer.ts'
import { declareSubject } from '#server/positions/declare-subject.ts'
import { listCandidates } from '#server/positions/list-candidates.ts'
import { answering } from '#server/responses.ts'
import { seeOther } from '#server/see-other.ts'

import { QuestionForm } from './question-form.tsx'
import { TextChoice } from './text-choice.tsx'

await readChapter('positions')

export const handle = pageHandle<typeof loader>((t, data) => ({
  title: t('positions:declare.title'),
  crumbs:
    data === undefined
      ? []
      : [
          { label: data.framework.name, to: paths.framework(data.framework.id) },
          { label: t('positions:title'), to: paths.positions(data.framework.id) },
          { label: t('positions:declare.title'), to: paths.newSubject(data.framework.id) },
        ],
}))

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const { server } = context
  const viewer = signedIn(context, request)
  return answering(async () => {
    const framework = await readFramework(server, viewer, params['framework'])
    requireMay(server, viewer, 'subject.create', viewer)
    const document = new URL(request.url).searchParams.get('document')
    return {
      framework,
      actKey: server.newId(),
      documents: await listDocuments(server, viewer, { framework: framework.id }),
      chosen:
        document === null ? null : await listCandidates(server, viewer, framework.id, document),
    }
  })
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = signedIn(context, request)
  return answerForm(request, async (form, key) => {
    const { id } = await readFramework(context.server, viewer, params['framework'])
    const input = { ...form, framework: id }
    const { subject } = await declareSubject(context.server, viewer, input, key())
    return seeOther(paths.positionsOn(id, subject))
  })
}

export default function NewSubject() {
  const { t } = useTexts()
  const { framework, actKey, documents, chosen } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  return (
    <Page title={t('positions:declare.title')} narrow>
      <OtherErrors answer={answer} shown={['question']} />
      <Section id="texts" title={t('positions:declare.texts')}>
        <TextChoice
          framework={framework.id}
          documents={documents}
          chosen={chosen}
          actKey={actKey}
        />
      </Section>
      <Section id="question" title={t('positions:declare.question')}>
        <QuestionForm actKey={actKey} answer={answer} />
      </Section>
    </Page>
  )
}
