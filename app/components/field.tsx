import type { ReactNode } from 'react'
import { useId } from 'react'

import { fieldError } from '#app/i18n/field-error.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

import { Glyph } from './glyph.tsx'

/** What a control must carry so that its label, hint and error are heard with it. */
export type FieldControl = {
  id: string
  name: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

/**
 * A label, one control, its hint and its error. `error` is a code of the texts `fields.<code>`, as a
 * schema gives it; what was typed stays in the control.
 */
export function Field({
  label,
  name,
  hint,
  error,
  optional = false,
  children,
}: {
  label: string
  name: string
  hint?: ReactNode
  error?: string | undefined
  optional?: boolean
  children: (control: FieldControl) => ReactNode
}) {
  const { t } = useTexts()
  const unique = useId()
  const hintId = hint === undefined ? null : `${unique}hint`
  const errorId = error === undefined ? null : `${unique}error`
  const described = [errorId, hintId].filter((id) => id !== null).join(' ')
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={fieldId(name)} className="font-medium">
        {label}
        {optional ? <span className="text-muted font-normal"> ({t('form.optional')})</span> : null}
      </label>
      {hintId === null ? null : (
        <p id={hintId} className="text-muted text-sm">
          {hint}
        </p>
      )}
      {children({
        id: fieldId(name),
        name,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': error === undefined ? undefined : true,
      })}
      {error === undefined || errorId === null ? null : (
        <p id={errorId} className="text-bad flex items-baseline gap-1.5 text-sm">
          <Glyph tone="bad" />
          <span>{fieldError(t, error)}</span>
        </p>
      )}
    </div>
  )
}

/** Where an error summary leads: the control of a field, by the field's name. */
export function fieldId(name: string): string {
  return `field-${name}`
}
