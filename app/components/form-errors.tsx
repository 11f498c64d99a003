import { useEffect, useRef } from 'react'

import type { FieldErrors } from '#app/domain/kernel/refusal.ts'
import { fieldError } from '#app/i18n/field-error.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

import { fieldId } from './field.tsx'

/**
 * Stands above a form that was refused, takes focus, and leads to each field. `labels` names the
 * fields as the form does; an error of the whole form has the field `form`.
 */
export function FormErrors({
  errors,
  labels = {},
  refusal,
}: {
  errors?: FieldErrors | undefined
  labels?: Readonly<Record<string, string>>
  /** A sentence for a refusal that concerns no single field. */
  refusal?: string | undefined
}) {
  const { t } = useTexts()
  const box = useRef<HTMLDivElement>(null)
  const found = Object.entries(errors ?? {})
  const shown = found.length > 0 || refusal !== undefined
  useEffect(() => {
    if (shown) box.current?.focus()
  }, [shown, errors, refusal])
  if (!shown) return null
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="rounded-control border-bad bg-surface flex flex-col gap-2 border border-s-4 px-4 py-3"
    >
      <p className="text-bad font-medium">
        {refusal ?? t('form.problems', { count: found.length })}
      </p>
      {found.length === 0 ? null : (
        <ul className="flex flex-col gap-1">
          {found.map(([field, code]) => (
            <li key={field}>
              {labels[field] === undefined ? (
                fieldError(t, code)
              ) : (
                <a href={`#${fieldId(field)}`}>
                  {labels[field]}: {fieldError(t, code)}
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
