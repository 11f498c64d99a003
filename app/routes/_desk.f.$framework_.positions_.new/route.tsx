import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { frameworkCrumb, pageHandle } from '#app/components/shell/page-handle.ts'
import { OtherErrors } from '#app/desk/other-errors.tsx'
import { Page, Section } from '#app/desk/page.tsx'
import { SubjectTitle, SubjectWords } from '#app/desk/positions/subject-title.tsx'
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
import { listBeside } from '#server/positions/list-beside.ts'
import { listCandidates, listInEvent } from '#server/positions/list-candidates.ts'
import type { Candidate, Candidates } from '#server/positions/list-candidates.ts'
import { answering } from '#server/responses.ts'
import { seeOther } from '#server/see-other.ts'

import { CandidateTable } from './candidate-table.tsx'
import { Choice } from './choice.tsx'
import { QuestionForm } from './question-form.tsx'
import { ScaleForm } from './scale-form.tsx'

await readChapter('positions')

export const handle = pageHandle<typeof loader>((t, data) => ({
  title: t('positions:declare.title'),
  crumbs: data && [
    frameworkCrumb(data.framework),
    { label: t('positions:title'), to: paths.positions(data.framework.id) },
    { label: t('positions:declare.title'), to: paths.newSubject(data.framework.id) },
  ],
}))

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const { server } = context
  const viewer = signedIn(context, request)
  const { searchParams } = new URL(request.url)
  const [document, event] = [searchParams.get('document'), searchParams.get('event')]
  return answering(async () => {
    const framework = await readFramework(server, viewer, params['framework'])
    requireMay(server, viewer, 'subject.create', viewer)
    const inText =
      document === null ? null : await listCandidates(server, viewer, framework.id, document)
    return {
      framework,
      actKey: server.newId(),
      documents: await listDocuments(server, viewer, { framework: framework.id }),
      inText,
      asked: candidateAsked(inText, searchParams),
      ...(await listBeside(server, viewer, framework.id)),
      inEvent: event === null ? null : await listInEvent(server, viewer, framework.id, event),
    }
  })
}

/** The parameter whose scale is asked for. */
function candidateAsked(found: Candidates | null, asked: URLSearchParams): Candidate | null {
  const isAsked = ({ named }: Candidate) =>
    named['on'] === 'parameter' &&
    named['block'] === asked.get('block') &&
    named['cell'] === asked.get('cell')
  return found?.candidates.find((one) => isAsked(one) && one.subject === null) ?? null
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
  const { framework, actKey, documents, inText, asked, events, inEvent, exemptions } =
    useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const table = { framework: framework.id, actKey }
  return (
    <Page title={t('positions:declare.title')} narrow>
      <OtherErrors answer={answer} shown={['question', ...(asked === null ? [] : ['parameter'])]} />
      {asked === null ? null : (
        <Section id="scale" title={<SubjectTitle name={asked.name} />}>
          <SubjectWords name={asked.name} />
          <ScaleForm
            key={asked.key}
            candidate={asked}
            unit={asked.name.kind === 'parameter' ? asked.name.unit : ''}
            actKey={actKey}
            answer={answer}
          />
        </Section>
      )}
      <Section id="texts" title={t('positions:declare.texts')}>
        <p className="text-muted">
          {t(`positions:declare.${documents.length === 0 ? 'noTexts' : 'choose'}`)}
        </p>
        <Choice
          chosen={inText?.of}
          of={documents.map(({ id, symbol, title }) => ({
            id,
            to: paths.newSubjectIn(framework.id, { document: id }),
            title: (
              <>
                <bdi className="font-mono">{symbol}</bdi> <bdi>{title}</bdi>
              </>
            ),
          }))}
        />
        {inText === null ? null : inText.candidates.length === 0 ? (
          <p>{t('positions:declare.noCandidates')}</p>
        ) : (
          <CandidateTable
            {...table}
            caption={t('positions:declare.candidates', { title: inText.title })}
            candidates={inText.candidates}
          />
        )}
      </Section>
      {events.length + exemptions.length === 0 ? null : (
        <Section id="beside" title={t('positions:declare.beside')}>
          <Choice
            chosen={inEvent?.of}
            of={events.map(({ id, title }) => ({
              id,
              to: paths.newSubjectIn(framework.id, { event: id }),
              title: <bdi>{title}</bdi>,
            }))}
          />
          {inEvent === null ? null : (
            <CandidateTable
              {...table}
              caption={t('positions:declare.candidates', { title: inEvent.title })}
              candidates={inEvent.candidates}
            />
          )}
          {exemptions.length === 0 ? null : (
            <CandidateTable
              {...table}
              caption={t('positions:declare.exemptions')}
              candidates={exemptions}
            />
          )}
        </Section>
      )}
      <Section id="question" title={t('positions:declare.question')}>
        <QuestionForm actKey={actKey} answer={answer} />
      </Section>
    </Page>
  )
}
