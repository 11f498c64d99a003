import { Select, TextArea, TextInput } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import type { FormAnswer } from '#server/form-answer.ts'

export type FieldSpec = {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly value?: string | number
  readonly optional?: boolean
  readonly as?: 'line' | 'lines' | 'number' | 'day' | 'moment' | 'second' | 'address'
  /** What can be chosen; then it is a list. */
  readonly options?: readonly { readonly value: string; readonly label: string }[]
}

/** A field said in one value, for forms with many: its control, its error, and what was typed before. */
export function TypedField({ spec, answer }: { spec: FieldSpec; answer: FormAnswer | undefined }) {
  const { name, label, hint, value, optional = false, options, as = 'line' } = spec
  const typed = answer?.typed[name] ?? value
  return (
    <Field
      name={name}
      label={label}
      optional={optional}
      error={answer?.fields[name]}
      {...(hint === undefined ? {} : { hint })}
    >
      {(control) =>
        options === undefined ? (
          as === 'lines' ? (
            <TextArea {...control} defaultValue={typed} />
          ) : (
            <TextInput {...control} {...(as === 'line' ? {} : inputs[as])} defaultValue={typed} />
          )
        ) : (
          <Select {...control} defaultValue={typed}>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </Select>
        )
      }
    </Field>
  )
}

const inputs = {
  number: { type: 'number', inputMode: 'numeric', dir: 'ltr' },
  day: { type: 'date', dir: 'ltr' },
  moment: { type: 'datetime-local', dir: 'ltr' },
  second: { type: 'datetime-local', step: 1, dir: 'ltr' },
  address: { type: 'url', inputMode: 'url', dir: 'ltr' },
} as const

export function labelsOf(specs: readonly FieldSpec[]): Readonly<Record<string, string>> {
  return Object.fromEntries(specs.map(({ name, label }) => [name, label]))
}

/** The values of a vocabulary with their words, in its own order. */
export function choicesOf<Value extends string>(
  values: readonly Value[],
  word: (value: Value) => string,
): readonly { value: Value; label: string }[] {
  return values.map((value) => ({ value, label: word(value) }))
}
