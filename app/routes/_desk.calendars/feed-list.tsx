import { Form } from '@remix-run/react'

import { Button } from '#app/components/button.tsx'
import { DataTable } from '#app/components/data-table.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Time } from '#app/components/time.tsx'
import { Section } from '#app/desk/page.tsx'
import { useViewer } from '#app/desk/use-viewer.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

type Feed = { id: string; name: string; framework: string | null; by: string; createdAt: Instant }

export function FeedList({ feeds }: { feeds: readonly Feed[] }) {
  const { t } = useTexts()
  const title = t('calendars:list.title', { delegation: useViewer().delegation.name })
  return (
    <Section id="calendars" title={title}>
      {feeds.length === 0 ? (
        <EmptyState>{t('calendars:list.empty')}</EmptyState>
      ) : (
        <DataTable
          caption={title}
          captionHidden
          rows={feeds}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              header: t('calendars:list.name'),
              rowHeader: true,
              cell: ({ name }) => <bdi>{name}</bdi>,
            },
            {
              key: 'of',
              header: t('calendars:list.of'),
              cell: ({ framework }) =>
                framework === null ? t('calendars:list.ofDelegation') : <bdi>{framework}</bdi>,
            },
            {
              key: 'by',
              header: t('calendars:list.by'),
              cell: ({ by }) => <bdi>{by}</bdi>,
            },
            {
              key: 'made',
              header: t('calendars:list.made'),
              cell: ({ createdAt }) => <Time at={createdAt} />,
            },
            {
              key: 'revoke',
              header: t('calendars:list.revoke'),
              cell: ({ id, name }) => (
                <Form method="post">
                  <input type="hidden" name="feed" value={id} />
                  <Button
                    look="quiet"
                    name="intent"
                    value="revoke"
                    aria-label={t('calendars:list.revokeLabel', { name })}
                  >
                    {t('calendars:list.revoke')}
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
