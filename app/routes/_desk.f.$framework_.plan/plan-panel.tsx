import { Link } from '@remix-run/react'

import { Checkbox } from '#app/components/controls.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { measurePrefix } from '#app/desk/boxes.ts'
import { Section } from '#app/desk/page.tsx'
import { choicesOf, labelsOf, TypedField } from '#app/desk/typed-field.tsx'
import type { FieldSpec } from '#app/desk/typed-field.tsx'
import { planActs, planEdits } from '#app/domain/relief/plan-acts.ts'
import type { PlanAct, PlanEditName } from '#app/domain/relief/plan-acts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { PlanPage, PlanShown } from '#server/relief/read-plan.ts'

/** The one form that the address asks for: an edit of a row, or an act on the plan. */
export type Asked = {
  readonly intent: PlanAct
  readonly edit: PlanEditName | null
  readonly row: string | null
  readonly amendment: string | null
}

export function askedIn(search: URLSearchParams, plan: PlanShown): Asked | null {
  const row = search.get('row')
  const amendment = search.get('amendment')
  const edit = planEdits.find((one) => one === search.get('edit')) ?? null
  if (edit !== null) {
    return plan.state.is === 'draft' ? { intent: 'revise', edit, row, amendment: null } : null
  }
  const act = planActs.find((one) => one === search.get('act'))
  if (act === undefined || act === 'revise' || act === 'propose-amendment') return null
  return { intent: act, edit: null, row: null, amendment }
}

export function PlanPanel({
  asked,
  shown,
  plan,
  actKey,
  answer: given,
}: {
  asked: Asked
  shown: PlanPage
  plan: PlanShown
  actKey: string
  answer: unknown
}) {
  const { t } = useTexts()
  const { intent, edit, row, amendment } = asked
  const answer = answerTo(intent, given)
  const fields = useFields(asked, plan)
  const event = eventsOf(plan).find(({ id }) => id === row)
  const about = { edit, row, amendment }
  return (
    <Section
      id="change"
      title={edit === null ? t(`plan:acts.${intent}`) : t(`plan:edits.${edit}`)}
      aside={<Link to={paths.plan(shown.framework.id)}>{t('plan:close')}</Link>}
    >
      {row === null ? null : (
        <p className="text-muted" dir="auto">
          {titleOf(plan, row)}
        </p>
      )}
      <ActForm
        key={`${intent} ${edit} ${row} ${amendment}`}
        intent={intent}
        actKey={actKey}
        answer={answer}
        labels={{
          ...labelsOf(fields),
          measures: t('plan:fields.measures'),
          row: t('plan:fields.row'),
        }}
        effect={t(`plan:effects.${intent}`)}
        submit={t(`plan:acts.${intent}`)}
      >
        {Object.entries(about).map(([name, value]) =>
          value === null ? null : <input key={name} type="hidden" name={name} value={value} />,
        )}
        {fields.map((spec) => (
          <TypedField key={spec.name} spec={spec} answer={answer} />
        ))}
        {edit === 'add-event' || edit === 'change-event' ? (
          <fieldset className="flex flex-col gap-1">
            <legend className="font-medium">{t('plan:fields.measures')}</legend>
            {shown.measures.length === 0 ? (
              <p className="text-muted">{t('relief:measures.empty')}</p>
            ) : null}
            {shown.measures.map(({ id, title }) => (
              <Checkbox
                key={id}
                name={measurePrefix + id}
                defaultChecked={
                  answer === undefined
                    ? event?.measures.some((measure) => measure.id === id)
                    : answer.typed[measurePrefix + id] !== undefined
                }
              >
                <bdi>{title}</bdi>
              </Checkbox>
            ))}
          </fieldset>
        ) : null}
      </ActForm>
    </Section>
  )
}

function useFields({ intent, edit, row }: Asked, plan: PlanShown): readonly FieldSpec[] {
  const { t } = useTexts()
  const event = edit === 'change-event' ? eventsOf(plan).find(({ id }) => id === row) : undefined
  const title = edit === 'rename' || edit === 'change-event' ? titleOf(plan, row ?? '') : ''
  const ofEvent: readonly FieldSpec[] = [
    {
      name: 'conditions',
      as: 'lines',
      optional: true,
      label: t('plan:fields.conditions'),
      hint: t('plan:fields.conditionsHint'),
      value: event?.conditions.map(({ statement }) => statement).join('\n') ?? '',
    },
    {
      name: 'observations',
      label: t('plan:fields.observations'),
      value: event?.conditions[0]?.observations ?? 'refused',
      options: choicesOf(['refused', 'accepted'] as const, (one) =>
        t(`relief:observations.${one}`),
      ),
    },
  ]
  const reference = {
    name: 'reference',
    label: t('plan:fields.reference'),
    hint: t('plan:fields.referenceHint'),
  }
  const isEvent = edit === 'add-event' || edit === 'change-event'
  return [
    ...(edit === null || edit === 'remove'
      ? []
      : [{ name: 'title', label: t('plan:fields.title'), value: title }]),
    ...(isEvent ? ofEvent : []),
    ...(intent === 'adopt' || intent === 'adopt-amendment' ? [reference] : []),
  ]
}

function eventsOf({ phases }: PlanShown) {
  return phases.flatMap(({ tranches }) => tranches.flatMap(({ events }) => events))
}

function titleOf({ phases }: PlanShown, row: string): string {
  const rows = phases.flatMap((phase) => [
    phase,
    ...phase.tranches.flatMap((tranche) => [tranche, ...tranche.events]),
  ])
  return rows.find(({ id }) => id === row)?.title ?? ''
}
