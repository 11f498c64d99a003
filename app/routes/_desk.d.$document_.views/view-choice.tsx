import { Form, useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'

import { Button } from '#app/components/button.tsx'
import { Select, TextInput } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import type { FieldErrors } from '#app/domain/kernel/refusal.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { Moment, ReadView } from '#server/drafting/read-view.ts'

/** What a view asks to be told: whose wishes, or which two moments. The address carries the answer. */
export function ViewChoice({ read, errors }: { read: ReadView; errors: FieldErrors }) {
  switch (read.view.as) {
    case 'clean':
    case 'bracketed':
    case 'compilation':
      return null
    case 'wanted':
      return <Whose read={read} of={read.view.of} errors={errors} />
    case 'changes':
      return <Between read={read} from={read.view.from} to={read.view.to} errors={errors} />
  }
}

function Whose({
  read: { delegations },
  of,
  errors,
}: {
  read: ReadView
  of: string | null
  errors: FieldErrors
}) {
  const { t } = useTexts()
  const chosen = delegations.find(({ id }) => id === of)?.code ?? ''
  return (
    <Choice as="wanted">
      <Field label={t('views:of')} name="of" error={errors['of']}>
        {(control) => (
          <Select {...control} defaultValue={chosen} required>
            <option value="" disabled>
              {t('views:choose')}
            </option>
            {delegations
              .filter(({ kind }) => kind === 'member')
              .map(({ id, code, name }) => (
                <option key={id} value={code}>
                  {code} {name}
                </option>
              ))}
          </Select>
        )}
      </Field>
    </Choice>
  )
}

function Between({
  read: { head, symbols },
  from,
  to,
  errors,
}: {
  read: ReadView
  from: Moment
  to: Moment
  errors: FieldErrors
}) {
  const { t } = useTexts()
  const [search] = useSearchParams()
  const moments = { from, to }
  return (
    <Choice as="changes">
      {(['from', 'to'] as const).map((name) => (
        <Field
          key={name}
          label={t(`views:${name}`)}
          name={name}
          hint={t(`views:${name}Hint`, { head })}
          error={errors[name]}
        >
          {(control) => (
            <TextInput
              {...control}
              list="moments"
              maxLength={100}
              defaultValue={search.get(name) ?? nameOf(moments[name], head)}
            />
          )}
        </Field>
      ))}
      <datalist id="moments">
        {symbols.map((symbol) => (
          <option key={symbol}>{symbol}</option>
        ))}
      </datalist>
    </Choice>
  )
}

/** Without scripts the browser sends it; the fields are filled anew for every other address. */
function Choice({ as, children }: { as: string; children: ReactNode }) {
  const { t } = useTexts()
  const [search] = useSearchParams()
  return (
    <Form
      key={search.toString()}
      className="flex max-w-176 flex-col gap-3 sm:flex-row sm:flex-wrap sm:items-end print:hidden"
    >
      <input type="hidden" name="as" value={as} />
      {children}
      <Button>{t('views:show')}</Button>
    </Form>
  )
}

/** A moment as one would write it into its field; the end of the log is left out, since it moves on. */
function nameOf({ seq, symbol }: Moment, head: number): string {
  return symbol ?? (seq === head ? '' : String(seq))
}
