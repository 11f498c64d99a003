import type { ReactNode } from 'react'

import { Select, TextInput } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { locales } from '#app/domain/accounts/viewer.ts'
import { endonyms } from '#app/i18n/locale.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { FormAnswer } from '#server/form-answer.ts'

import { documentLabels } from './document-labels.ts'

/** What every new document is asked for, whatever it begins with; `children` are asked before its language. */
export function DocumentFields({
  answer,
  children,
}: {
  answer: FormAnswer | undefined
  children?: ReactNode
}) {
  const { t, locale } = useTexts()
  const labels = documentLabels(t)
  return (
    <>
      <Field name="title" label={labels.title} error={answer?.fields['title']}>
        {(control) => <TextInput {...control} defaultValue={answer?.typed['title']} />}
      </Field>
      <Field
        name="symbol"
        label={labels.symbol}
        hint={t('creating:document.symbolHint')}
        error={answer?.fields['symbol']}
      >
        {(control) => (
          <TextInput
            {...control}
            dir="ltr"
            className="font-mono"
            autoCapitalize="characters"
            spellCheck={false}
            defaultValue={answer?.typed['symbol']}
          />
        )}
      </Field>
      {children}
      <Field name="lang" label={labels.lang} error={answer?.fields['lang']}>
        {(control) => (
          <Select {...control} defaultValue={answer?.typed['lang'] ?? locale}>
            {locales.map((each) => (
              <option key={each} value={each} lang={each}>
                {endonyms[each]}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </>
  )
}
