import { useEffect, useRef, useState } from 'react'

import { TextArea } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { nameBegun } from '#app/domain/drafting/mention.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

/** What one says, and whom one can have told of it: who is meant is offered after an @. */
export function WordsField({
  read: { of, nameable },
  error,
  typed,
  isNew = false,
}: {
  /** Whose words they are, and the names there are. */
  read: { of: 'everyone' | 'delegation'; nameable: readonly string[] }
  error: string | undefined
  typed: string | undefined
  /** Whether one came here to write it. */
  isNew?: boolean
}) {
  const { t } = useTexts()
  const field = useRef<HTMLTextAreaElement>(null)
  const [before, setBefore] = useState('')
  // The names may come after what is typed.
  const begun = nameBegun(before, nameable)
  const look = () => {
    const { value = '', selectionEnd = 0 } = field.current ?? {}
    setBefore(value.slice(0, selectionEnd))
  }
  const choose = (name: string) => {
    const { current } = field
    if (current === null || begun === null) return
    current.setRangeText(`${name} `, begun.from, current.selectionEnd, 'end')
    current.focus()
    setBefore('')
  }
  useEffect(() => {
    if (isNew) field.current?.focus()
  }, [isNew])
  return (
    <div className="flex flex-col gap-1">
      <Field
        name="words"
        label={t(`comments:words.${of}`)}
        hint={t('comments:mentionHint')}
        error={error}
      >
        {(control) => (
          <TextArea
            {...control}
            ref={field}
            maxLength={4_000}
            defaultValue={typed}
            onInput={look}
            onSelect={look}
          />
        )}
      </Field>
      {begun === null ? null : (
        <ul aria-label={t('comments:nameable')} className="flex flex-wrap gap-1">
          {begun.names.map((name) => (
            <li key={name}>
              <button
                type="button"
                onClick={() => choose(name)}
                className="rounded-control bg-sunken text-ink hover:bg-accent/12 min-h-8 px-2 text-sm"
              >
                <bdi>@{name}</bdi>
              </button>
            </li>
          ))}
        </ul>
      )}
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
    </div>
  )
}
