/** What people do with the sunset and the reviews of what was granted for a time: relief, or an exemption. */
export const clockActs = [
  'extend',
  'let-lapse',
  'open-review',
  'postpone-review',
  'conclude-review',
] as const
export type ClockAct = (typeof clockActs)[number]
