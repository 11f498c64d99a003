import { Section } from '#app/desk/page.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'

import { ThreadCard } from './thread-card.tsx'
import type { FormProps } from './unfolded.ts'

/** Threads whose words have gone, with the words and what stood around them. */
export function Orphans(form: FormProps) {
  const { t } = useTexts()
  const orphans = form.read.threads.filter(({ place }) => place.is === 'orphaned')
  if (orphans.length === 0) return null
  return (
    <Section id="orphans" title={t('comments:orphans.title')}>
      <p className="text-muted">{t('comments:orphans.lead')}</p>
      <ul className="border-line border-t">
        {orphans.map((thread) => (
          <li key={thread.id} className="border-line flex flex-col gap-3 border-b py-4">
            {thread.quote === null || thread.quote.before + thread.quote.after === '' ? null : (
              <p className="text-sm">
                <span className="text-muted">{t('comments:orphans.stood')}</span>{' '}
                <span dir="auto" className="font-document">
                  {thread.quote.before}{' '}
                  <mark className="bg-accent/12 text-inherit underline">{thread.quote.words}</mark>{' '}
                  {thread.quote.after}
                </span>
              </p>
            )}
            <ThreadCard thread={thread} {...form} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
