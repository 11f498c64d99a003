import type { DelegationId } from '../kernel/id.ts'
import { hour, later } from '../kernel/instant.ts'
import type { Instant } from '../kernel/instant.ts'
import type { ReliefEvent } from './event.ts'
import { effectOf } from './leg.ts'
import type { LegEffect, LegId, LegState } from './leg.ts'
import type { Firing } from './trigger.ts'

/** How an event went, leg by leg; null while it has not fired. */
export type EventReport = {
  readonly firing: Firing
  /** By then a leg should have had effect. */
  readonly due: Instant
  readonly legs: readonly {
    readonly leg: LegId
    readonly delegation: DelegationId
    readonly state: LegState['is']
    readonly effect: LegEffect | null
    /** Milliseconds from the firing to the effect. */
    readonly after: number | null
    /** It took effect, but not within the window. */
    readonly late: boolean
  }[]
  readonly synchrony: Synchrony | null
}

/**
 * How simultaneous relief was: the milliseconds between the first and the last effective instant. Over
 * the legs that relieve measures: when guidance came out says nothing about when the law changed.
 */
export type Synchrony = {
  readonly first: { readonly leg: LegId; readonly at: Instant }
  readonly last: { readonly leg: LegId; readonly at: Instant }
  readonly spread: number
  /** How many legs took effect, and how many there are. */
  readonly legs: number
  readonly of: number
}

export function reportOf(event: ReliefEvent): EventReport | null {
  if (!('firing' in event.stage)) return null
  const { firing } = event.stage
  const due = later(firing.at, event.terms.windowHours * hour)
  const legs = event.legs.map((leg) => {
    const effect = effectOf(leg)
    return {
      leg: leg.id,
      delegation: leg.delegation,
      state: leg.state.is,
      effect,
      after: effect === null ? null : effect.at - firing.at,
      late: effect !== null && effect.at > due,
    }
  })
  return { firing, due, legs, synchrony: synchronyOf(event) }
}

export function synchronyOf({ legs }: ReliefEvent): Synchrony | null {
  const relieving = legs.filter(
    ({ purpose, state }) => purpose === 'measures' && state.is !== 'waived',
  )
  const effects = relieving
    .flatMap((leg) => {
      const effect = effectOf(leg)
      return effect === null ? [] : [{ leg: leg.id, at: effect.at }]
    })
    .toSorted((a, b) => a.at - b.at)
  const [first] = effects
  const last = effects.at(-1)
  if (first === undefined || last === undefined) return null
  return { first, last, spread: last.at - first.at, legs: effects.length, of: relieving.length }
}
