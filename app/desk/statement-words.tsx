import type { ReactNode } from 'react'

import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { Status } from '#app/components/status.tsx'
import { Time } from '#app/components/time.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { StatementShown } from '#server/drafting/read-statements.ts'

/** One statement as it stands on record: what it is, in whose name, on which paragraphs, and its words. */
export function StatementWords({
  statement,
  paragraphs,
  children,
}: {
  statement: StatementShown
  /** The labels of its paragraphs, or links to them. */
  paragraphs: ReactNode
  children?: ReactNode
}) {
  const { t } = useTexts()
  const { id, kind, by, aligned, text, lang, visibility, madeAt, withdrawnAt, objectsTo } =
    statement
  return (
    <article id={id} className="flex flex-col gap-1">
      <h3 className="flex flex-wrap items-baseline gap-x-3 text-base">
        <DelegationTag delegation={by} named />
        <span className="font-medium">
          {t(`statements:kinds.${kind.is}`)}
          {kind.is === 'explanation-of-vote' ? `, ${t(`statements:when.${kind.when}`)}` : null}
        </span>
      </h3>
      <p className="text-muted flex flex-wrap items-baseline gap-x-3 text-sm">
        {objectsTo === null ? null : (
          <span>
            {t('statements:objectsTo')} <DelegationTag delegation={objectsTo} />
          </span>
        )}
        <span>{paragraphs}</span>
        <Time at={madeAt} />
        {visibility === 'public' ? null : <Status tone="hold">{t('statements:restricted')}</Status>}
        {withdrawnAt === null ? null : (
          <span>
            <Status tone="hold">{t('statements:withdrawn')}</Status> <Time at={withdrawnAt} />
          </span>
        )}
      </p>
      <p lang={lang} dir="auto" className="font-document max-w-160 whitespace-pre-wrap">
        {text}
      </p>
      {aligned.length === 0 ? null : (
        <p className="flex flex-wrap items-baseline gap-x-3 text-sm">
          <span className="text-muted">{t('statements:aligned')}</span>
          {aligned.map((delegation) => (
            <DelegationTag key={delegation.id} delegation={delegation} />
          ))}
        </p>
      )}
      <Effects statement={statement} />
      {children}
    </article>
  )
}

/** By when silence accepts a reservation, and what it has come to with each member. */
function Effects({ statement: { kind, effects } }: { statement: StatementShown }) {
  const { t } = useTexts()
  if (kind.is !== 'reservation' || effects.length === 0) return null
  return (
    <div className="text-sm">
      <p className="text-muted">
        <Time at={kind.acceptedAfter.at} /> {t('statements:acceptance')}
      </p>
      <ul className="flex flex-wrap gap-x-4">
        {effects.map(({ delegation, effect }) => (
          <li key={delegation.id}>
            <DelegationTag delegation={delegation} /> {t(`statements:effects.${effect}`)}
          </li>
        ))}
      </ul>
    </div>
  )
}
