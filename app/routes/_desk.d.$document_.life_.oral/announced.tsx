import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { Status } from '#app/components/status.tsx'
import { Time } from '#app/components/time.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { ChangedWords } from '#app/desk/changed-words.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { OralRevisionShown } from '#server/drafting/read-oral-revisions.ts'

import { placeName } from './place-name.ts'

/** One announced change, word by word against what the paragraph read then, and the form that folds it in. */
export function Announced({
  revision: { id, by, symbol, place, announcedAt, foldedAt, stands, changes },
  mayFold,
  actKey,
  answer,
}: {
  revision: OralRevisionShown
  mayFold: boolean
  actKey: string
  answer: unknown
}) {
  const { t } = useTexts()
  const intent = `fold ${id}`
  return (
    <div className="flex flex-col gap-2">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <bdi className="font-medium">
          {place === null ? t('life:oral.gone') : placeName(t, place)}
        </bdi>
        <Status tone={stands === 'announced' ? 'warn' : stands === 'folded' ? 'good' : 'hold'}>
          {t(`life:oral.stands.${stands}`)}
        </Status>
        {foldedAt === null ? null : <Time at={foldedAt} />}
      </p>
      <p className="text-muted flex flex-wrap items-baseline gap-x-2 text-sm">
        <DelegationTag delegation={by} named />
        <Time at={announcedAt} />
        <bdi className="font-mono">{symbol}</bdi>
      </p>
      <blockquote
        dir="auto"
        className="changed-words font-document border-line max-w-prose border-s-2 ps-3 whitespace-pre-line"
      >
        <ChangedWords changes={changes} />
      </blockquote>
      {mayFold && stands === 'announced' ? (
        <ActForm
          intent={intent}
          actKey={actKey}
          answer={answerTo(intent, answer)}
          labels={{}}
          effect={t('life:oral.fold.effect')}
          submit={t('life:oral.fold.submit')}
        />
      ) : null}
    </div>
  )
}
