import { Form } from '@remix-run/react'

import { Button } from '#app/components/button.tsx'
import { DataTable } from '#app/components/data-table.tsx'
import { Time } from '#app/components/time.tsx'
import type { MandateKind } from '#app/domain/accounts/mandate.ts'
import type { SessionId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { formatInstant } from '#app/i18n/format.ts'
import { useReader } from '#app/i18n/reader.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'

import { Section } from './section.tsx'

type Session = {
  id: SessionId
  userAgent: string | null
  delegation: string | null
  mandate: MandateKind | null
  begunAt: Instant
  isThisOne: boolean
}

export function Sessions({ sessions }: { sessions: readonly Session[] }) {
  const { t } = useTexts()
  return (
    <Section title={t('accounts:account.sessions.title')}>
      <DataTable
        caption={t('accounts:account.sessions.title')}
        captionHidden
        rows={sessions}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'device',
            header: t('accounts:account.sessions.device'),
            rowHeader: true,
            cell: (session) => <Device session={session} />,
          },
          {
            key: 'mandate',
            header: t('accounts:account.sessions.mandate'),
            cell: ({ delegation, mandate }) =>
              delegation === null || mandate === null
                ? t('accounts:account.sessions.noMandate')
                : `${delegation} · ${t(`mandates.${mandate}`)}`,
          },
          {
            key: 'begun',
            header: t('accounts:account.sessions.begun'),
            cell: ({ begunAt }) => <Time at={begunAt} />,
          },
          {
            key: 'end',
            header: t('accounts:account.sessions.end'),
            cell: (session) => <End session={session} />,
          },
        ]}
      />
    </Section>
  )
}

function Device({ session: { userAgent } }: { session: Session }) {
  const { t } = useTexts()
  return <bdi>{deviceOf(userAgent) ?? t('accounts:account.sessions.unknownDevice')}</bdi>
}

function End({ session }: { session: Session }) {
  const { t } = useTexts()
  const reader = useReader()
  if (session.isThisOne) return <>{t('accounts:account.sessions.thisOne')}</>
  const label = t('accounts:account.sessions.endLabel', {
    device: deviceOf(session.userAgent) ?? t('accounts:account.sessions.unknownDevice'),
    begun: formatInstant(session.begunAt, reader),
  })
  return (
    <Form method="post">
      <input type="hidden" name="session" value={session.id} />
      <Button look="quiet" name="intent" value="end-session" aria-label={label}>
        {t('accounts:account.sessions.end')}
      </Button>
    </Form>
  )
}

const browsers = [
  ['Edg/', 'Edge'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const

const systems = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['Linux', 'Linux'],
] as const

/** Enough to know one's own devices apart: `Firefox, Windows`. What a browser says of itself is long and mostly untrue. */
function deviceOf(userAgent: string | null): string | null {
  const find = (names: readonly (readonly [string, string])[]) =>
    names.find(([mark]) => userAgent?.includes(mark))?.[1]
  const known = [find(browsers), find(systems)].filter((name) => name !== undefined)
  return known.length === 0 ? null : known.join(', ')
}
