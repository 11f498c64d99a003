import { ChevronDown } from 'lucide-react'

import { Checkbox } from '#app/components/controls.tsx'
import { DataTable } from '#app/components/data-table.tsx'
import { fieldId } from '#app/components/field.tsx'
import { fieldError } from '#app/i18n/field-error.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { IssueShown, LifeShown } from '#server/drafting/read-life.ts'
import type { FormAnswer } from '#server/form-answer.ts'

/** Whether labels begin anew with the symbol, and which would become which; nothing where they are consecutive. */
export function RenumberField({
  renumbering: { changes, seen },
  answer,
}: {
  renumbering: LifeShown['renumbering']
  answer: FormAnswer | undefined
}) {
  const { t } = useTexts()
  if (changes.length === 0) return null
  const error = answer?.fields['renumber']
  return (
    <div id={fieldId('renumber')} className="flex flex-col gap-2">
      <Checkbox
        name="renumber"
        value={seen}
        defaultChecked={answer?.typed['renumber'] === seen}
        aria-describedby="renumber-hint"
      >
        {t('life:renumber.choice')}
      </Checkbox>
      <p id="renumber-hint" className="text-muted max-w-prose text-sm">
        {t('life:renumber.hint')}
      </p>
      {error === undefined ? null : <p className="text-bad text-sm">{fieldError(t, error)}</p>}
      <DataTable
        caption={t('life:renumber.caption')}
        captionHidden
        rows={changes}
        rowKey={({ block }) => block}
        columns={[
          {
            key: 'from',
            header: t('life:renumber.from'),
            rowHeader: true,
            cell: ({ from }) => <Label>{from}</Label>,
          },
          {
            key: 'to',
            header: t('life:renumber.to'),
            cell: ({ to }) => <Label>{to}</Label>,
          },
          {
            key: 'begins',
            header: t('life:renumber.begins'),
            wide: true,
            cell: ({ begins }) => <bdi className="line-clamp-1">{begins}</bdi>,
          },
        ]}
      />
    </div>
  )
}

/** What an issue renumbered, each paragraph under its new label. */
export function Renumbered({ relabelled }: Pick<IssueShown, 'relabelled'>) {
  const { t } = useTexts()
  if (relabelled.length === 0) return null
  return (
    <details>
      <summary className="flex min-h-6 items-center gap-1">
        <ChevronDown aria-hidden className="size-4 [details[open]_&]:rotate-180" />
        {t('life:renumber.done', { count: relabelled.length })}
      </summary>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 pt-1">
        {relabelled.map(({ block, from, to }) => (
          <li key={block}>
            <Label>{to}</Label> <bdi>{t('life:renumber.was', { label: from })}</bdi>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Label({ children }: { children: string }) {
  return <bdi className="font-mono whitespace-nowrap">{children}</bdi>
}
