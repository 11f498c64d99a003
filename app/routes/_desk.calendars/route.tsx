import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'

import { pageHandle } from '#app/components/shell/page-handle.ts'
import { OtherErrors } from '#app/desk/other-errors.tsx'
import { Page, Section } from '#app/desk/page.tsx'
import { SecretShown } from '#app/desk/secret-shown.tsx'
import { useAnswer } from '#app/desk/use-answer.ts'
import { useViewer } from '#app/desk/use-viewer.ts'
import { may } from '#app/domain/accounts/may.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { createFeed } from '#server/feeds/create-feed.ts'
import { listFeeds } from '#server/feeds/list-feeds.ts'
import { revokeFeed } from '#server/feeds/revoke-feed.ts'
import { answerForm } from '#server/form-answer.ts'
import { BadInput } from '#server/refusals.ts'
import { answering } from '#server/responses.ts'
import { seeOther } from '#server/see-other.ts'

import { FeedList } from './feed-list.tsx'
import { MakeForm } from './make-form.tsx'

await readChapter('calendars')

export const handle = pageHandle((t) => ({
  title: t('calendars:title'),
  crumbs: [{ label: t('calendars:title'), to: paths.calendars }],
}))

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(async () => ({
    actKey: context.server.newId(),
    ...(await listFeeds(context.server, viewer)),
  }))
}

export function action({ context, request }: ActionFunctionArgs) {
  const { server } = context
  const viewer = signedIn(context, request)
  return answerForm(request, async (form) => {
    switch (form['intent']) {
      case 'make': {
        const { token } = await createFeed(server, viewer, form)
        return { link: server.publicUrl + paths.calendarFile(token), name: form['name'] ?? '' }
      }
      case 'revoke':
        await revokeFeed(server, viewer, form)
        return seeOther(paths.calendars)
      case undefined:
      default:
        throw new BadInput({ intent: 'choice' })
    }
  })
}

export default function Calendars() {
  const { t } = useTexts()
  const { feeds, frameworks, actKey } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const viewer = useViewer()
  const mayPost = may(viewer, 'webhook.keep', {
    coalition: viewer.coalition,
    delegation: viewer.delegation.id,
  })
  const made = answer !== undefined && 'link' in answer ? answer : null
  return (
    <Page title={t('calendars:title')} lead={t('calendars:lead')}>
      <OtherErrors answer={answer} shown={['make']} />
      {made === null ? (
        <MakeForm {...{ frameworks, actKey, answer }} />
      ) : (
        <Section id="made" title={t('calendars:make.done', { name: made.name })}>
          <SecretShown
            hint={t('calendars:make.doneHint')}
            label={t('calendars:make.address')}
            value={made.link}
          />
        </Section>
      )}
      <FeedList feeds={feeds} />
      {mayPost ? <Link to={paths.webhooks}>{t('calendars:webhooks')}</Link> : null}
    </Page>
  )
}
