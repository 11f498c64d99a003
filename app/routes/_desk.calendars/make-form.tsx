import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { Section } from '#app/desk/page.tsx'
import { labelsOf, TypedField } from '#app/desk/typed-field.tsx'
import { useViewer } from '#app/desk/use-viewer.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

export function MakeForm({
  frameworks,
  actKey,
  answer: answered,
}: {
  frameworks: readonly { id: string; name: string }[]
  actKey: string
  answer: unknown
}) {
  const { t } = useTexts()
  const { delegation } = useViewer()
  const answer = answerTo('make', answered)
  const own = { value: '', label: t('calendars:make.delegation', { delegation: delegation.code }) }
  const fields = [
    {
      name: 'name',
      label: t('calendars:make.name'),
      hint: t('calendars:make.nameHint'),
      value: `Entente ${delegation.code}`,
    },
    {
      name: 'framework',
      label: t('calendars:make.of'),
      options: [
        own,
        ...frameworks.map(({ id, name }) => ({
          value: id,
          label: t('calendars:make.framework', { framework: name }),
        })),
      ],
    },
  ]
  return (
    <Section id="make" title={t('calendars:make.title')}>
      <ActForm
        intent="make"
        actKey={actKey}
        answer={answer}
        labels={labelsOf(fields)}
        effect={t('calendars:make.effect')}
        submit={t('calendars:make.submit')}
      >
        {fields.map((spec) => (
          <TypedField key={spec.name} spec={spec} answer={answer} />
        ))}
      </ActForm>
    </Section>
  )
}
