import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'

import { LinkButton } from '#app/components/button.tsx'
import { pageHandle } from '#app/components/shell/page-handle.ts'
import { OtherErrors } from '#app/desk/other-errors.tsx'
import { Page } from '#app/desk/page.tsx'
import { useAnswer } from '#app/desk/use-answer.ts'
import { useViewer } from '#app/desk/use-viewer.ts'
import { may } from '#app/domain/accounts/may.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { LiveHandle } from '#app/live/interest.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { changeMandate } from '#server/accounts/change-mandate.ts'
import { createDelegation } from '#server/accounts/create-delegation.ts'
import { createResetLink } from '#server/accounts/create-reset-link.ts'
import { invite } from '#server/accounts/invite.ts'
import { listPeople } from '#server/accounts/list-people.ts'
import type { ListedDelegation, ListedMandate } from '#server/accounts/list-people.ts'
import { proveInForm } from '#server/accounts/prove-in-form.ts'
import { answerForm } from '#server/form-answer.ts'
import { BadInput } from '#server/refusals.ts'
import { answering } from '#server/responses.ts'
import { seeOther } from '#server/see-other.ts'

import { ChangeForm } from './change-form.tsx'
import { DelegationForm } from './delegation-form.tsx'
import { DelegationSection } from './delegation-section.tsx'
import { InviteForm } from './invite-form.tsx'
import { LinkShown } from './link-shown.tsx'
import { ResetForm } from './reset-form.tsx'

await readChapter('people')

export const handle = {
  ...pageHandle((t) => ({
    title: t('desk:people.title'),
    crumbs: [{ label: t('desk:people.title'), to: paths.people }],
  })),
  live: () => [{ topic: 'people' }],
} satisfies LiveHandle & ReturnType<typeof pageHandle>

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(async () => {
    const adding = new URL(request.url).searchParams.get('add') === 'delegation'
    return {
      actKey: context.server.newId(),
      delegations: await listPeople(context.server, viewer),
      zones: adding ? Intl.supportedValuesOf('timeZone') : [],
    }
  })
}

export function action({ context, request }: ActionFunctionArgs) {
  const { server, requester } = context
  const signed = signedIn(context, request)
  return answerForm(request, async (form, key) => {
    const viewer = await proveInForm(server, requester, signed, form)
    const intent = form['intent']
    switch (intent) {
      case 'invite': {
        const { token } = await invite(server, viewer, form, key())
        return { link: server.publicUrl + paths.invitation(token), name: form['name'] ?? '' }
      }
      case 'reset': {
        const { token } = await createResetLink(server, viewer, form)
        return { link: server.publicUrl + paths.reset(token), name: '' }
      }
      case 'change':
        await changeMandate(server, viewer, form, key())
        return seeOther(paths.people)
      case 'add':
        await createDelegation(server, viewer, form, key())
        return seeOther(paths.people)
      case undefined:
      default:
        throw new BadInput({ intent: 'choice' })
    }
  })
}

export default function People() {
  const { t } = useTexts()
  const viewer = useViewer()
  const { delegations } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const panel = usePanel()
  const add = may(viewer, 'delegation.create', viewer) ? (
    <LinkButton to={paths.addDelegation}>{t('desk:people.add')}</LinkButton>
  ) : null
  return (
    <Page title={t('desk:people.title')} lead={t('people:list.lead')} action={add}>
      {may(viewer, 'mail.read', viewer) ? (
        <p>
          <Link to={paths.mail}>{t('people:list.mails')}</Link>
        </p>
      ) : null}
      <OtherErrors answer={answer} shown={panel === null ? [] : [panel.intent]} />
      {panel === null ? null : <Panel {...panel} />}
      {delegations.map((delegation) => (
        <DelegationSection
          key={delegation.id}
          delegation={delegation}
          mayReset={may(viewer, 'reset-link.create', viewer)}
        />
      ))}
    </Page>
  )
}

/** The act that the address asks for stands above the list; one at a time. */
type PanelShown =
  | { intent: 'invite'; delegation: ListedDelegation }
  | { intent: 'change'; mandate: ListedMandate & { delegation: ListedDelegation } }
  | { intent: 'reset'; person: ListedMandate['person'] }
  | { intent: 'add' }

/** Nothing for what the viewer may not do, and for who is not there. */
function usePanel(): PanelShown | null {
  const [search] = useSearchParams()
  const viewer = useViewer()
  const { delegations } = useLoaderData<typeof loader>()
  const delegation = delegations.find(
    ({ id, mayInvite }) => mayInvite && id === search.get('invite'),
  )
  if (delegation !== undefined) return { intent: 'invite', delegation }
  const mandates = delegations.flatMap((of) =>
    of.mandates.map((mandate) => ({ ...mandate, delegation: of })),
  )
  const mandate = mandates.find(({ id, mayChange }) => mayChange && id === search.get('change'))
  if (mandate !== undefined) return { intent: 'change', mandate }
  const holder = mandates.find(({ person }) => person.id === search.get('reset'))
  if (holder !== undefined && may(viewer, 'reset-link.create', viewer)) {
    return { intent: 'reset', person: holder.person }
  }
  const adding = search.get('add') === 'delegation' && may(viewer, 'delegation.create', viewer)
  return adding ? { intent: 'add' } : null
}

function Panel(panel: PanelShown): ReactNode {
  const viewer = useViewer()
  const { actKey, zones } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const link = answer !== undefined && 'link' in answer ? answer : null
  switch (panel.intent) {
    case 'invite':
      return link === null ? (
        <InviteForm {...panel} by={viewer} {...{ actKey, answer }} />
      ) : (
        <LinkShown of="invite" link={link.link} name={link.name} />
      )
    case 'change':
      return <ChangeForm {...panel} by={viewer.delegation.kind} {...{ actKey, answer }} />
    case 'reset':
      return link === null ? (
        <ResetForm {...panel} {...{ actKey, answer }} />
      ) : (
        <LinkShown of="reset" link={link.link} name={panel.person.name} />
      )
    case 'add':
      return <DelegationForm {...{ actKey, answer, zones }} />
  }
}
