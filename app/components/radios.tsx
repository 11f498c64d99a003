import type { ReactNode } from 'react'

import { fieldError } from '#app/i18n/field-error.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

import { fieldId } from './field.tsx'
import { Glyph } from './glyph.tsx'

/** One choice of few, all in sight; each may say below itself what it means. */
export function Radios({
  legend,
  name,
  options,
  chosen,
  error,
  children,
}: {
  legend: string
  name: string
  options: readonly { value: string; label: ReactNode; hint?: string }[]
  chosen: string | undefined
  error?: string | undefined
  children?: ReactNode
}) {
  const { t } = useTexts()
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 font-medium">{legend}</legend>
      {options.map(({ value, label, hint }, at) => {
        const id = at === 0 ? fieldId(name) : `${fieldId(name)}-${value}`
        return (
          <div key={value} className="flex flex-col">
            <label className="min-h-control flex items-center gap-2">
              <input
                id={id}
                type="radio"
                name={name}
                value={value}
                defaultChecked={chosen === value}
                aria-describedby={hint === undefined ? undefined : `${id}-hint`}
                className="accent-accent size-4 flex-none"
              />
              <span>{label}</span>
            </label>
            {hint === undefined ? null : (
              <p id={`${id}-hint`} className="text-muted ps-6 text-sm">
                {hint}
              </p>
            )}
          </div>
        )
      })}
      {children}
      {error === undefined ? null : (
        <p className="text-bad flex items-baseline gap-1.5 text-sm">
          <Glyph tone="bad" />
          <span>{fieldError(t, error)}</span>
        </p>
      )}
    </fieldset>
  )
}
