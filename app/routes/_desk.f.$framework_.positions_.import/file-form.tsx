import { Form, useNavigation } from '@remix-run/react'

import { Button } from '#app/components/button.tsx'
import { FileInput } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { FormErrors } from '#app/components/form-errors.tsx'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { FormAnswer } from '#server/form-answer.ts'
import type { ImportPage } from '#server/positions/import/read-import-page.ts'

/** Another file takes the place of the one that waits; nothing is imported by choosing one. */
export function FileForm({
  page: { framework, file },
  answer,
}: {
  page: ImportPage
  answer: FormAnswer | undefined
}) {
  const { t } = useTexts()
  const { state, formData } = useNavigation()
  const label = t('imports:file.label')
  return (
    <Form
      method="post"
      action={paths.importPositions(framework.id)}
      encType="multipart/form-data"
      className="flex max-w-120 flex-col gap-4"
    >
      <FormErrors
        errors={answer?.fields}
        labels={{ file: label }}
        refusal={refusalText(t, answer)}
      />
      <input type="hidden" name="intent" value="file" />
      <Field name="file" label={label} hint={t('imports:file.hint')} error={answer?.fields['file']}>
        {(control) => <FileInput {...control} accept=".csv,text/csv" />}
      </Field>
      <Button
        look={file === null ? 'primary' : 'plain'}
        className="self-start"
        pending={state !== 'idle' && formData?.get('intent') === 'file'}
      >
        {t('imports:file.submit')}
      </Button>
    </Form>
  )
}
