import { data } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'

import { MandateChoice } from '#app/components/mandate-choice.tsx'
import { pageHandle } from '#app/components/shell/page-handle.ts'
import { OtherErrors } from '#app/desk/other-errors.tsx'
import { useAnswer } from '#app/desk/use-answer.ts'
import { isPresent } from '#app/domain/accounts/presence.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import { changePassword } from '#server/accounts/change-password.ts'
import {
  beginSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
} from '#server/accounts/enrol-second-factor.ts'
import { addPasskey, passkeyOptions, removePasskey } from '#server/accounts/own-passkeys.ts'
import { passkeyField } from '#server/accounts/passkey-answers.ts'
import { proveInForm } from '#server/accounts/prove-in-form.ts'
import { qrCode } from '#server/accounts/qr-code.ts'
import { readAccount } from '#server/accounts/read-account.ts'
import { revokeSession } from '#server/accounts/revoke-session.ts'
import { answerForm } from '#server/form-answer.ts'
import { chooseMails } from '#server/mail/choose-mails.ts'
import { parse } from '#server/parse.ts'
import { cookieHeaders, seeOther } from '#server/see-other.ts'

import { Mails } from './mails.tsx'
import { Passkeys } from './passkeys.tsx'
import { Password } from './password.tsx'
import { SecondFactor } from './second-factor.tsx'
import { Section } from './section.tsx'
import { Sessions } from './sessions.tsx'

await readChapter('accounts')

export const handle = pageHandle((t) => ({ title: t('accounts:account.title') }))

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireViewer(context.viewer)
  return {
    ...(await readAccount(context.server, viewer)),
    mandate: viewer.mandate.id,
    present: isPresent(viewer, context.server.now()),
    saved: new URL(request.url).searchParams.has('saved'),
  }
}

/** What the page's forms ask for, by the button that sent them. */
const intents = [
  'password',
  'begin-second-factor',
  'confirm-second-factor',
  'remove-second-factor',
  'passkey-options',
  'add-passkey',
  'remove-passkey',
  'end-session',
  'mails',
] as const

const Intent = z.object({ intent: z.enum(intents, 'choice') })

export function action({ request, context }: ActionFunctionArgs) {
  const { server, requester } = context
  const viewer = requireViewer(context.viewer)
  return answerForm(request, async (form) => {
    switch (parse(Intent, form).intent) {
      case 'password':
        await changePassword(server, viewer, form)
        return seeOther(`${paths.account}?saved`)
      case 'begin-second-factor': {
        const { uri, recoveryCodes } = await beginSecondFactor(server, requester, viewer, form)
        return { enrolment: { uri, recovery: recoveryCodes.join(' '), qr: await qrCode(uri) } }
      }
      case 'confirm-second-factor':
        return seeOther(
          `${paths.account}?saved`,
          await confirmSecondFactor(server, requester, viewer, form),
        )
      case 'remove-second-factor':
        return seeOther(
          `${paths.account}?saved`,
          await removeSecondFactor(server, requester, viewer, form),
        )
      case 'passkey-options': {
        const proved = await proveInForm(server, requester, viewer, form)
        const { setCookies, ...made } = await passkeyOptions(server, requester, proved, form)
        return data(made, { headers: cookieHeaders(setCookies) })
      }
      case 'add-passkey': {
        const passkey = passkeyField(form['passkey'])
        await addPasskey(server, requester, viewer, { ...form, passkey })
        return seeOther(`${paths.account}?saved`)
      }
      case 'remove-passkey':
        await removePasskey(server, viewer, form)
        return seeOther(`${paths.account}?saved`)
      case 'end-session':
        await revokeSession(server, viewer.person, form)
        return seeOther(paths.account)
      case 'mails':
        await chooseMails(server, viewer, form)
        return seeOther(`${paths.account}?saved`)
    }
  })
}

export default function Account() {
  const { t } = useTexts()
  const account = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const refused = answer !== undefined && 'typed' in answer ? answer : undefined
  const enrolment = answer !== undefined && 'enrolment' in answer ? answer.enrolment : undefined
  const of = (...intents: string[]) =>
    intents.includes(refused?.typed['intent'] ?? '') ? refused : undefined
  return (
    <div className="px-gutter mx-auto flex w-full max-w-200 flex-col gap-10 py-8">
      <div className="flex flex-col gap-1">
        <h1 className="text-2xl">{t('accounts:account.title')}</h1>
        <p className="text-muted">
          <bdi>{account.person.name}</bdi> · <bdi>{account.person.email}</bdi>
        </p>
        <output className="text-ok">
          {account.saved && refused === undefined ? t('accounts:account.saved') : ''}
        </output>
      </div>
      <OtherErrors answer={refused} shown={intents} />
      <Section title={t('accounts:account.mandates.title')}>
        <MandateChoice
          mandates={account.mandates}
          current={account.mandate}
          action={paths.chooseMandate}
          returnTo={paths.account}
        />
      </Section>
      <Password answer={of('password')} email={account.person.email} />
      <SecondFactor
        isOn={account.secondFactor}
        enrolment={enrolment}
        answer={of('begin-second-factor', 'confirm-second-factor', 'remove-second-factor')}
      />
      <Passkeys passkeys={account.passkeys} present={account.present} />
      <Mails answer={of('mails')} wish={account.mails} />
      <Sessions sessions={account.sessions} />
    </div>
  )
}

/** The layout has sent everyone else to sign in; loaders run beside it, so each asks for itself. */
function requireViewer(viewer: Viewer | null): Viewer {
  if (viewer === null) throw seeOther(paths.signInFor(paths.account))
  return viewer
}
