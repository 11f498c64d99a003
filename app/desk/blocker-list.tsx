import { Link } from '@remix-run/react'

import { Time } from '#app/components/time.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { Blocked } from '#server/drafting/list-blockers.ts'

/** For whoever presides: what stands between each text and its adoption, by a number that leads to it. */
export function BlockerList({ documents }: { documents: readonly Blocked[] }) {
  const { t } = useTexts()
  return (
    <ul className="border-line border-t">
      {documents.map(({ id, symbol, title, counts, silentUntil }) => (
        <li
          key={id}
          className="border-line flex flex-wrap items-baseline gap-x-6 gap-y-1 border-b py-3"
        >
          <span className="min-w-56 flex-1">
            <bdi className="text-muted me-3 font-mono text-sm">{symbol}</bdi>
            <Link to={paths.documentPanel(id, 'meter')}>
              <bdi>{title}</bdi>
            </Link>
          </span>
          <span className="flex flex-wrap gap-x-4 text-sm">
            {silentUntil === null ? null : (
              <Link to={paths.documentSilence(id)} className="text-warn">
                {t('documents:silence.until')} <Time at={silentUntil} />
              </Link>
            )}
            {kindsIn(counts).map((is) => (
              <span key={is}>{t(`notices:blockers.kinds.${is}`, { number: counts[is] ?? 0 })}</span>
            ))}
            {kindsIn(counts).length > 0 ? null : (
              <span className="text-muted">{t('notices:blockers.nothing')}</span>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

function kindsIn(counts: Blocked['counts']) {
  return Object.keys(counts) as (keyof Blocked['counts'])[]
}
