import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { frameworkCrumb, pageHandle } from '#app/components/shell/page-handle.ts'
import { OtherErrors } from '#app/desk/other-errors.tsx'
import { Page, Section } from '#app/desk/page.tsx'
import { SubjectTitle, titleOf } from '#app/desk/positions/subject-title.tsx'
import { useAnswer } from '#app/desk/use-answer.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { LiveHandle } from '#app/live/interest.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { proveInForm } from '#server/accounts/prove-in-form.ts'
import { answerForm } from '#server/form-answer.ts'
import type { SentForm } from '#server/form.ts'
import { actOnBridge } from '#server/positions/act-on-bridge.ts'
import { actOnPosition } from '#server/positions/act-on-position.ts'
import { presideOverPosition } from '#server/positions/preside-over-position.ts'
import { readSubject } from '#server/positions/read-subject.ts'
import { answering } from '#server/responses.ts'
import { seeOther } from '#server/see-other.ts'

import { BridgePart, bridgeIntents } from './bridge-part.tsx'
import { EntryTable } from './entry-table.tsx'
import { Matter } from './matter.tsx'
import { MoveForm, useMoved } from './move-form.tsx'
import { OwnPart, useOwnIntents } from './own-part.tsx'
import { ScaleLine } from './scale-line.tsx'

await readChapter('positions')

export const handle = {
  ...pageHandle<typeof loader>((t, data) => {
    if (data === undefined) return { title: t('positions:title') }
    const { framework, id, name } = data.page
    return {
      title: titleOf(name),
      crumbs: [
        frameworkCrumb(framework),
        { label: t('positions:title'), to: paths.positions(framework.id) },
        { label: titleOf(name), to: paths.positionsOn(framework.id, id) },
      ],
    }
  }),
  live: ({ framework }) => [
    { topic: 'positions', subject: framework },
    { topic: 'public-positions', subject: framework },
  ],
} satisfies LiveHandle & ReturnType<typeof pageHandle<typeof loader>>

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  const { framework, subject } = params
  const value = new URL(request.url).searchParams.get('value')
  return answering(async () => ({
    page: await readSubject(context.server, viewer, { framework, subject, value }),
    actKey: context.server.newId(),
  }))
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const { server, requester } = context
  const signed = signedIn(context, request)
  return answerForm(request, async (form, key) => {
    const { framework, subject } = params
    const page = await readSubject(server, signed, { framework, subject })
    const viewer = await proveInForm(server, requester, signed, form)
    const input = { ...form, act: form['intent'], subject: page.id, members: chosenMembers(form) }
    const act = isAboutBridge(form['intent'])
      ? actOnBridge
      : form['intent'] === 'move'
        ? presideOverPosition
        : actOnPosition
    await act(server, viewer, input, key())
    return seeOther(paths.positionsOn(page.framework.id, page.id))
  })
}

function isAboutBridge(intent: string | undefined): boolean {
  return ['propose-value', 'propose-wording', 'withdraw', 'answer'].includes(intent ?? '')
}

/** The delegations whose boxes were ticked, each named by its box. */
function chosenMembers(form: SentForm): readonly string[] {
  return Object.keys(form).flatMap((name) => /^member:(.*)$/.exec(name)?.[1] ?? [])
}

export default function Subject() {
  const { t } = useTexts()
  const { page, actKey } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const { name, members, earlier } = page
  const standing = members.map(({ by, entry, sealed }) => ({ key: by.id, by, entry, sealed }))
  const before = earlier.map((entry) => ({ key: entry.id, by: entry.by, entry, sealed: null }))
  return (
    <Page title={<SubjectTitle name={name} />} lead={<ScaleLine scale={page.scale} />}>
      <OtherErrors
        answer={answer}
        shown={[
          ...useOwnIntents(page),
          ...bridgeIntents(page),
          ...(useMoved(page) === null ? [] : ['move']),
        ]}
      />
      <Matter name={name} value={page.value} scale={page.scale} framework={page.framework.id} />
      <Section id="stand" title={t('positions:page.stand')}>
        <EntryTable caption={t('positions:page.stand')} rows={standing} page={page} stand />
      </Section>
      <BridgePart page={page} actKey={actKey} answer={answer} />
      <MoveForm page={page} actKey={actKey} answer={answer} />
      <OwnPart page={page} actKey={actKey} answer={answer} />
      {before.length === 0 ? null : (
        <Section id="earlier" title={t('positions:page.earlier')}>
          <EntryTable caption={t('positions:page.earlier')} rows={before} page={page} />
        </Section>
      )}
    </Page>
  )
}
