import type { Deadline } from '../kernel/deadline.ts'
import { day, later } from '../kernel/instant.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Exemption } from '../safeguards/exemption.ts'
import type { Granted } from './granted.ts'
import type { Review } from './review.ts'
import type { Sunset, Unrenewed } from './sunset.ts'

/** The clocks of what was granted for a time; null for one that does not run. */
export type Clocks = { readonly sunset: Sunset | null; readonly review: Review | null }

/** What has to be decided or held before long, and what the text makes of it if nobody does. */
export type Near =
  | { readonly is: 'sunset'; readonly unrenewed: Unrenewed; readonly due: Deadline }
  | { readonly is: 'review'; readonly due: Deadline }

/** How long before it is due the presidency hears of it: a decision takes a meeting, and papers before that. */
const notice = 30 * day

export function clocksOfRelief({ standing, sunset, review }: Granted): Clocks {
  return standing.effect.is === 'in-effect' ? { sunset, review } : { sunset: null, review: null }
}

export function clocksOfExemption({ state }: Exemption): Clocks {
  return state.is === 'in-force' ? state : { sunset: null, review: null }
}

/** Everything that the clocks will ask, whether it is near or not (SPEC.md SB17). */
export function aheadOf({ sunset, review }: Clocks): readonly Near[] {
  const running = sunset?.state.is === 'running' ? sunset : null
  const awaited = review === null || review.state.is === 'concluded' ? null : review
  return [
    ...(running === null
      ? []
      : [{ is: 'sunset', unrenewed: running.unrenewed, due: running.expires } as const]),
    ...(awaited === null ? [] : [{ is: 'review', due: awaited.due } as const]),
  ]
}

/** When to speak of it. */
export function spokenOfAt({ due }: Near): Instant {
  return later(due.at, -notice)
}
