import { Link } from '@remix-run/react'

import { Status } from '#app/components/status.tsx'
import { ProblemCount } from '#app/desk/formats/problem-count.tsx'
import { nameOf, sentenceOf } from '#app/desk/formats/problem-words.ts'
import { Section } from '#app/desk/page.tsx'
import type { Place, Problem } from '#app/domain/verification/check/problem.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
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
  return (
    <Section id="problems" title={t('verification:problems.title')}>
      <ProblemCount problems={problems} />
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
