import type { Calendar } from '../kernel/calendar.ts'
import { reckon } from '../kernel/deadline.ts'
import type { Deadline, DeadlineRefusal } from '../kernel/deadline.ts'
import type { Instant } from '../kernel/instant.ts'
import { decided, refused } from '../kernel/result.ts'
import type { Decision } from '../kernel/result.ts'
import type { Reckoning } from '../kernel/wording.ts'
import { commits, presides } from '../relief/actor.ts'
import type { Actor } from '../relief/actor.ts'
import { notCarried } from '../relief/outcome.ts'
import type { Motion, Outcome, OutcomeRefusal } from '../relief/outcome.ts'
import type { Conclusion } from '../relief/review-words.ts'
import { decideReview, evolveReview } from '../relief/review.ts'
import type { Review, ReviewCommand, ReviewFact, ReviewRefusal } from '../relief/review.ts'
import type { Snapback } from '../relief/snapback.ts'
import { decideSunset, evolveSunset, reachSunset } from '../relief/sunset.ts'
import type { Sunset, SunsetCommand, SunsetFact, SunsetRefusal } from '../relief/sunset.ts'
import type {
  EndOfExemption,
  Exemption,
  ExemptionState,
  ExemptionTerms,
  HumanitarianExemption,
  OrdinaryExemption,
} from './exemption.ts'
import { outOfReach, targetId } from './reach.ts'
import type { OutOfReach } from './reach.ts'

/** There is no command to suspend, hold or restrict an exemption. */
export type ExemptionCommand =
  | { type: 'adopt'; outcome: Outcome }
  | { type: 'propose-terms'; terms: ExemptionTerms }
  | { type: 'amend'; outcome: Outcome }
  | { type: 'end'; outcome: Outcome }
  | SunsetCommand
  | ReviewCommand

export type ExemptionFact =
  | { type: 'adopted'; at: Instant; sunset: Sunset; review: Review }
  | { type: 'terms-proposed'; terms: ExemptionTerms }
  | { type: 'amended'; terms: ExemptionTerms }
  | { type: 'ended'; at: Instant; because: EndOfExemption }
  | { type: 'sunset'; fact: SunsetFact }
  | { type: 'review'; fact: ReviewFact; next: Review | null }

export type ExemptionRefusal =
  | DeadlineRefusal
  | OutcomeRefusal
  | SunsetRefusal
  | ReviewRefusal
  | { code: 'secretariat-only' }
  | { code: 'head-only' }
  | { code: 'exemption-state'; details: { is: ExemptionState['is'] } }
  | { code: 'nothing-proposed' }
  | { code: 'review-first'; details: { conclusion: Conclusion } }

export type ExemptionSetting = {
  readonly by: Actor
  readonly now: Instant
  readonly calendars: Readonly<Record<Reckoning, Calendar>>
}

type InForce = Extract<ExemptionState, { is: 'in-force' }>

/** What an exemption is born with; whether it is humanitarian is said here, by its id, and nowhere else. */
export type NewExemption = (
  | Pick<HumanitarianExemption, 'kind' | 'id'>
  | Pick<OrdinaryExemption, 'kind' | 'id'>
) & { readonly terms: ExemptionTerms }

/** Any member, by its head, or the secretariat proposes one (SPEC.md EX1). */
export function proposeExemption(
  given: NewExemption,
  { by }: Pick<ExemptionSetting, 'by'>,
): { ok: true; exemption: Exemption } | { ok: false; refusal: { code: 'head-only' } } {
  if (!mayPropose(by)) return refused({ code: 'head-only' })
  const exemption = { ...given, revision: 1, proposed: null, state: { is: 'proposed' } } as const
  return { ok: true, exemption }
}

