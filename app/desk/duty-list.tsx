import { LinkButton } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { Duty } from '#server/drafting/list-duties.ts'

import { Due, SilenceSays } from './due-and-silence.tsx'

/** What a delegation owes: by when, what, what its silence means, and where it is done. */
export function DutyList({ duties }: { duties: readonly Duty[] }) {
  const { t } = useTexts()
  if (duties.length === 0) return <EmptyState>{t('notices:duties.empty')}</EmptyState>
  return (
    <ul className="border-line border-t">
      {duties.map(({ kind, document, number, due, silence }) => (
        <li
          key={`${document.id} ${kind}`}
          className="border-line grid grid-cols-1 items-baseline gap-x-6 gap-y-1 border-b py-3 md:grid-cols-[9rem_minmax(0,1fr)_auto_auto]"
        >
          <Due at={due} />
          <span className="flex min-w-0 flex-col">
            <span className="font-medium">{t(`notices:duties.kinds.${kind}`, { number })}</span>
            <span className="text-muted text-sm">
              <bdi className="font-mono">{document.symbol}</bdi> <bdi>{document.title}</bdi>
            </span>
          </span>
          <SilenceSays silence={silence} />
          <LinkButton
            to={placeOf(kind, document.id)}
            aria-label={t('notices:told.openDocument', { symbol: document.symbol })}
          >
            {t('notices:told.open')}
          </LinkButton>
        </li>
      ))}
    </ul>
  )
}

function placeOf(kind: Duty['kind'], document: string): string {
  switch (kind) {
    case 'silence':
      return paths.documentSilence(document)
    case 'answer':
    case 'confirmation':
      return paths.documentPanel(document, 'paragraphs')
    case 'brackets':
      return paths.documentPanel(document, 'brackets')
  }
}
