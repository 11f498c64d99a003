import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'

import { Select, TextArea, TextInput } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { Status } from '#app/components/status.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { LifeShown, StepShown } from '#server/drafting/read-life.ts'
import type { FormAnswer } from '#server/form-answer.ts'

import { RenumberField } from './renumbering.tsx'

/** Each step that leads on from here: a form for who may take it, for others who does, and what is in the way. */
export function NextSteps({
  life,
  actKey,
  answer,
}: {
  life: LifeShown
  actKey: string
  answer: unknown
}) {
  const { t } = useTexts()
  if (life.steps.length === 0) return <p className="text-muted">{t('life:nothing')}</p>
  return (
    <ul className="flex flex-col gap-2">
      {life.steps.map((step) => (
        <li key={step.act} className="border-line border-b pb-2">
          <Step step={step} life={life} actKey={actKey} answer={answer} />
        </li>
      ))}
    </ul>
  )
}

function Step({
  step: { act, who, may, obstacle },
  life,
  actKey,
  answer,
}: {
  step: StepShown
  life: LifeShown
  actKey: string
  answer: unknown
}) {
  const { t } = useTexts()
  const intent = `life ${act}`
  const answered = answerTo(intent, answer)
  const name = t(`life:steps.${act}.submit`)
  const isForm = may && obstacle === null && act !== 'take-action'
  if (!isForm && answered === undefined) {
    return (
      <div className="flex flex-col gap-1">
        <p className="font-medium">{name}</p>
        {may ? null : <p className="text-muted">{t(`life:who.${who}`)}</p>}
        {act === 'take-action' ? <p>{t('life:steps.take-action.effect')}</p> : null}
        {obstacle === null ? null : (
          <p>
            <Status tone="warn">{t('life:stands')}</Status> <Obstacle code={obstacle} />
          </p>
        )}
      </div>
    )
  }
  return (
    <details open={answered !== undefined}>
      <summary className="flex min-h-8 items-center gap-2 py-1 font-medium">
        <ChevronDown aria-hidden className="size-4 [details[open]_&]:rotate-180" />
        {name}
      </summary>
      <div className="pt-1 pb-3">
        <ActForm
          intent={intent}
          actKey={actKey}
          answer={answered}
          labels={{
            symbol: t('life:symbol'),
            sponsor: t('life:bringer'),
            change: t('life:change'),
            renumber: t('life:renumber.choice'),
            kind: t('life:supplementKind'),
            says: t('life:says'),
            waiver: t('life:waiver'),
            reason: t('life:reason'),
          }}
          effect={t(`life:steps.${act}.effect`)}
          submit={name}
        >
          <Fields act={act} life={life} answer={answered} />
        </ActForm>
      </div>
    </details>
  )
}

/** The sentence with which the act would be refused. */
function Obstacle({ code }: { code: string }): ReactNode {
  const { t } = useTexts()
  return refusalText(t, { refusal: { code, details: {} } })
}

/** What the act has to be told. */
function Fields({
  act,
  life: { tabling, issuedToday, renumbering },
  answer,
}: {
  act: StepShown['act']
  life: LifeShown
  answer: FormAnswer | undefined
}) {
  const { t } = useTexts()
  const given = (name: string) => ({
    name,
    error: answer?.fields[name],
  })
  const typed = (name: string) => answer?.typed[name]
  switch (act) {
    case 'table':
      return (
        <>
          <Field
            {...given('symbol')}
            label={t('life:symbol')}
            hint={t('life:symbolHint', { symbol: tabling.symbol })}
            optional
          >
            {(control) => (
              <TextInput
                {...control}
                dir="ltr"
                className="font-mono"
                defaultValue={typed('symbol')}
              />
            )}
          </Field>
          <Field {...given('sponsor')} label={t('life:bringer')}>
            {(control) => (
              <Select {...control} defaultValue={typed('sponsor') ?? tabling.sponsors[0]?.id}>
                {tabling.sponsors.map(({ id, code, name }) => (
                  <option key={id} value={id}>
                    {code} · {name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <RenumberField renumbering={renumbering} answer={answer} />
        </>
      )
    case 'revise':
      return (
        <>
          <Field {...given('change')} label={t('life:change')}>
            {(control) => (
              <Select {...control} defaultValue={typed('change') ?? 'substantive'}>
                {(['substantive', 'other'] as const).map((one) => (
                  <option key={one} value={one}>
                    {t(`life:changes.${one}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <RenumberField renumbering={renumbering} answer={answer} />
        </>
      )
    case 'supplement':
      return (
        <>
          <Field {...given('kind')} label={t('life:supplementKind')}>
            {(control) => (
              <Select {...control} defaultValue={typed('kind') ?? 'Corr'}>
                {(['Corr', 'Add'] as const).map((one) => (
                  <option key={one} value={one}>
                    {t(`life:supplements.${one}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field {...given('says')} label={t('life:says')}>
            {(control) => <TextArea {...control} rows={4} defaultValue={typed('says')} />}
          </Field>
        </>
      )
    case 'put-for-action':
      return issuedToday ? (
        <Field {...given('waiver')} label={t('life:waiver')} hint={t('life:waiverHint')} optional>
          {(control) => <TextArea {...control} rows={2} defaultValue={typed('waiver')} />}
        </Field>
      ) : (
        <input type="hidden" name="waiver" value="" />
      )
    case 'defer':
    case 'reopen':
      return (
        <Field {...given('reason')} label={t('life:reason')}>
          {(control) => <TextArea {...control} rows={2} defaultValue={typed('reason')} />}
        </Field>
      )
    case 'open-rolling':
    case 'withdraw':
    case 'resume':
    case 'take-action':
      return null
  }
}