/** Adopts, amends, extends, reviews and ends an exemption (SPEC.md EX2–EX7). */
export function decideExemption(
  exemption: Exemption,
  command: ExemptionCommand,
  setting: ExemptionSetting,
): Decision<ExemptionFact, ExemptionRefusal> {
  const { by } = setting
  if (command.type === 'propose-terms') {
    if (!mayPropose(by)) return refused({ code: 'head-only' })
    if (exemption.state.is === 'ended') return wrongState(exemption)
    return decided({ type: 'terms-proposed', terms: command.terms })
  }
  if (!presides(by)) return refused({ code: 'secretariat-only' })
  if (command.type === 'adopt') return adopt(exemption, command.outcome, setting)
  const { state } = exemption
  if (state.is !== 'in-force') return wrongState(exemption)
  switch (command.type) {
    case 'amend':
      return amend(exemption, state, command.outcome)
    case 'end':
      return end(exemption, state, command.outcome, setting)
    case 'extend':
    case 'let-lapse':
      return onSunset(exemption, state, command, setting)
    case 'open-review':
    case 'postpone-review':
    case 'conclude-review':
      return onReview(exemption, state, command, setting)
  }
}

export function evolveExemption<E extends Exemption>(exemption: E, fact: ExemptionFact): E {
  switch (fact.type) {
    case 'adopted': {
      const { at, sunset, review } = fact
      return { ...exemption, state: { is: 'in-force', since: at, sunset, review, concluded: null } }
    }
    case 'terms-proposed':
      return exemption.state.is === 'proposed'
        ? { ...exemption, terms: fact.terms }
        : { ...exemption, proposed: fact.terms }
    case 'amended': {
      const { revision } = exemption
      const state = { ...inForce(exemption), concluded: null }
      return { ...exemption, terms: fact.terms, proposed: null, revision: revision + 1, state }
    }
    case 'ended':
      return { ...exemption, state: { is: 'ended', at: fact.at, because: fact.because } }
    case 'sunset': {
      const state = inForce(exemption)
      return { ...exemption, state: { ...state, sunset: evolveSunset(state.sunset, fact.fact) } }
    }
    case 'review': {
      const state = inForce(exemption)
      const review = fact.next ?? evolveReview(state.review, fact.fact)
      const concluded =
        fact.fact.type === 'review-concluded' ? fact.fact.conclusion : state.concluded
      return { ...exemption, state: { ...state, review, concluded } }
    }
  }
}

/** What the clock finds: the sunset reached. The exemption lapses then, or goes on, as its text says. */
export function exemptionClock(exemption: Exemption, now: Instant): readonly ExemptionFact[] {
  if (exemption.state.is !== 'in-force') return []
  const fact = reachSunset(exemption.state.sunset, now)
  if (fact === null) return []
  const reached: ExemptionFact = { type: 'sunset', fact }
  if (fact.type !== 'sunset-reached' || fact.end.is === 'continued') return [reached]
  return [reached, { type: 'ended', at: fact.end.at, because: 'lapsed' }]
}

/**
 * An ordinary exemption falls with the snapback that names it, at the instant of restoration. Nothing
 * of the kind can be asked of a humanitarian one; whoever passes it all the same is refused.
 */
export function decideFall(
  exemption: OrdinaryExemption,
  { targets, state }: Pick<Snapback, 'targets' | 'state'>,
): Decision<
  ExemptionFact,
  | OutOfReach
  | { code: 'not-restored' }
  | { code: 'not-named' }
  | { code: 'exemption-state'; details: { is: ExemptionState['is'] } }
> {
  // What is read back from storage may not be what its type says.
  const untouchable = outOfReach([exemption.id], [exemption])
  if (untouchable !== null) return refused(untouchable)
  if (state.is !== 'restored') return refused({ code: 'not-restored' })
  if (!targets.some((target) => targetId(target) === exemption.id)) {
    return refused({ code: 'not-named' })
  }
  if (exemption.state.is !== 'in-force') return wrongState(exemption)
  return decided({ type: 'ended', at: state.at, because: 'snapback' })
}

function mayPropose(by: Actor): boolean {
  return presides(by) || (by.delegation.kind === 'member' && commits(by))
}

