import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { EmptyState } from '#app/components/empty-state.tsx'
import { pageHandle } from '#app/components/shell/page-handle.ts'
import { Status } from '#app/components/status.tsx'
import { Time } from '#app/components/time.tsx'
import { Page, Section } from '#app/desk/page.tsx'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { listMails } from '#server/mail/list-mails.ts'
import { answering } from '#server/responses.ts'

await readChapter('mail')

export const handle = pageHandle((t) => ({
  title: t('mail:title'),
  crumbs: [
    { label: t('desk:people.title'), to: paths.people },
    { label: t('mail:title'), to: paths.mail },
  ],
}))

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(async () => ({ mails: await listMails(context.server, viewer) }))
}

const tones = { sent: 'good', waiting: 'calm', 'given-up': 'warn' } as const

/** What went or waits to go by mail, word for word. */
export default function MailPage() {
  const { t } = useTexts()
  const { mails } = useLoaderData<typeof loader>()
  return (
    <Page title={t('mail:title')} lead={t('mail:lead')}>
      <Section id="mails" title={t('mail:latest')}>
        {mails.length === 0 ? (
          <EmptyState>{t('mail:empty')}</EmptyState>
        ) : (
          <ul className="border-line border-t">
            {mails.map(({ id, name, to, subject, text, at, sentAt, state }) => (
              <li key={id} className="border-line border-b py-3">
                <details>
                  <summary className="flex cursor-pointer flex-wrap items-baseline gap-x-6 gap-y-1">
                    <span className="min-w-48 flex-1">
                      <bdi className="font-medium">{name}</bdi>{' '}
                      <bdi dir="ltr" className="text-muted break-all">
                        {to}
                      </bdi>
                    </span>
                    <Status tone={tones[state]}>{t(`mail:states.${state}`)}</Status>
                    <Time at={sentAt ?? at} />
                  </summary>
                  <p className="mt-3 font-medium">
                    <bdi>{subject}</bdi>
                  </p>
                  <p dir="auto" className="mt-2 break-words whitespace-pre-line">
                    {text}
                  </p>
                </details>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </Page>
  )
}
