import { choicesOf } from '#app/desk/typed-field.tsx'
import type { FieldSpec } from '#app/desk/typed-field.tsx'
import { amendmentNames as names } from '#app/domain/relief/amendment-names.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { Translate } from '#app/i18n/use-texts.ts'
import type { PlanPage, PlanShown } from '#server/relief/read-plan.ts'

type Phase = PlanShown['phases'][number]
type Tranche = Phase['tranches'][number]
type Event = Tranche['events'][number]

export type RowFields = {
  readonly row: { id: string; title: string }
  readonly own: readonly FieldSpec[]
}
export type TrancheShown = RowFields & {
  readonly events: readonly RowFields[]
  readonly added: readonly FieldSpec[]
}
export type PhaseShown = RowFields & {
  readonly tranches: readonly TrancheShown[]
  readonly added: readonly FieldSpec[]
  /** Every field of the phase, for whoever names them all. */
  readonly all: readonly FieldSpec[]
}

/** What the form of an amendment asks of each row, of new ones, and of each measure. */
export function usePlanFields({ phases }: PlanShown, measures: PlanPage['measures']) {
  const { t } = useTexts()
  const known = phases.flatMap(({ tranches }) => tranches.flatMap(({ events }) => events))
  const targets = [
    { value: '', label: t('plan:amend.nowhere') },
    ...known.map(({ id, title }) => ({ value: id, label: title })),
    ...phases.flatMap(({ id, title, tranches }) => [
      ...tranches.map((one) => ({
        value: names.newEvent(one.id),
        label: t('plan:amend.newIn', { title: one.title }),
      })),
      {
        value: names.newEvent(names.newTranche(id)),
        label: t('plan:amend.newInNew', { title }),
      },
    ]),
    {
      value: names.newEvent(names.newTranche(names.newPhase)),
      label: t('plan:amend.newInNewPhase'),
    },
  ]
  return {
    phases: phases.map((phase) => phaseFields(t, phase)),
    newPhase: [
      optional(names.newPhase, t('plan:amend.newPhase')),
      optional(names.newTranche(names.newPhase), t('plan:amend.trancheOfNew')),
      ...newEvent(t, names.newTranche(names.newPhase), t('plan:amend.eventOfNew')),
    ],
    places: measures.map(({ id, title }): FieldSpec => ({
      name: names.measure(id),
      label: title,
      value: known.find((event) => event.measures.some((one) => one.id === id))?.id ?? '',
      options: targets,
    })),
  }
}

function phaseFields(t: Translate, phase: Phase): PhaseShown {
  const own = [titleField(t, phase)]
  const tranches = phase.tranches.map((tranche) => trancheFields(t, tranche))
  const added = [
    optional(names.newTranche(phase.id), t('plan:amend.newTranche', { title: phase.title })),
    ...newEvent(t, names.newTranche(phase.id), t('plan:amend.eventOfNew')),
  ]
  const below = tranches.flatMap(({ own: title, events, added: more }) => [
    ...title,
    ...events.flatMap((event) => event.own),
    ...more,
  ])
  return { row: phase, own, tranches, added, all: [...own, ...below, ...added] }
}

function trancheFields(t: Translate, tranche: Tranche): TrancheShown {
  return {
    row: tranche,
    own: [titleField(t, tranche)],
    events: tranche.events.map((event) => ({ row: event, own: eventFields(t, event) })),
    added: newEvent(t, tranche.id, t('plan:amend.newEvent', { title: tranche.title })),
  }
}

function eventFields(t: Translate, event: Event): readonly FieldSpec[] {
  const [first] = event.conditions
  const written = event.conditions.map(({ statement }) => statement).join('\n')
  const observations = {
    name: names.observations(event.id),
    label: t('plan:fields.observations'),
    value: first?.observations ?? 'refused',
    options: choicesOf(['refused', 'accepted'] as const, (one) => t(`relief:observations.${one}`)),
  }
  return [titleField(t, event), conditionsField(t, event.id, written), observations]
}

function newEvent(t: Translate, tranche: string, label: string): readonly FieldSpec[] {
  const about = names.newEvent(tranche)
  return [optional(about, label), conditionsField(t, about, '')]
}

function conditionsField(t: Translate, about: string, value: string): FieldSpec {
  return {
    name: names.conditions(about),
    as: 'lines',
    optional: true,
    label: t('plan:fields.conditions'),
    hint: t('plan:fields.conditionsHint'),
    value,
  }
}

function titleField(t: Translate, { id, title }: { id: string; title: string }): FieldSpec {
  return { name: names.title(id), label: t('plan:fields.title'), value: title }
}

function optional(name: string, label: string): FieldSpec {
  return { name, label, optional: true }
}
