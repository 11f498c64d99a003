import { Link } from '@remix-run/react'

import type { SubjectId } from '#app/domain/positions/subject.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { SubjectName } from '#server/positions/describe.ts'
import type { FiguresHead } from '#server/positions/figures/see-positions.ts'

import { useMoment } from './use-moment.ts'
import { useFigureWords } from './words.ts'

/** How many positions a figure rests on, as the way to them: the matrix of the same moment, or of another. */
export function PositionsBehind({ head, n, at }: { head: FiguresHead; n: number; at?: string }) {
  const { t } = useTexts()
  const moment = useMoment(head)
  const asked = at === undefined ? moment : { at }
  return (
    <Link to={paths.figures(head.framework.id, 'matrix', asked)}>
      {t('figures:n', { count: n })}
    </Link>
  )
}

/** With more, the table of all subjects is the shorter way. */
const mostListed = 50

/** The subjects that a figure rests on, each the way to the positions on it. Folded, it says how many. */
export function SubjectsBehind({
  head,
  title,
  subjects,
  others,
}: {
  head: FiguresHead
  title: string
  subjects: readonly { id: SubjectId; name: SubjectName; said: string }[]
  /** Where the subjects are that are not listed. */
  others: string
}) {
  const { t } = useTexts()
  const { subject } = useFigureWords()
  const further = subjects.length - mostListed
  if (subjects.length === 0) return title
  return (
    <details>
      <summary className="text-muted hover:text-ink inline-flex min-h-6 items-center underline decoration-dotted underline-offset-4">
        {title}
      </summary>
      <ul className="list-disc ps-5">
        {subjects.slice(0, mostListed).map(({ id, name, said }) => (
          <li key={id}>
            <Link to={paths.positionsOn(head.framework.id, id)}>
              <bdi>{subject(name)}</bdi>
            </Link>{' '}
            {said}
          </li>
        ))}
      </ul>
      {further > 0 ? <Link to={others}>{t('figures:further', { count: further })}</Link> : null}
    </details>
  )
}