function adopt(
  exemption: Exemption,
  outcome: Outcome,
  { now, calendars }: ExemptionSetting,
): Decision<ExemptionFact, ExemptionRefusal> {
  const { id, terms } = exemption
  if (exemption.state.is !== 'proposed') return wrongState(exemption)
  const lacking = notCarried(outcome, { act: 'adopt-exemption', exemption: id })
  if (lacking !== null) return refused(lacking)
  const subject = { kind: 'exemption', exemption: id } as const
  const expires = reckon(terms.sunset, now, calendars)
  if (!expires.ok) return expires
  const due = reckon(terms.review, now, calendars)
  if (!due.ok) return due
  const { unrenewed } = terms
  return decided({
    type: 'adopted',
    at: now,
    sunset: { subject, expires: expires.deadline, unrenewed, state: { is: 'running' } },
    review: { subject, due: due.deadline, state: { is: 'ahead' } },
  })
}

function amend(
  { id, proposed, revision }: Exemption,
  { concluded }: InForce,
  outcome: Outcome,
): Decision<ExemptionFact, ExemptionRefusal> {
  if (proposed === null) return refused({ code: 'nothing-proposed' })
  if (concluded !== 'amend')
    return refused({ code: 'review-first', details: { conclusion: 'amend' } })
  const motion: Motion = { act: 'amend-exemption', exemption: id, revision: revision + 1 }
  const lacking = notCarried(outcome, motion)
  return lacking ? refused(lacking) : decided({ type: 'amended', terms: proposed })
}

function end(
  exemption: Exemption,
  state: InForce,
  outcome: Outcome,
  { now }: ExemptionSetting,
): Decision<ExemptionFact, ExemptionRefusal> {
  const lacking =
    withoutReview(exemption, state) ??
    notCarried(outcome, { act: 'end-exemption', exemption: exemption.id })
  return lacking ? refused(lacking) : decided({ type: 'ended', at: now, because: 'decided' })
}

function onSunset(
  exemption: Exemption,
  state: InForce,
  command: SunsetCommand,
  setting: ExemptionSetting,
): Decision<ExemptionFact, ExemptionRefusal> {
  if (command.type === 'let-lapse') {
    const lacking = withoutReview(exemption, state)
    if (lacking !== null) return refused(lacking)
  }
  const decision = decideSunset(state.sunset, command, setting)
  if (!decision.ok) return decision
  return decided(...decision.events.map((fact): ExemptionFact => ({ type: 'sunset', fact })))
}

function onReview(
  { terms }: Exemption,
  { review }: InForce,
  command: ReviewCommand,
  setting: ExemptionSetting,
): Decision<ExemptionFact, ExemptionRefusal> {
  const decision = decideReview(review, command, setting)
  if (!decision.ok) return decision
  const [fact] = decision.events
  if (fact === undefined) throw new Error('a review command decides on one fact')
  if (fact.type !== 'review-concluded') return decided({ type: 'review', fact, next: null })
  const due = reckon(terms.review, setting.now, setting.calendars)
  if (!due.ok) return due
  return decided({ type: 'review', fact, next: nextReview(review, due.deadline) })
}

function nextReview({ subject }: Review, due: Deadline): Review {
  return { subject, due, state: { is: 'ahead' } }
}

/** Humanitarian exemptions are no bargaining chip: nobody ends one without having reviewed it (B11, S3). */
function withoutReview({ kind }: Exemption, { concluded }: InForce): ExemptionRefusal | null {
  if (kind === 'ordinary' || concluded === 'let-lapse') return null
  return { code: 'review-first', details: { conclusion: 'let-lapse' } }
}

function inForce({ id, state }: Exemption): InForce {
  if (state.is !== 'in-force') throw new Error(`exemption ${id} is ${state.is}`)
  return state
}

function wrongState({ state }: Exemption) {
  return refused({ code: 'exemption-state', details: { is: state.is } })
}
