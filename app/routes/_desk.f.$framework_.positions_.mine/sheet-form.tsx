import { Form, useNavigation } from '@remix-run/react'
import { useRef } from 'react'
import type { KeyboardEvent } from 'react'

import { Button } from '#app/components/button.tsx'
import { DataTable } from '#app/components/data-table.tsx'
import { FormErrors } from '#app/components/form-errors.tsx'
import { needsProof, ProofFields } from '#app/desk/act-form.tsx'
import { AudienceChoice } from '#app/desk/positions/audience-choice.tsx'
import { SubjectTitle, SubjectWords, titleOf } from '#app/desk/positions/subject-title.tsx'
import type { FieldErrors } from '#app/domain/kernel/refusal.ts'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { FormAnswer } from '#server/form-answer.ts'
import type { Sheet } from '#server/positions/sheet/read-sheet.ts'

import { AnswerCell } from './answer-cell.tsx'
import { pressInSheet } from './press-in-sheet.ts'

/** All answers of a page in one form. Keys move between rows and choose levels; without scripts it is tabbed through. */
export function SheetForm({
  sheet: { rows, mayCommit, members, secretariat },
  actKey,
  answer,
}: {
  sheet: Sheet
  actKey: string
  answer: FormAnswer | undefined
}) {
  const { t } = useTexts()
  const { state } = useNavigation()
  const form = useRef<HTMLFormElement>(null)
  const intent = mayCommit ? 'commit' : 'prepare'
  const page = { members: members.map((by) => ({ by })), secretariat }
  const fields: FieldErrors = answer?.fields ?? {}
  const { to, ...atRows } = fields
  const press = (event: KeyboardEvent) => {
    if (form.current !== null && pressInSheet(event, form.current)) event.preventDefault()
  }
  return (
    <Form method="post" noValidate ref={form} onKeyDown={press} className="flex flex-col gap-6">
      <FormErrors
        errors={to === undefined ? {} : { to }}
        labels={{ to: t('positions:own.to') }}
        refusal={
          refusalText(t, answer) ??
          (Object.keys(atRows).length === 0
            ? undefined
            : t('sheet:wrong', { count: Object.keys(atRows).length }))
        }
      />
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="key" value={actKey} />
      <p className="text-muted">{t('sheet:keys')}</p>
      <DataTable
        caption={t('sheet:title')}
        captionHidden
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'subject',
            header: t('positions:subject'),
            rowHeader: true,
            cell: ({ name }) => (
              <span className="flex max-w-88 min-w-40 flex-col">
                <SubjectTitle name={name} />
                <SubjectWords name={name} />
              </span>
            ),
          },
          {
            key: 'answer',
            header: t('sheet:answer'),
            cell: (row) => <AnswerCell row={row} named={titleOf(row.name)} answer={answer} />,
          },
        ]}
      />
      {mayCommit ? <AudienceChoice page={page} answer={answer} preset="own" /> : null}
      {needsProof(answer) ? <ProofFields /> : null}
      <p className="text-muted max-w-120">{t(`sheet:effect.${intent}`)}</p>
      <Button look="primary" className="self-start" pending={state === 'submitting'}>
        {t(`sheet:submit.${intent}`)}
      </Button>
    </Form>
  )
}
