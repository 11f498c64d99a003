import { Form, useSearchParams } from '@remix-run/react'

import { Button } from '#app/components/button.tsx'
import { TextArea, TextInput } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { formatNumber } from '#app/i18n/format.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

import { Names } from './names.tsx'
import type { OwnProps } from './own-part.tsx'

/** What the chair proposes: of a value, first who would accept it already. */
export function ProposalForm(props: OwnProps) {
  return props.page.bridging.proposes === 'value' ? (
    <ValueForms {...props} />
  ) : (
    <WordingForm {...props} />
  )
}

function ValueForms({ page, actKey, answer }: OwnProps) {
  const { t, locale } = useTexts()
  const [search] = useSearchParams()
  const { bridging, scale } = page
  const { prospect } = bridging
  const asked = search.get('value')
  if (scale.kind !== 'range') return null
  const point = (value: number) =>
    t('positions:point', { value: formatNumber(value, locale), unit: scale.unit })
  return (
    <>
      <Form method="get" className="flex max-w-120 flex-col gap-3">
        <Field name="value" label={t('positions:bridge.value')}>
          {(control) => (
            <TextInput
              {...control}
              inputMode="decimal"
              maxLength={30}
              className="max-w-48"
              defaultValue={asked ?? ''}
            />
          )}
        </Field>
        <Button look="quiet" className="self-start">
          {t('positions:bridge.look')}
        </Button>
      </Form>
      {asked === null || prospect !== null ? null : <p>{t('positions:bridge.offScale')}</p>}
      {prospect === null ? null : (
        <>
          <p className="font-medium">
            {t('positions:bridge.prospect', { value: point(prospect.value) })}
          </p>
          <Names label={t('positions:bridge.wouldAccept')} of={prospect.accept} />
          {prospect.short.map(({ delegation, by }) => (
            <p key={delegation.id}>
              {t('positions:bridge.short', { delegation: delegation.code, by: point(by) })}
            </p>
          ))}
          <Names label={t('positions:bridge.unknown')} of={prospect.unknown} />
          <p>{t(prospect.adopted ? 'positions:bridge.wouldHold' : 'positions:bridge.wouldFail')}</p>
          <ActForm
            // Another value is another proposal.
            key={prospect.value}
            intent="propose-value"
            actKey={actKey}
            answer={answerTo('propose-value', answer)}
            labels={{}}
            effect={t('positions:bridge.proposeEffect')}
            submit={t('positions:bridge.propose')}
          >
            <input type="hidden" name="value" value={asked ?? ''} />
          </ActForm>
        </>
      )}
    </>
  )
}

function WordingForm({ page: { name }, actKey, answer: given }: OwnProps) {
  const { t } = useTexts()
  const answer = answerTo('propose-wording', given)
  const place = name.kind === 'bracket' ? 'bracket' : 'paragraph'
  const label = t(`positions:bridge.words.${place}`)
  return (
    <ActForm
      intent="propose-wording"
      actKey={actKey}
      answer={answer}
      labels={{ words: label }}
      effect={t(`positions:bridge.wordingEffect.${place}`)}
      submit={t('positions:bridge.propose')}
    >
      <Field name="words" label={label} error={answer?.fields['words']}>
        {(control) => (
          <TextArea {...control} maxLength={4_000} defaultValue={answer?.typed['words']} />
        )}
      </Field>
    </ActForm>
  )
}
