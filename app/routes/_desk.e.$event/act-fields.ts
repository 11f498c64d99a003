import { choicesOf } from '#app/desk/typed-field.tsx'
import type { FieldSpec } from '#app/desk/typed-field.tsx'
import type { ReliefAct } from '#app/domain/relief/acts.ts'
import { instrumentKinds } from '#app/domain/relief/measure-kinds.ts'
import { playbookActions } from '#app/domain/relief/terms.ts'
import { confidences, verdicts } from '#app/domain/relief/verdicts.ts'
import type { Translate } from '#app/i18n/use-texts.ts'
import type { EventShown } from '#server/relief/read-event.ts'

/** What the page can ask of a viewer: the acts of the table, and a finding. */
export type AskedAct = ReliefAct | 'issue-finding'

/** One box a humanitarian channel. */
export const channelPrefix = 'channel:'

type FieldName =
  | 'answer'
  | 'answerHours'
  | 'action'
  | 'at'
  | 'changedCondition'
  | 'condition'
  | 'confidence'
  | 'days'
  | 'delegation'
  | 'evidence'
  | 'hours'
  | 'instrument'
  | 'instrumentKind'
  | 'local'
  | 'optionalQuorum'
  | 'part'
  | 'publication'
  | 'purpose'
  | 'reason'
  | 'reference'
  | 'steps'
  | 'unit'
  | 'verdict'
  | 'windowHours'
  | 'words'
  | 'zone'

/** What of the terms can be changed, beside the scope. */
const changeable = [
  'local',
  'zone',
  'changedCondition',
  'answerHours',
  'optionalQuorum',
  'windowHours',
] as const satisfies readonly FieldName[]

/** What each act asks to be typed; what it asks nothing for is done by its button alone. */
const asked: Readonly<Record<AskedAct, readonly FieldName[]>> = {
  'revise-terms': changeable,
  'add-leg': ['delegation', 'purpose', 'part', 'instrumentKind', 'instrument', 'steps'],
  schedule: ['reference'],
  'begin-preparation': [],
  'confirm-channels': [],
  'accept-change': ['reference'],
  bridge: ['local', 'zone', 'reference'],
  'waive-condition': ['days', 'reason', 'reference'],
  'waive-leg': ['reference'],
  arm: [],
  'open-call': ['hours'],
  'overrule-hold': ['reference'],
  abort: ['reason', 'reference'],
  confirm: [],
  compensate: ['action'],
  reverse: ['reference'],
  close: [],
  'close-incomplete': ['reference'],
  'propose-change': [...changeable, 'reason'],
  'withdraw-change': [],
  start: [],
  'complete-step': [],
  're-estimate': ['days', 'unit'],
  'lay-out': ['steps'],
  block: ['reason'],
  unblock: [],
  adopt: ['publication'],
  attest: ['days'],
  'withdraw-attestation': [],
  execute: ['at', 'publication'],
  revert: ['at', 'publication'],
  hold: ['reason', 'hours'],
  'lift-hold': [],
  'answer-call': ['answer', 'reason'],
  'issue-finding': ['condition', 'verdict', 'words', 'confidence', 'evidence', 'days'],
}

export function isAskedAct(act: string | undefined): act is AskedAct {
  return act !== undefined && Object.hasOwn(asked, act)
}

export function fieldsOf(
  act: AskedAct,
  {
    t,
    event,
    leg,
  }: { t: Translate; event: EventShown; leg: EventShown['legs'][number] | undefined },
): readonly FieldSpec[] {
  const specs: Readonly<Record<FieldName, Omit<FieldSpec, 'name' | 'label'>>> = {
    answer: { options: choicesOf(['go', 'no-go'] as const, (one) => t(`relief:answers.${one}`)) },
    answerHours: { as: 'number', value: event.answerHours, hint: t('relief:new.answerHint') },
    action: { options: choicesOf(playbookActions, (one) => t(`relief:playbook.${one}`)) },
    at: {
      as: 'second',
      value: new Date(event.now).toISOString().slice(0, 19),
      hint: t('relief:hints.at'),
    },
    changedCondition: { optional: true, hint: t('relief:hints.changedCondition') },
    condition: {
      options: event.conditions.map(({ id, statement }) => ({ value: id, label: statement })),
    },
    confidence: { options: choicesOf(confidences, (one) => t(`relief:confidences.${one}`)) },
    days: { as: 'number', value: act === 're-estimate' ? 5 : 30 },
    delegation: {
      options: event.members.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` })),
    },
    evidence: { as: 'lines', hint: t('relief:hints.evidence') },
    hours: { as: 'number', value: 72 },
    instrument: {},
    instrumentKind: {
      options: choicesOf(instrumentKinds, (one) => t(`relief:instruments.${one}`)),
    },
    local: { as: 'moment', value: event.wall.local },
    optionalQuorum: { as: 'number', value: event.optionalQuorum },
    part: {
      options: choicesOf(['required', 'optional'] as const, (one) => t(`relief:parts.${one}`)),
    },
    publication: { hint: t('relief:hints.publication') },
    purpose: {
      options: choicesOf(['measures', 'guidance'] as const, (one) => t(`relief:purposes.${one}`)),
    },
    reason: { as: 'lines' },
    reference: { hint: t('relief:hints.reference') },
    steps: {
      as: 'lines',
      optional: true,
      value: act === 'lay-out' ? leg?.written : '',
      hint: t('relief:hints.steps'),
    },
    unit: {
      options: choicesOf(['working-days', 'calendar-days'] as const, (one) =>
        t(`relief:units.${one}`),
      ),
    },
    verdict: { options: choicesOf(verdicts, (one) => t(`relief:verdicts.${one}`)) },
    windowHours: { as: 'number', value: event.windowHours },
    words: { as: 'lines', hint: t('relief:hints.words') },
    zone: { value: event.wall.zone },
  }
  return asked[act].map((name) => ({
    // A change of terms writes its condition into the field of that name.
    name: name === 'changedCondition' ? 'condition' : name,
    label: t(`relief:fields.${name}`),
    ...specs[name],
  }))
}
