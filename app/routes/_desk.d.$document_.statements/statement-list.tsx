import { ChevronDown } from 'lucide-react'

import { EmptyState } from '#app/components/empty-state.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { StatementWords } from '#app/desk/statement-words.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { StatementShown, StatementsShown } from '#server/drafting/read-statements.ts'

import { WordsFields } from './words-fields.tsx'

/** What was said on the text under this symbol, each with what the reader may do about it. */
export function StatementList({
  read: { on, statements, labels },
  actKey,
  answer,
}: {
  read: StatementsShown
  actKey: string
  answer: unknown
}) {
  const { t } = useTexts()
  const here = statements.filter(({ symbol }) => symbol === on)
  if (here.length === 0) return <EmptyState>{t('statements:none')}</EmptyState>
  return (
    <ul className="flex flex-col">
      {here.map((statement) => (
        <li key={statement.id} className="border-line border-t py-4">
          <StatementWords
            statement={statement}
            paragraphs={
              <bdi>
                {statement.paragraphs.length === 0
                  ? t('statements:whole')
                  : statement.paragraphs.map((block) => labels[block] ?? '?').join(', ')}
              </bdi>
            }
          >
            {statement.acts.map((act) => (
              <ActOn key={act} act={act} statement={statement} actKey={actKey} answer={answer} />
            ))}
          </StatementWords>
        </li>
      ))}
    </ul>
  )
}

/** Folded up: nothing here is done by a slip of the hand. */
function ActOn({
  act,
  statement: { id, symbol },
  actKey,
  answer,
}: {
  act: StatementShown['acts'][number]
  statement: StatementShown
  actKey: string
  answer: unknown
}) {
  const { t } = useTexts()
  const intent = `${act} ${id}`
  const given = answerTo(intent, answer)
  return (
    <details open={given !== undefined} className="print:hidden">
      <summary className="flex min-h-8 items-center gap-2">
        <ChevronDown aria-hidden className="size-4 [details[open]_&]:rotate-180" />
        {t(`statements:${act}.title`)}
      </summary>
      <div className="py-2">
        <ActForm
          intent={intent}
          actKey={actKey}
          answer={given}
          labels={{ text: t('statements:make.text') }}
          effect={t(`statements:${act}.effect`)}
          submit={t(`statements:${act}.title`)}
          look={act === 'withdraw' ? 'danger' : 'plain'}
        >
          <input type="hidden" name="symbol" value={symbol} />
          {act === 'object' ? <WordsFields given={given} /> : null}
        </ActForm>
      </div>
    </details>
  )
}
