import { useState } from 'react'

import { Button } from '#app/components/button.tsx'
import { Checkbox, Select, TextArea, TextInput } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { FormErrors } from '#app/components/form-errors.tsx'

import { delegations } from './fixtures.ts'
import type { Loose, Samples } from './samples.ts'

const errors = { symbol: 'symbol', email: 'email' }

export function Forms({ words }: { words: Loose<Samples['form']> }) {
  const [refused, setRefused] = useState(false)
  return (
    <form className="flex max-w-lg flex-col gap-5">
      <FormErrors
        errors={refused ? errors : {}}
        labels={{ symbol: words.symbol, email: words.email }}
      />
      <Field label={words.title} name="title" hint={words.titleHint}>
        {(control) => <TextInput {...control} defaultValue={words.titleValue} />}
      </Field>
      <Field label={words.symbol} name="symbol" error={errors.symbol}>
        {(control) => (
          <TextInput {...control} dir="ltr" defaultValue="L 5 rev" className="font-mono" />
        )}
      </Field>
      <Field label={words.email} name="email" error={errors.email}>
        {(control) => <TextInput {...control} type="email" dir="ltr" defaultValue="anna.berg" />}
      </Field>
      <Field label={words.delegation} name="delegation">
        {(control) => (
          <Select {...control}>
            {delegations.map((delegation) => (
              <option key={delegation.code} value={delegation.code}>
                {delegation.code} · {delegation.name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={words.reason} name="reason" optional>
        {(control) => <TextArea {...control} />}
      </Field>
      <Field label={words.closed} name="closed">
        {(control) => <TextInput {...control} disabled defaultValue="HCG/2026/L.5" />}
      </Field>
      <Checkbox name="agree" defaultChecked>
        {words.agree}
      </Checkbox>
      <Button type="button" look="primary" className="self-start" onClick={() => setRefused(true)}>
        {words.send}
      </Button>
    </form>
  )
}
