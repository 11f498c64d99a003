/** What people do with a relief plan, as forms and the record name it (SPEC.md RP3, RP8–RP10). */
export const planActs = [
  'revise',
  'adopt',
  'propose-amendment',
  'withdraw-amendment',
  'adopt-amendment',
] as const
export type PlanAct = (typeof planActs)[number]

/** How the rows of a plan are changed, one at a time. */
export const planEdits = [
  'add-phase',
  'add-tranche',
  'add-event',
  'change-event',
  'rename',
  'remove',
] as const
export type PlanEditName = (typeof planEdits)[number]

/** What a plan can begin as (domain.md part (c), "Templates to ship"). */
export const planTemplates = ['phased', 'pilot', 'tranches', 'relief-day'] as const
export type PlanTemplate = (typeof planTemplates)[number]
