import { clockActs } from '../relief/clock-acts.ts'

/** What people do with an exemption. There is no act that suspends, holds or restricts one. */
export const exemptionActs = [
  'propose',
  'propose-terms',
  'adopt',
  'amend',
  'end',
  ...clockActs,
] as const
export type ExemptionAct = (typeof exemptionActs)[number]

export const exemptionKinds = ['humanitarian', 'ordinary'] as const
