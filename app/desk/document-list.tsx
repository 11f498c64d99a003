import { Link } from '@remix-run/react'

import { Status } from '#app/components/status.tsx'
import { Time } from '#app/components/time.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { ListedDocument } from '#server/drafting/list-documents.ts'

/** Documents by symbol and title, with what the viewer may do with each now. */
export function DocumentList({
  label,
  documents,
}: {
  label: string
  documents: readonly ListedDocument[]
}) {
  const { t } = useTexts()
  return (
    <ul aria-label={label} className="border-line border-t">
      {documents.map(({ id, symbol, title, kind, drafting, access, openBrackets, silentUntil }) => (
        <li
          key={id}
          className="border-line flex flex-wrap items-baseline gap-x-6 gap-y-1 border-b py-3"
        >
          <span className="w-28 flex-none font-mono text-sm">
            <bdi>{symbol}</bdi>
          </span>
          <span className="flex min-w-56 flex-1 flex-col gap-0.5">
            <Link
              to={paths.document(id)}
              prefetch="intent"
              className="text-accent text-md font-medium no-underline hover:underline"
            >
              <bdi>{title}</bdi>
            </Link>
            <span className="text-muted text-sm">{t(`documents:kinds.${kind}`)}</span>
          </span>
          <span className="flex flex-wrap items-baseline gap-x-4 text-sm">
            <Status tone={drafting === 'open' ? 'good' : 'hold'}>
              {t(`documents:drafting.${drafting}`)}
            </Status>
            {silentUntil === null ? null : (
              <Link
                to={paths.documentSilence(id)}
                className="text-warn no-underline hover:underline"
              >
                {t('documents:silence.until')} <Time at={silentUntil} />
              </Link>
            )}
            {openBrackets === 0 ? null : (
              <Link
                to={paths.documentPanel(id, 'meter')}
                className="text-warn no-underline hover:underline"
              >
                {t('documents:meter.listed', { count: openBrackets })}
              </Link>
            )}
            <span className="text-muted">
              {t('documents:page.you', { access: t(`documents:access.${access}`) })}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}
