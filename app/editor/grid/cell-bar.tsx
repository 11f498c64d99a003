import { Link } from '@remix-run/react'

import { Status } from '#app/components/status.tsx'
import { sentenceOf } from '#app/desk/formats/problem-words.ts'
import type { Inline } from '#app/domain/drafting/block.ts'
import type { Problem } from '#app/domain/verification/check/problem.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'

import type { User } from '../presence.ts'
import { Words } from '../reading-view.tsx'
import type { ReadOnly } from './read-only.ts'

/** The cell that has the keyboard, whole: what it says, what is wrong with it, who is there, and why it stands. */
export function CellBar({
  id,
  document,
  block,
  name,
  lang,
  words,
  problems,
  people,
  why,
  asked,
}: {
  id: string
  document: string
  block: string | null
  name: string
  lang: string | null
  words: Inline
  problems: readonly Problem[]
  people: readonly User[]
  why: ReadOnly | null
  /** How often one tried to write where one cannot. */
  asked: number
}) {
  const { t } = useTexts()
  return (
    <section aria-label={t('verification:grid.here')} className="flex flex-col gap-2 text-sm">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <bdi className="font-medium">{name}</bdi>
        {block === null ? null : (
          <Link to={paths.documentBlock(document, block)}>{t('verification:grid.inText')}</Link>
        )}
      </p>
      <p dir="auto" lang={lang ?? undefined} className="document-words whitespace-pre-line">
        {words.length === 0 ? (
          <span className="text-muted">{t('verification:grid.blank')}</span>
        ) : (
          <Words words={words} />
        )}
      </p>
      <div id={id} className="flex flex-col gap-1 empty:hidden">
        {problems.map((problem, at) => (
          <p key={at} className="flex items-baseline gap-2">
            <Status tone={problem.weight === 'error' ? 'bad' : 'hold'}>
              {t(`verification:problems.${problem.weight}`)}
            </Status>
            <span>{sentenceOf(problem, t)}</span>
          </p>
        ))}
        {why === null ? null : <p className="text-muted">{t(`verification:grid.why.${why}`)}</p>}
        {people.map(({ name: who, delegation, hue }, at) => (
          <p key={at} data-hue={hue} className="text-hue">
            {t('verification:grid.alsoHere', { name: who, delegation })}
          </p>
        ))}
      </div>
      <output className="sr-only">
        {why === null || asked === 0 ? null : (
          <span key={asked}>{t(`verification:grid.why.${why}`)}</span>
        )}
      </output>
    </section>
  )
}
