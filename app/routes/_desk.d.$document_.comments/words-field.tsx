import { useEffect, useRef } from 'react'

import { TextArea } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'

import type { FormProps } from './unfolded.ts'

/** What one says, and whom one can have told of it. */
export function WordsField({
  read: { of, nameable },
  error,
  typed,
  isNew = false,
}: Pick<FormProps, 'read'> & {
  error: string | undefined
  typed: string | undefined
  /** Whether one came here to write it. */
  isNew?: boolean
}) {
  const { t } = useTexts()
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (isNew) field.current?.focus()
  }, [isNew])
  return (
    <>
      <Field
        name="words"
        label={t(`comments:words.${of}`)}
        hint={t('comments:mentionHint')}
        error={error}
      >
        {(control) => <TextArea {...control} ref={field} maxLength={4_000} defaultValue={typed} />}
      </Field>
      <details>
        <summary className="text-muted min-h-8 py-1 text-sm">{t('comments:nameable')}</summary>
        <p className="text-sm">
          {nameable.map((name, at) => (
            <span key={name}>
              {at === 0 ? null : ' · '}
              <bdi>@{name}</bdi>
            </span>
          ))}
        </p>
      </details>
    </>
  )
}
