import { Form } from '@remix-run/react'

import { Button } from '#app/components/button.tsx'
import { DataTable } from '#app/components/data-table.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Time } from '#app/components/time.tsx'
import { Section } from '#app/desk/page.tsx'
import { useViewer } from '#app/desk/use-viewer.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

type Webhook = { id: string; address: string; by: string; createdAt: Instant }

export function WebhookList({ webhooks }: { webhooks: readonly Webhook[] }) {
  const { t } = useTexts()
  const title = t('webhooks:list.title', { delegation: useViewer().delegation.name })
  return (
    <Section id="addresses" title={title}>
      {webhooks.length === 0 ? (
        <EmptyState>{t('webhooks:list.empty')}</EmptyState>
      ) : (
        <DataTable
          caption={title}
          captionHidden
          rows={webhooks}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'address',
              header: t('webhooks:list.address'),
              rowHeader: true,
              cell: ({ address }) => (
                <bdi dir="ltr" className="break-all">
                  {address}
                </bdi>
              ),
            },
            {
              key: 'by',
              header: t('webhooks:list.by'),
              cell: ({ by }) => <bdi>{by}</bdi>,
            },
            {
              key: 'added',
              header: t('webhooks:list.added'),
              cell: ({ createdAt }) => <Time at={createdAt} />,
            },
            {
              key: 'revoke',
              header: t('webhooks:list.revoke'),
              cell: ({ id, address }) => (
                <Form method="post">
                  <input type="hidden" name="webhook" value={id} />
                  <Button
                    look="quiet"
                    name="intent"
                    value="revoke"
                    aria-label={t('webhooks:list.revokeLabel', { address })}
                  >
                    {t('webhooks:list.revoke')}
                  </Button>
                </Form>
              ),
            },
          ]}
        />
      )}
    </Section>
  )
}
