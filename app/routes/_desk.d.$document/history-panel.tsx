import { Link } from '@remix-run/react'

import { HashText } from '#app/components/hash-text.tsx'
import { Time } from '#app/components/time.tsx'
import { Performer } from '#app/desk/performer.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { ReadDocument } from '#server/drafting/read-document.ts'

/** The symbols that the text has had, each with the hash of what it then said, and what was done to it. */
export function HistoryPanel({ document: { issues, acts } }: { document: ReadDocument }) {
  const { t } = useTexts()
  return (
    <>
      <div className="flex flex-col gap-2">
        <h3 className="text-base font-medium">{t('documents:history.issues')}</h3>
        <ol className="border-line border-t">
          {issues.map(({ symbol, seq, hash, at }) => (
            <li key={symbol} className="border-line flex flex-col gap-0.5 border-b py-2">
              <span className="flex flex-wrap items-baseline justify-between gap-x-3">
                <bdi className="font-mono font-medium">{symbol}</bdi>
                <span className="text-muted text-sm">{t('documents:history.issued', { seq })}</span>
              </span>
              <span className="text-muted text-sm">
                <Time at={at} />
              </span>
              <span className="text-muted flex items-center gap-1 text-sm">
                {t('documents:history.hash')} <HashText value={hash} ends={6} />
              </span>
            </li>
          ))}
        </ol>
      </div>
      <div className="flex flex-col gap-2">
        <h3 className="text-base font-medium">{t('documents:history.acts')}</h3>
        <ol className="border-line border-t">
          {acts.map(({ index, type, at, delegation, person }) => (
            <li key={index} className="border-line flex flex-col gap-0.5 border-b py-2">
              <span className="font-medium">{t(`transparency:acts.${type}`)}</span>
              <span className="flex flex-wrap items-baseline gap-x-2">
                <Performer delegation={delegation} />
                <bdi>{person}</bdi>
              </span>
              <span className="text-muted text-sm">
                <Time at={at} /> · {t('documents:history.entry', { index })}
              </span>
            </li>
          ))}
        </ol>
        <Link to={paths.record}>{t('documents:history.all')}</Link>
      </div>
    </>
  )
}
