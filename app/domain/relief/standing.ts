import type { Calendar } from '../kernel/calendar.ts'
import { reckon } from '../kernel/deadline.ts'
import type { Deadline, DeadlineRefusal } from '../kernel/deadline.ts'
import type { Instant } from '../kernel/instant.ts'
import { decided, refused } from '../kernel/result.ts'
import type { Decision } from '../kernel/result.ts'
import type { Reckoning } from '../kernel/wording.ts'
import { wayBack } from './measure.ts'
import type { Measure, waysBack } from './measure.ts'
import type { Review } from './review.ts'
import type { Sunset } from './sunset.ts'

/**
 * How the relief of a measure stands. That it was agreed and that it has effect are two facts, weeks
 * apart more often than not, and neither is read off the other (domain.md part (c), Myanmar and Syria).
 */
export type Standing = {
  readonly agreed: Agreement | null
  readonly effect: Effect
}

/** A political agreement, and where it was announced. */
export type Agreement = { readonly at: Instant; readonly reference: string }

export type Effect =
  | { readonly is: 'none' }
  | { readonly is: 'in-effect'; readonly from: Instant; readonly publication: string }
  | {
      readonly is: 'ended'
      readonly from: Instant
      readonly at: Instant
      readonly because: EndOfRelief
      readonly wayBack: (typeof waysBack)[number]
      /** Until then business that ran before the end may be wound down. */
      readonly windDown: Deadline
    }

export type EndOfRelief = 'lapsed' | 'snapback' | 'reversed'

export const notRelieved: Standing = { agreed: null, effect: { is: 'none' } }

export type StandingCommand =
  | { type: 'record-agreement'; at: Instant; reference: string }
  | { type: 'record-effect'; from: Instant; publication: string }
  | { type: 'end-effect'; at: Instant; because: EndOfRelief }

export type StandingFact =
  | { type: 'agreed'; agreement: Agreement }
  | {
      type: 'took-effect'
      effect: Extract<Effect, { is: 'in-effect' }>
      /** The clocks that start now; each then runs by its own decisions. What is lifted has no sunset. */
      sunset: Sunset | null
      review: Review
    }
  | { type: 'ended'; effect: Extract<Effect, { is: 'ended' }> }

export type StandingRefusal =
  | DeadlineRefusal
  | { code: 'agreed-already' }
  | { code: 'in-effect-already' }
  | { code: 'not-in-effect' }
  | { code: 'in-the-future' }
  | { code: 'ends-before-effect' }

/** Records agreement, effect and end of one measure's relief (SPEC.md RP4–RP7). */
export function decideStanding(
  standing: Standing,
  command: StandingCommand,
  {
    measure,
    now,
    calendars,
  }: { measure: Measure; now: Instant; calendars: Readonly<Record<Reckoning, Calendar>> },
): Decision<StandingFact, StandingRefusal> {
  const { effect } = standing
  switch (command.type) {
    case 'record-agreement': {
      const { at, reference } = command
      if (standing.agreed !== null) return refused({ code: 'agreed-already' })
      if (at > now) return refused({ code: 'in-the-future' })
      return decided({ type: 'agreed', agreement: { at, reference } })
    }
    case 'record-effect': {
      const { from, publication } = command
      if (effect.is === 'in-effect') return refused({ code: 'in-effect-already' })
      if (from > now) return refused({ code: 'in-the-future' })
      return takeEffect(measure, { from, publication }, calendars)
    }
    case 'end-effect': {
      const { at, because } = command
      if (effect.is !== 'in-effect') return refused({ code: 'not-in-effect' })
      if (at < effect.from) return refused({ code: 'ends-before-effect' })
      if (at > now) return refused({ code: 'in-the-future' })
      const windDown = reckon(measure.relief.windDown, at, calendars)
      if (!windDown.ok) return windDown
      const { from } = effect
      return decided({
        type: 'ended',
        effect: {
          is: 'ended',
          from,
          at,
          because,
          wayBack: wayBack(measure.relief),
          windDown: windDown.deadline,
        },
      })
    }
  }
}

export function evolveStanding(standing: Standing, fact: StandingFact): Standing {
  switch (fact.type) {
    case 'agreed':
      return { ...standing, agreed: fact.agreement }
    case 'took-effect':
    case 'ended':
      return { ...standing, effect: fact.effect }
  }
}

/** Sunset and review begin to run with the legal effect, not with the agreement. */
function takeEffect(
  { id, relief }: Measure,
  { from, publication }: { from: Instant; publication: string },
  calendars: Readonly<Record<Reckoning, Calendar>>,
): Decision<StandingFact, StandingRefusal> {
  const subject = { kind: 'measure', measure: id } as const
  const review = reckon(relief.review, from, calendars)
  if (!review.ok) return review
  let sunset: Sunset | null = null
  if (relief.kind !== 'lift') {
    const expires = reckon(relief.sunset, from, calendars)
    if (!expires.ok) return expires
    const { unrenewed } = relief
    sunset = { subject, expires: expires.deadline, unrenewed, state: { is: 'running' } }
  }
  return decided({
    type: 'took-effect',
    effect: { is: 'in-effect', from, publication },
    sunset,
    review: { subject, due: review.deadline, state: { is: 'ahead' } },
  })
}
