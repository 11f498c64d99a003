import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'

import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { Status } from '#app/components/status.tsx'
import { documentHandle } from '#app/desk/document-handle.ts'
import { OtherErrors } from '#app/desk/other-errors.tsx'
import { Page, Section } from '#app/desk/page.tsx'
import { useAnswer } from '#app/desk/use-answer.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { proveInForm } from '#server/accounts/prove-in-form.ts'
import { actInRollCall } from '#server/drafting/act-in-roll-call.ts'
import { actOnLife } from '#server/drafting/act-on-life.ts'
import { actOnSponsors } from '#server/drafting/act-on-sponsors.ts'
import { findDocument } from '#server/drafting/find-document.ts'
import { readLife } from '#server/drafting/read-life.ts'
import type { LifeShown } from '#server/drafting/read-life.ts'
import { answerForm } from '#server/form-answer.ts'
import { BadInput } from '#server/refusals.ts'
import { answering } from '#server/responses.ts'
import { seeOther } from '#server/see-other.ts'

import { Decisions, formsOfRoll } from './decisions.tsx'
import { EditionTable, IssueTable } from './given-out.tsx'
import { NextSteps } from './next-steps.tsx'
import { Sponsors } from './sponsors.tsx'

await readChapter('life')

export const handle = documentHandle<typeof loader>({
  document: ({ life }) => life,
  below: (t, { life }) => [{ label: t('life:title'), to: paths.documentLife(life.id) }],
  follows: ['document', 'labels', 'brackets', 'paragraphs'],
})

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(async () => ({
    life: await readLife(context.server, viewer, params['document']),
    actKey: context.server.newId(),
  }))
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const { server, requester } = context
  const signed = signedIn(context, request)
  return answerForm(request, async (form, key) => {
    const { id } = await findDocument(server, signed, params['document'])
    const viewer = await proveInForm(server, requester, signed, form)
    const [part, act = ''] = (form['intent'] ?? '').split(' ')
    const parties = Object.keys(form).flatMap((name) => {
      const [what, delegation] = name.split(':')
      return what === 'party' ? [delegation] : []
    })
    const input = { ...form, document: id, act, parties }
    if (part === 'life') await actOnLife(server, viewer, input, key())
    else if (part === 'roll') await actInRollCall(server, viewer, input, key())
    else if (part === 'sponsors') await actOnSponsors(server, viewer, input, key())
    else throw new BadInput({ intent: 'choice' })
    return seeOther(paths.documentLife(id))
  })
}

export default function LifePage() {
  const { t } = useTexts()
  const { life, actKey } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const steps = life.steps.filter(({ may }) => may).map(({ act }) => `life ${act}`)
  const sponsoring = life.sponsors?.acts.map((act) => `sponsors ${act}`) ?? []
  return (
    <Page
      title={t('life:title')}
      lead={t('life:lead')}
      action={
        <p className="flex flex-wrap gap-x-4">
          <Link to={paths.document(life.id)}>
            <bdi className="font-mono">{life.symbol}</bdi> <bdi>{life.title}</bdi>
          </Link>
          <Link to={paths.documentStatements(life.id)}>{t('documents:page.statements')}</Link>
          <Link to={paths.oralRevisions(life.id)}>{t('life:oral.title')}</Link>
        </p>
      }
    >
      <OtherErrors answer={answer} shown={[...steps, ...formsOfRoll, ...sponsoring]} />
      <Now life={life} />
      <Section id="next" title={t('life:next')}>
        <NextSteps life={life} actKey={actKey} answer={answer} />
      </Section>
      <Section id="decisions" title={t('life:decisions')}>
        <Decisions life={life} actKey={actKey} answer={answer} />
      </Section>
      {life.sponsors === null ? null : (
        <Section id="sponsors" title={t('life:sponsors.title')}>
          <Sponsors sponsors={life.sponsors} actKey={actKey} answer={answer} />
        </Section>
      )}
      <Section id="editions" title={t('life:editions')}>
        <EditionTable life={life} />
      </Section>
      <Section id="issues" title={t('life:issues')}>
        <IssueTable life={life} />
      </Section>
    </Page>
  )
}

/** Which of its stages the document is in, and what that means for who works on it. */
function Now({ life: { stage, sponsor, reason } }: { life: LifeShown }) {
  const { t } = useTexts()
  return (
    <Section id="now" title={t('life:now')}>
      <p className="text-lg">
        <Status tone={tones[stage]}>{t(`life:stages.${stage}`)}</Status>
      </p>
      <p>{t(`life:meaning.${stage}`)}</p>
      {reason === null ? null : (
        <p>
          {t('life:reason')}: <bdi>{reason}</bdi>
        </p>
      )}
      {sponsor === null ? null : (
        <p className="text-muted">
          {t('life:sponsor')} <DelegationTag delegation={sponsor} named />
        </p>
      )}
    </Section>
  )
}

const tones = {
  'non-paper': 'calm',
  'zero-draft': 'calm',
  rolling: 'calm',
  tabled: 'warn',
  'under-silence': 'warn',
  'for-action': 'warn',
  adopted: 'good',
  withdrawn: 'hold',
  deferred: 'hold',
} as const
