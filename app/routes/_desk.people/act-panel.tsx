import type { ReactNode } from 'react'

import { LinkButton } from '#app/components/button.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'

/** One act over the list of people, with the way back to the list. */
export function ActPanel({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTexts()
  return (
    <section
      aria-labelledby="act"
      className="border-line bg-surface rounded-control flex flex-col gap-4 border p-4 md:p-6"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 id="act" className="text-lg">
          {title}
        </h2>
        <LinkButton look="quiet" to={paths.people} preventScrollReset>
          {t('people:list.close')}
        </LinkButton>
      </div>
      {children}
    </section>
  )
}
