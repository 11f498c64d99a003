import type { NoticeKind } from '../kernel/notice-kind.ts'
import type { ReliefEvent, Stage } from './event.ts'

/** What is told of an event to everyone who takes part in it, whether they agreed to it or not. */
export const newsKinds = [
  'event-armed',
  'event-held',
  'event-fired',
  'event-partly-effective',
  'event-aborted',
  'terms-proposed',
] as const satisfies readonly NoticeKind[]

export type News = (typeof newsKinds)[number]

/** What has become news between two moments of an event (domain.md B10: coordination messages reach decliners too). */
export function newsOf(before: ReliefEvent, after: ReliefEvent): News | null {
  if (after.stage.is !== before.stage.is) return newsOfStage(after.stage.is)
  return after.proposals.length > before.proposals.length ? 'terms-proposed' : null
}

function newsOfStage(stage: Stage['is']): News | null {
  switch (stage) {
    case 'armed':
      return 'event-armed'
    case 'on-hold':
      return 'event-held'
    case 'triggered':
      return 'event-fired'
    case 'partially-effective':
      return 'event-partly-effective'
    case 'aborted':
      return 'event-aborted'
    case 'proposed':
    case 'scheduled':
    case 'preparing':
    case 'executing':
    case 'effective':
    case 'closed':
    case 'reversing':
    case 'reversed':
      return null
  }
}
