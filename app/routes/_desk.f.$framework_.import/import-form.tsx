import { useState } from 'react'

import { FileInput } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { ActForm } from '#app/desk/act-form.tsx'
import { DocumentFields } from '#app/desk/document-fields.tsx'
import { documentLabels } from '#app/desk/document-labels.ts'
import { fileLimits } from '#app/domain/drafting/in/limits.ts'
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
  const { t } = useTexts()
  const [chosen, choose] = useState<{ read: string | null; tooLarge: boolean }>()
  // Another file than the one that was read is read anew.
  const confirmed = chosen !== undefined && chosen.read === read ? null : read
  const labels = { ...documentLabels(t), file: t('incoming:file') }
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
      <DocumentFields answer={answer} />
      <Field
        name="file"
        label={labels.file}
        hint={t('incoming:fileHint', { most: fileLimits.bytes / 1_048_576 })}
        error={chosen?.tooLarge === true ? 'fileTooLarge' : answer?.fields['file']}
      >
        {(control) => (
          <FileInput
            {...control}
            accept=".docx,.md,.markdown"
            onChange={({ target }) =>
              choose({ read, tooLarge: (target.files?.[0]?.size ?? 0) > fileLimits.bytes })
            }
          />
        )}
      </Field>
    </ActForm>
  )
}
