import { EmptyState } from '#app/components/empty-state.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { Section } from '#app/desk/page.tsx'
import { choicesOf, labelsOf, TypedField } from '#app/desk/typed-field.tsx'
import type { FieldSpec } from '#app/desk/typed-field.tsx'
import { planTemplates } from '#app/domain/relief/plan-acts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { PlanPage } from '#server/relief/read-plan.ts'

/** Before there is a plan: what the secretariat can begin it with. */
export function BeginPlan({
  shown: { runs, texts },
  actKey,
  answer: given,
}: {
  shown: PlanPage
  actKey: string
  answer: unknown
}) {
  const { t } = useTexts()
  const answer = answerTo('begin', given)
  if (!runs) return <EmptyState>{t('plan:begin.none')}</EmptyState>
  if (texts.length === 0) return <EmptyState>{t('plan:begin.noText')}</EmptyState>
  const fields: readonly FieldSpec[] = [
    {
      name: 'document',
      label: t('plan:begin.document'),
      options: texts.map(({ id, symbol, title }) => ({ value: id, label: `${symbol} ${title}` })),
    },
    {
      name: 'template',
      label: t('plan:begin.template'),
      hint: t('plan:begin.templateHint'),
      options: choicesOf(planTemplates, (one) => t(`plan:templates.${one}`)),
    },
  ]
  return (
    <Section id="begin" title={t('plan:begin.title')}>
      <ActForm
        intent="begin"
        actKey={actKey}
        answer={answer}
        labels={labelsOf(fields)}
        effect={t('plan:begin.effect')}
        submit={t('plan:begin.submit')}
      >
        {fields.map((spec) => (
          <TypedField key={spec.name} spec={spec} answer={answer} />
        ))}
      </ActForm>
    </Section>
  )
}
