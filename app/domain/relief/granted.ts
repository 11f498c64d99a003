import { reckon } from '../kernel/deadline.ts'
import type { DeadlineRefusal } from '../kernel/deadline.ts'
import { decided, refused } from '../kernel/result.ts'
import type { Decision } from '../kernel/result.ts'
import type { Actor } from './actor.ts'
import type { Conclusion } from './review-words.ts'
import { decideReview, evolveReview } from './review.ts'
import type { Review, ReviewCommand, ReviewFact, ReviewRefusal } from './review.ts'
import { decideStanding, evolveStanding, notRelieved } from './standing.ts'
import type { Standing, StandingCommand, StandingFact, StandingRefusal } from './standing.ts'
import { decideSunset, evolveSunset, reachSunset } from './sunset.ts'
import type { Sunset, SunsetCommand, SunsetFact, SunsetRefusal } from './sunset.ts'

/** The relief of one measure with its clocks: they begin to run when it has legal effect. */
export type Granted = {
  readonly standing: Standing
  /** Null for what is lifted, and before there is an effect. */
  readonly sunset: Sunset | null
  readonly review: Review | null
  /** What the last review came to, once one was concluded. */
  readonly concluded?: Conclusion
}

export const notGranted: Granted = { standing: notRelieved, sunset: null, review: null }

export type GrantedFact =
  | { type: 'standing'; fact: StandingFact }
  | { type: 'sunset'; fact: SunsetFact }
  | { type: 'review'; fact: ReviewFact; next: Review | null }

export type GrantedRefusal =
  | DeadlineRefusal
  | SunsetRefusal
  | ReviewRefusal
  | { code: 'not-in-effect' }
  | { code: 'no-sunset' }

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

/** Extends or ends the sunset of relief that has effect, and holds its reviews (SPEC.md SB12, SB14, SB16). */
export function decideClocks(
  { standing, sunset, review }: Granted,
  command: SunsetCommand | ReviewCommand,
  { by, ...setting }: GrantedSetting & { by: Actor },
): Decision<GrantedFact, GrantedRefusal> {
  const { now } = setting
  if (standing.effect.is !== 'in-effect') return refused({ code: 'not-in-effect' })
  if (command.type === 'extend' || command.type === 'let-lapse') {
    if (sunset === null) return refused({ code: 'no-sunset' })
    const decision = decideSunset(sunset, command, { by, now })
    return decision.ok ? decided(...decision.events.map(asSunset)) : decision
  }
  if (review === null) throw new Error('relief that has effect has a review ahead')
  const decision = decideReview(review, command, { by, now })
  return decision.ok ? onReview(review, decision.events, setting) : decision
}

/** Once a review is concluded the next is ahead, as long after it as the first was after the effect. */
function onReview(
  { subject }: Review,
  facts: readonly ReviewFact[],
  { measure, now, calendars }: GrantedSetting,
): Decision<GrantedFact, GrantedRefusal> {
  const due = reckon(measure.relief.review, now, calendars)
  if (!due.ok) return due
  const next: Review = { subject, due: due.deadline, state: { is: 'ahead' } }
  return decided(
    ...facts.map((fact): GrantedFact => {
      return { type: 'review', fact, next: fact.type === 'review-concluded' ? next : null }
    }),
  )
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
    case 'review': {
      const review = fact.next ?? (granted.review && evolveReview(granted.review, fact.fact))
      if (fact.fact.type !== 'review-concluded') return { ...granted, review }
      return { ...granted, review, concluded: fact.fact.conclusion }
    }
  }
}

function asSunset(fact: SunsetFact): GrantedFact {
  return { type: 'sunset', fact }
}

function asStanding(fact: StandingFact): GrantedFact {
  return { type: 'standing', fact }
}
