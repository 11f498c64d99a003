import { Link } from '@remix-run/react'

import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { Section } from '#app/desk/page.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { PositionsAt } from '#server/positions/read-positions-at.ts'

import { CellHeld } from './held.tsx'
import { kindOf } from './subject-title.tsx'

/** Where members stand on a paragraph or a bracket, beside its words. The page reads the chapter of positions. */
export function PositionsHere({ here }: { here: PositionsAt }) {
  const { t } = useTexts()
  const { framework, document, subjects, mayDeclare } = here
  return (
    <Section
      id="positions"
      title={t('positions:title')}
      aside={
        mayDeclare ? (
          <Link to={paths.newSubjectIn(framework, { document })}>{t('positions:here.open')}</Link>
        ) : null
      }
    >
      {subjects.length === 0 ? <p className="text-muted">{t('positions:here.empty')}</p> : null}
      {subjects.map((subject) => (
        <OnSubject key={subject.id} here={here} subject={subject} />
      ))}
    </Section>
  )
}

function OnSubject({
  here: { framework, mayAnswer },
  subject: { id, name, scale, value, stand, without },
}: {
  here: PositionsAt
  subject: PositionsAt['subjects'][number]
}) {
  const { t } = useTexts()
  const to = paths.positionsOn(framework, id)
  return (
    <div className="border-line flex flex-col gap-2 border-t pt-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 className="text-base">
          <Link to={to}>{kindOf(t, name)}</Link>
        </h3>
        {mayAnswer ? <Link to={`${to}#own`}>{t('positions:here.record')}</Link> : null}
      </div>
      {'words' in name && name.kind !== 'paragraph' && name.words !== '' ? (
        <p dir="auto" className="font-document text-muted line-clamp-2">
          {name.words}
        </p>
      ) : null}
      {stand.length === 0 ? null : (
        <ul className="flex flex-col gap-1">
          {stand.map(({ by, cell }) => (
            <li key={by.id} className="flex flex-wrap items-baseline gap-x-4">
              <DelegationTag delegation={by} className="min-w-16" />
              <CellHeld cell={cell} scale={scale} value={value} />
            </li>
          ))}
        </ul>
      )}
      {without === 0 ? null : (
        <p className="text-muted">{t('positions:here.without', { count: without })}</p>
      )}
    </div>
  )
}
