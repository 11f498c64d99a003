import { Link } from '@remix-run/react'

import { DataTable } from '#app/components/data-table.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Status } from '#app/components/status.tsx'
import { Time } from '#app/components/time.tsx'
import { actWords } from '#app/desk/act-words.tsx'
import { Section } from '#app/desk/page.tsx'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Deed } from '#app/domain/transparency/deeds.ts'
import type { EntryType } from '#app/domain/transparency/entry.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { Failure } from '#server/webhooks/undelivered.ts'

type Delivery = {
  id: number
  index: string
  type: EntryType
  deeds: readonly Deed[]
  address: string
  attempts: number
  failed: { failure: Failure; status: number } | null
  state: 'delivered' | 'waiting' | 'given-up'
  at: Instant
}

const tones = { delivered: 'good', waiting: 'calm', 'given-up': 'warn' } as const

/** What was posted last, and of what did not arrive why and when it is tried next. */
export function DeliveryList({ deliveries }: { deliveries: readonly Delivery[] }) {
  const { t } = useTexts()
  const title = t('webhooks:deliveries.title')
  return (
    <Section id="posts" title={title}>
      {deliveries.length === 0 ? (
        <EmptyState>{t('webhooks:deliveries.empty')}</EmptyState>
      ) : (
        <DataTable
          caption={title}
          captionHidden
          rows={deliveries}
          rowKey={({ id }) => String(id)}
          columns={[
            {
              key: 'act',
              header: t('webhooks:deliveries.act'),
              rowHeader: true,
              cell: ({ type, deeds, index }) => (
                <>
                  {actWords(t, { type, deeds })}{' '}
                  <Link to={paths.recordBefore(String(BigInt(index) + 1n))}>
                    {t('webhooks:deliveries.entry', { index })}
                  </Link>
                </>
              ),
            },
            {
              key: 'address',
              header: t('webhooks:list.address'),
              cell: ({ address }) => (
                <bdi dir="ltr" className="break-all">
                  {address}
                </bdi>
              ),
            },
            {
              key: 'state',
              header: t('webhooks:deliveries.state'),
              cell: ({ state, attempts, failed }) => (
                <>
                  <Status tone={tones[state]}>{t(`webhooks:states.${state}`)}</Status>
                  {failed === null ? null : (
                    <p className="text-muted text-sm">
                      {t(`webhooks:failed.${failed.failure}`, { status: failed.status })}{' '}
                      {t('webhooks:attempts', { count: attempts })}
                    </p>
                  )}
                </>
              ),
            },
            {
              key: 'at',
              header: t('webhooks:deliveries.at'),
              cell: ({ state, at }) => (
                <>
                  <span className="text-muted">{t(`webhooks:at.${state}`)}</span> <Time at={at} />
                </>
              ),
            },
          ]}
        />
      )}
    </Section>
  )
}
