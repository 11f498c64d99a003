import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'

import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Time } from '#app/components/time.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { shortened } from '#app/desk/shortened.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { Translate } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { ReadDocument } from '#server/drafting/read-document.ts'
import type { BracketShown } from '#server/drafting/show-brackets.ts'

/** What is disputed in the text, who holds which side, and what one's own delegation can do about it. */
export function BracketsPanel({
  document: { id, brackets, labels },
  actKey,
  answer,
}: {
  document: ReadDocument
  actKey: string
  answer: unknown
}) {
  const { t } = useTexts()
  if (brackets.length === 0) return <EmptyState>{t('documents:brackets.none')}</EmptyState>
  return (
    <ol className="border-line border-t">
      {brackets.map((bracket) => (
        <li key={bracket.id} className="border-line flex flex-col gap-3 border-b py-4">
          <h3 className="text-base font-medium">
            {bracket.block === null ? null : (
              <a href={`#${bracket.block}`} className="me-2">
                <bdi>{labels[bracket.block] ?? t('documents:brackets.place')}</bdi>
              </a>
            )}
            {t(`documents:brackets.kinds.${bracket.kind}`)}
          </h3>
          <Sides bracket={bracket} />
          {bracket.stale.length === 0 ? null : (
            <p className="text-warn text-sm">
              {t('documents:brackets.stale')} <Holders of={bracket.stale} />
            </p>
          )}
          {bracket.ruledUntil === null ? null : (
            <p className="text-warn text-sm">
              {t('documents:brackets.ruled')} <Time at={bracket.ruledUntil} />
            </p>
          )}
          <Link to={paths.bracket(id, bracket.id)} className="text-accent text-sm underline">
            {t('documents:brackets.more')}
          </Link>
          {bracket.acts.length === 0 ? null : (
            <ActForm
              intent={`bracket ${bracket.id}`}
              actKey={actKey}
              answer={answerTo(`bracket ${bracket.id}`, answer)}
              labels={{ side: t('documents:brackets.choose') }}
              effect={t('documents:brackets.effect')}
              submit={t('documents:brackets.submit')}
              look="plain"
            >
              <input type="hidden" name="seen" value={bracket.seen} />
              <Choice bracket={bracket} />
            </ActForm>
          )}
        </li>
      ))}
    </ol>
  )
}

/** The words of each side with those who hold it; what stands without any proposal comes first. */
function Sides({ bracket: { kind, words, proposals, opposers } }: { bracket: BracketShown }) {
  const { t } = useTexts()
  const isProposed = kind === 'insert'
  return (
    <ul className="flex flex-col gap-1.5">
      <Side holders={opposers}>
        {isProposed ? <em>{t('documents:brackets.nothing')}</em> : <q>{words}</q>}
      </Side>
      {proposals.map((proposal) => (
        <Side key={proposal.id} holders={proposal.backers}>
          {proposal.reads === 'own-words' ? (
            <q>{proposal.words}</q>
          ) : (
            <em>{t(`documents:brackets.reads.${proposal.reads}`)}</em>
          )}
        </Side>
      ))}
    </ul>
  )
}

function Side({ holders, children }: { holders: BracketShown['opposers']; children: ReactNode }) {
  return (
    <li className="font-document flex flex-wrap items-baseline gap-x-2">
      <span className="line-clamp-4 min-w-0">{children}</span>
      <span className="font-interface text-sm">
        <Holders of={holders} />
      </span>
    </li>
  )
}

function Holders({ of }: { of: BracketShown['opposers'] }) {
  return of.map((delegation) => (
    <DelegationTag key={delegation.code} delegation={delegation} className="me-2" />
  ))
}

function Choice({ bracket }: { bracket: BracketShown }) {
  const { t } = useTexts()
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 font-medium">{t('documents:brackets.choose')}</legend>
      {bracket.acts.map(({ act, proposal }) => (
        <label key={`${act} ${proposal}`} className="min-h-control flex items-center gap-2">
          <input type="radio" name="side" value={`${act} ${proposal ?? ''}`} required />
          {nameOf(t, bracket, act, proposal)}
        </label>
      ))}
    </fieldset>
  )
}

function nameOf(
  t: Translate,
  { proposals }: BracketShown,
  act: BracketShown['acts'][number]['act'],
  id: string | null,
): string {
  const proposal = proposals.find((one) => one.id === id)
  if (proposal === undefined) return t(`documents:brackets.acts.${act}`)
  switch (proposal.reads) {
    case 'own-words':
      return t(`documents:brackets.acts.${act}`, { words: shortened(proposal.words) })
    case 'no-text':
      return t(`documents:brackets.acts.${act}`, { words: t('documents:brackets.reads.no-text') })
    case 'reserved':
      return t('documents:brackets.acts.reserve')
  }
}
