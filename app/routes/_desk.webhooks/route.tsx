import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { pageHandle } from '#app/components/shell/page-handle.ts'
import { OtherErrors } from '#app/desk/other-errors.tsx'
import { Page, Section } from '#app/desk/page.tsx'
import { SecretShown } from '#app/desk/secret-shown.tsx'
import { useAnswer } from '#app/desk/use-answer.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { answerForm } from '#server/form-answer.ts'
import { BadInput } from '#server/refusals.ts'
import { answering } from '#server/responses.ts'
import { seeOther } from '#server/see-other.ts'
import { keepWebhook } from '#server/webhooks/keep-webhook.ts'
import { listWebhooks } from '#server/webhooks/list-webhooks.ts'
import { revokeWebhook } from '#server/webhooks/revoke-webhook.ts'

import { DeliveryList } from './delivery-list.tsx'
import { KeepForm } from './keep-form.tsx'
import { WebhookList } from './webhook-list.tsx'

await Promise.all([readChapter('webhooks'), readChapter('deeds')])

export const handle = pageHandle((t) => ({
  title: t('webhooks:title'),
  crumbs: [{ label: t('webhooks:title'), to: paths.webhooks }],
}))

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(async () => ({
    actKey: context.server.newId(),
    ...(await listWebhooks(context.server, viewer)),
  }))
}

export function action({ context, request }: ActionFunctionArgs) {
  const { server } = context
  const viewer = signedIn(context, request)
  return answerForm(request, async (form) => {
    switch (form['intent']) {
      case 'keep':
        return { kept: await keepWebhook(server, viewer, form) }
      case 'revoke':
        await revokeWebhook(server, viewer, form)
        return seeOther(paths.webhooks)
      case undefined:
      default:
        throw new BadInput({ intent: 'choice' })
    }
  })
}

export default function Webhooks() {
  const { t } = useTexts()
  const { webhooks, deliveries, actKey } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const kept = answer !== undefined && 'kept' in answer ? answer.kept : null
  return (
    <Page title={t('webhooks:title')} lead={t('webhooks:lead')}>
      <OtherErrors answer={answer} shown={['keep']} />
      {kept === null ? (
        <KeepForm {...{ actKey, answer }} />
      ) : (
        <Section id="kept" title={t('webhooks:keep.done')}>
          <p dir="ltr" className="break-all">
            {kept.address}
          </p>
          <SecretShown
            hint={t('webhooks:keep.doneHint')}
            label={t('webhooks:keep.key')}
            value={kept.key}
          />
        </Section>
      )}
      <WebhookList webhooks={webhooks} />
      {webhooks.length === 0 ? null : <DeliveryList deliveries={deliveries} />}
    </Page>
  )
}
