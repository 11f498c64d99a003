/**
 * What people do with an event, as forms and the record name it. A finding has an entry of its own, and
 * what time does is none of these.
 */
export const runningActs = [
  'revise-terms',
  'add-leg',
  'schedule',
  'begin-preparation',
  'confirm-channels',
  'accept-change',
  'bridge',
  'waive-condition',
  'waive-leg',
  'arm',
  'open-call',
  'overrule-hold',
  'abort',
  'confirm',
  'compensate',
  'reverse',
  'close',
  'close-incomplete',
] as const

export const proposingActs = ['propose-change', 'withdraw-change'] as const

export const preparingActs = [
  'start',
  'complete-step',
  're-estimate',
  'lay-out',
  'block',
  'unblock',
] as const

export const committingActs = [
  'adopt',
  'attest',
  'withdraw-attestation',
  'execute',
  'revert',
  'hold',
  'lift-hold',
  'answer-call',
] as const

export const reliefActs = [
  ...runningActs,
  ...proposingActs,
  ...preparingActs,
  ...committingActs,
] as const
export type ReliefAct = (typeof reliefActs)[number]

/** Those on one leg; the others are on the event, or on something that was said about it. */
export const legActs = [
  ...preparingActs,
  'adopt',
  'attest',
  'withdraw-attestation',
  'execute',
  'revert',
  'confirm',
  'waive-leg',
] as const satisfies readonly ReliefAct[]
