import { hasPassed } from '../kernel/deadline.ts'
import type { Deadline } from '../kernel/deadline.ts'
import type { Instant } from '../kernel/instant.ts'
import { decided, refused } from '../kernel/result.ts'
import type { Decision } from '../kernel/result.ts'
import type { ExemptionId } from '../safeguards/exemption.ts'
import { presides } from './actor.ts'
import type { Actor } from './actor.ts'
import type { MeasureId } from './measure.ts'
import { notCarried } from './outcome.ts'
import type { Outcome, OutcomeRefusal } from './outcome.ts'

/** What has been granted for a time: the relief of a measure, or an exemption. */
export type Relieved =
  | { kind: 'measure'; measure: MeasureId }
  | { kind: 'exemption'; exemption: ExemptionId }

/** What the text says of an end that nobody renews (domain.md B11). */
export type Unrenewed = 'lapses' | 'continues'

export type Sunset = {
  readonly subject: Relieved
  readonly expires: Deadline
  readonly unrenewed: Unrenewed
  readonly state: { readonly is: 'running' } | SunsetEnd
}

/** A sunset has run out, once: the relief lapsed at that instant, or goes on as its text says. */
export type SunsetEnd = { readonly is: 'lapsed' | 'continued'; readonly at: Instant }

export type SunsetCommand =
  | { type: 'extend'; until: Deadline; outcome: Outcome }
  | { type: 'let-lapse'; outcome: Outcome }

export type SunsetFact =
  | { type: 'sunset-extended'; until: Deadline }
  | { type: 'sunset-let-lapse' }
  | { type: 'sunset-reached'; end: SunsetEnd }

export type SunsetRefusal =
  | OutcomeRefusal
  | { code: 'secretariat-only' }
  | { code: 'sunset-reached'; details: { at: Instant } }
  | { code: 'not-later'; details: { at: Instant } }

/** Extends a sunset or lets it lapse, by decision and before it is reached (SPEC.md SB12, SB13). */
export function decideSunset(
  sunset: Sunset,
  command: SunsetCommand,
  { by, now }: { by: Actor; now: Instant },
): Decision<SunsetFact, SunsetRefusal> {
  if (!presides(by)) return refused({ code: 'secretariat-only' })
  const { subject, expires } = sunset
  if (sunset.state.is !== 'running' || hasPassed(expires, now)) {
    return refused({ code: 'sunset-reached', details: { at: expires.at } })
  }
  switch (command.type) {
    case 'extend': {
      const { until, outcome } = command
      const lacking = notCarried(outcome, { act: 'extend', subject, until: until.at })
      if (lacking !== null) return refused(lacking)
      if (until.at <= expires.at) return refused({ code: 'not-later', details: { at: expires.at } })
      return decided({ type: 'sunset-extended', until })
    }
    case 'let-lapse': {
      const lacking = notCarried(command.outcome, { act: 'let-lapse', subject })
      return lacking === null ? decided({ type: 'sunset-let-lapse' }) : refused(lacking)
    }
  }
}

/**
 * What the clock finds. The relief ends at the sunset's instant, however late anyone looks; null
 * while it is not reached, or when that is known already.
 */
export function reachSunset(sunset: Sunset, now: Instant): SunsetFact | null {
  if (sunset.state.is !== 'running' || !hasPassed(sunset.expires, now)) return null
  const is = sunset.unrenewed === 'lapses' ? 'lapsed' : 'continued'
  return { type: 'sunset-reached', end: { is, at: sunset.expires.at } }
}

export function evolveSunset(sunset: Sunset, fact: SunsetFact): Sunset {
  switch (fact.type) {
    case 'sunset-extended':
      return { ...sunset, expires: fact.until }
    case 'sunset-let-lapse':
      return { ...sunset, unrenewed: 'lapses' }
    case 'sunset-reached':
      return { ...sunset, state: fact.end }
  }
}
