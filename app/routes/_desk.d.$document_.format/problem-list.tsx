import { Link } from '@remix-run/react'

import { Status } from '#app/components/status.tsx'
import { Section } from '#app/desk/page.tsx'
import type { Place, Problem } from '#app/domain/verification/check/problem.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { Translate } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'

/** Everything that is wrong with the format, by place and rule, each with the way to its block. */
export function ProblemList({
  document,
  problems,
}: {
  document: string
  problems: readonly Problem[]
}) {
  const { t } = useTexts()
  const errors = problems.filter(({ weight }) => weight === 'error').length
  const notices = problems.length - errors
  return (
    <Section id="problems" title={t('verification:problems.title')}>
      <p className="flex flex-wrap gap-x-4">
        {errors === 0 ? (
          <Status tone="good">{t('verification:problems.none')}</Status>
        ) : (
          <Status tone="bad">{t('verification:problems.errors', { count: errors })}</Status>
        )}
        {notices === 0 ? null : (
          <Status tone="hold">{t('verification:problems.notices', { count: notices })}</Status>
        )}
      </p>
      {problems.length === 0 ? null : (
        <ul className="border-line border-y md:max-h-128 md:overflow-y-auto">
          {problems.map((problem, at) => (
            <li
              key={at}
              className="border-line grid gap-x-4 gap-y-0.5 border-b py-2 text-sm last:border-b-0 md:grid-cols-[6rem_16rem_1fr]"
            >
              <Status tone={problem.weight === 'error' ? 'bad' : 'hold'}>
                {t(`verification:problems.${problem.weight}`)}
              </Status>
              <Where document={document} place={problem.place} />
              <span>{sentenceOf(problem, t)}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function Where({ document, place }: { document: string; place: Place }) {
  const { t } = useTexts()
  const name = nameOf(place, t)
  return place.block === null ? (
    <span>{name}</span>
  ) : (
    <Link
      to={paths.documentBlock(document, place.block)}
      aria-label={t('verification:problems.goTo', { place: name })}
    >
      {name}
    </Link>
  )
}

/** What is wrong, with the characters and the names that it is about. */
function sentenceOf({ code, values }: Problem, t: Translate): string {
  return t(`verification:codes.${code}`, { ...values, defaultValue: code })
}

/** `Indicator DECLARED: threshold`. */
function nameOf({ kind, id, cell }: Place, t: Translate): string {
  if (kind === 'format' && cell === null) return t('verification:problems.whole')
  const block = [t(`drafting:blocks.${kind}`), ...(id === null ? [] : [id])].join(' ')
  if (cell === null) return block
  const named = t(`drafting:cells.${cell as 'id'}`)
  return `${block}: ${named}`
}
