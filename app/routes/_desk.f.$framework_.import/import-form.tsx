import { useState } from 'react'

import { Select, TextInput } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { ActForm } from '#app/desk/act-form.tsx'
import { locales } from '#app/domain/accounts/viewer.ts'
import { fileLimits } from '#app/domain/drafting/in/limits.ts'
import { endonyms } from '#app/i18n/locale.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { FormAnswer } from '#server/form-answer.ts'

/**
 * What the document is called, and the file it begins with. `read` is the hash of the file whose report
 * stands below; another one has to be read first.
 */
export function ImportForm({
  actKey,
  answer,
  read,
}: {
  actKey: string
  answer: FormAnswer | undefined
  read: string | null
}) {
  const { t, locale } = useTexts()
  const [chosen, choose] = useState<{ read: string | null; tooLarge: boolean }>()
  // Another file than the one that was read is read anew.
  const confirmed = chosen !== undefined && chosen.read === read ? null : read
  const labels = {
    title: t('creating:document.name'),
    symbol: t('creating:document.symbol'),
    lang: t('creating:document.lang'),
    file: t('incoming:file'),
  }
  return (
    <ActForm
      intent="import"
      actKey={actKey}
      answer={answer}
      labels={labels}
      encType="multipart/form-data"
      effect={confirmed === null ? t('incoming:readEffect') : t('creating:document.effect')}
      submit={confirmed === null ? t('incoming:read') : t('creating:document.submit')}
    >
      <input type="hidden" name="read" value={confirmed ?? ''} />
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
      <Field
        name="file"
        label={labels.file}
        hint={t('incoming:fileHint', { most: fileLimits.bytes / 1_048_576 })}
        error={chosen?.tooLarge === true ? 'fileTooLarge' : answer?.fields['file']}
      >
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".docx,.md,.markdown"
            className="max-w-full"
            onChange={({ target }) =>
              choose({ read, tooLarge: (target.files?.[0]?.size ?? 0) > fileLimits.bytes })
            }
          />
        )}
      </Field>
    </ActForm>
  )
}
