import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { Section } from '#app/desk/page.tsx'
import { labelsOf, TypedField } from '#app/desk/typed-field.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'

export function KeepForm({ actKey, answer: answered }: { actKey: string; answer: unknown }) {
  const { t } = useTexts()
  const answer = answerTo('keep', answered)
  const address = {
    name: 'address',
    label: t('webhooks:keep.address'),
    hint: t('webhooks:keep.addressHint'),
    as: 'address',
  } as const
  return (
    <Section id="keep" title={t('webhooks:keep.title')}>
      <ActForm
        intent="keep"
        actKey={actKey}
        answer={answer}
        labels={labelsOf([address])}
        effect={t('webhooks:keep.effect')}
        submit={t('webhooks:keep.submit')}
      >
        <TypedField spec={address} answer={answer} />
      </ActForm>
    </Section>
  )
}
