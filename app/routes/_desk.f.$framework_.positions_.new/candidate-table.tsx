import { Form, Link } from '@remix-run/react'

import { Button } from '#app/components/button.tsx'
import { DataTable } from '#app/components/data-table.tsx'
import { SubjectTitle, SubjectWords } from '#app/desk/positions/subject-title.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { Candidate } from '#server/positions/list-candidates.ts'

/** Matters to open for positions. What is open already leads to its positions, a parameter to its scale. */
export function CandidateTable({
  caption,
  framework,
  candidates,
  actKey,
}: {
  caption: string
  framework: string
  candidates: readonly Candidate[]
  actKey: string
}) {
  const { t } = useTexts()
  return (
    <DataTable
      caption={caption}
      rows={candidates}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'place',
          header: t('positions:declare.place'),
          rowHeader: true,
          cell: ({ name }) => (
            <span className="flex min-w-48 flex-col">
              <SubjectTitle name={name} />
              <SubjectWords name={name} />
            </span>
          ),
        },
        {
          key: 'act',
          header: t('positions:title'),
          cell: ({ named, name, subject }) => {
            if (subject !== null) {
              return (
                <Link to={paths.positionsOn(framework, subject)} className="whitespace-nowrap">
                  {t('positions:declare.look')}
                </Link>
              )
            }
            if (name.kind === 'parameter') {
              return (
                <Link to={paths.newSubjectIn(framework, named)} className="whitespace-nowrap">
                  {t('positions:declare.askScale')}
                </Link>
              )
            }
            return (
              <Form method="post">
                <input type="hidden" name="intent" value="text" />
                <input type="hidden" name="key" value={actKey} />
                <Named named={named} />
                <Button>{t('positions:declare.ask')}</Button>
              </Form>
            )
          },
        },
      ]}
    />
  )
}

/** The hidden fields of a form by which a matter is named. */
export function Named({ named }: Pick<Candidate, 'named'>) {
  return Object.entries(named).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ))
}
