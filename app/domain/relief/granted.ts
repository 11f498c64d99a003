import { decided } from '../kernel/result.ts'
import type { Decision } from '../kernel/result.ts'
import type { Review } from './review.ts'
import { decideStanding, evolveStanding, notRelieved } from './standing.ts'
import type { Standing, StandingCommand, StandingFact, StandingRefusal } from './standing.ts'
import { evolveSunset, reachSunset } from './sunset.ts'
import type { Sunset, SunsetFact } from './sunset.ts'

/** The relief of one measure with its clocks: they begin to run when it has legal effect. */
export type Granted = {
  readonly standing: Standing
  /** Null for what is lifted, and before there is an effect. */
  readonly sunset: Sunset | null
  readonly review: Review | null
}

export const notGranted: Granted = { standing: notRelieved, sunset: null, review: null }

export type GrantedFact =
  | { type: 'standing'; fact: StandingFact }
  | { type: 'sunset'; fact: SunsetFact }

export type GrantedSetting = Parameters<typeof decideStanding>[2]

/** Records what became of the relief (SPEC.md RP4–RP7). */
export function decideGranted(
  { standing }: Granted,
  command: StandingCommand,
  setting: GrantedSetting,
): Decision<GrantedFact, StandingRefusal> {
  const decision = decideStanding(standing, command, setting)
  return decision.ok ? decided(...decision.events.map(asStanding)) : decision
}

/** What the clock finds: a sunset reached. If the text says so, the relief ends with it (SPEC.md SB13, RP7). */
export function grantedClock(
  { standing, sunset }: Granted,
  setting: GrantedSetting,
): Decision<GrantedFact, StandingRefusal> {
  if (sunset === null || standing.effect.is !== 'in-effect') return decided()
  const fact = reachSunset(sunset, setting.now)
  if (fact === null) return decided()
  const reached: GrantedFact = { type: 'sunset', fact }
  if (fact.type !== 'sunset-reached' || fact.end.is === 'continued') return decided(reached)
  const end = { type: 'end-effect', at: fact.end.at, because: 'lapsed' } as const
  const ended = decideStanding(standing, end, setting)
  return ended.ok ? decided(reached, ...ended.events.map(asStanding)) : ended
}

export function evolveGranted(granted: Granted, fact: GrantedFact): Granted {
  switch (fact.type) {
    case 'standing': {
      const standing = evolveStanding(granted.standing, fact.fact)
      if (fact.fact.type !== 'took-effect') return { ...granted, standing }
      return { standing, sunset: fact.fact.sunset, review: fact.fact.review }
    }
    case 'sunset':
      return { ...granted, sunset: granted.sunset && evolveSunset(granted.sunset, fact.fact) }
  }
}

function asStanding(fact: StandingFact): GrantedFact {
  return { type: 'standing', fact }
}
