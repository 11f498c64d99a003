import { Form, Link } from '@remix-run/react'

import { Button } from '#app/components/button.tsx'
import { DataTable } from '#app/components/data-table.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { ListedDocument } from '#server/drafting/list-documents.ts'
import type { Candidate } from '#server/positions/list-candidates.ts'

/** First the text, then the paragraph or bracket in it. What is open already leads to its positions. */
export function TextChoice({
  framework,
  documents,
  chosen,
  actKey,
}: {
  framework: string
  documents: readonly ListedDocument[]
  chosen: { symbol: string; document: string; candidates: readonly Candidate[] } | null
  actKey: string
}) {
  const { t } = useTexts()
  return (
    <>
      <p className="text-muted">
        {t(`positions:declare.${documents.length === 0 ? 'noTexts' : 'choose'}`)}
      </p>
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {documents.map(({ id, symbol, title }) => (
          <li key={id}>
            <Link
              to={paths.newSubjectIn(framework, id)}
              aria-current={chosen?.document === id ? 'true' : undefined}
            >
              <bdi className="font-mono">{symbol}</bdi> <bdi>{title}</bdi>
            </Link>
          </li>
        ))}
      </ul>
      {chosen === null ? null : chosen.candidates.length === 0 ? (
        <p>{t('positions:declare.noCandidates')}</p>
      ) : (
        <DataTable
          caption={t('positions:declare.candidates', { symbol: chosen.symbol })}
          rows={chosen.candidates}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'place',
              header: t('positions:declare.place'),
              rowHeader: true,
              cell: ({ on, label }) => (
                <span className="whitespace-nowrap">
                  {t(`positions:kinds.${on}`)} <bdi className="font-mono">{label}</bdi>
                </span>
              ),
            },
            {
              key: 'words',
              header: t('positions:declare.words'),
              cell: ({ words }) => (
                <span dir="auto" className="font-document line-clamp-2 min-w-48">
                  {words}
                </span>
              ),
            },
            {
              key: 'act',
              header: t('positions:title'),
              cell: ({ on, id, subject }) =>
                subject === null ? (
                  <Form method="post">
                    <input type="hidden" name="intent" value="text" />
                    <input type="hidden" name="key" value={actKey} />
                    <input type="hidden" name="on" value={on} />
                    <input type="hidden" name="document" value={chosen.document} />
                    <input
                      type="hidden"
                      name={on === 'paragraph' ? 'block' : 'bracket'}
                      value={id}
                    />
                    <Button>{t('positions:declare.ask')}</Button>
                  </Form>
                ) : (
                  <Link to={paths.positionsOn(framework, subject)} className="whitespace-nowrap">
                    {t('positions:declare.look')}
                  </Link>
                ),
            },
          ]}
        />
      )}
    </>
  )
}
