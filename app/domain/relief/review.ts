import { hasPassed } from '../kernel/deadline.ts'
import type { Deadline } from '../kernel/deadline.ts'
import type { Instant } from '../kernel/instant.ts'
import { decided, refused } from '../kernel/result.ts'
import type { Decision } from '../kernel/result.ts'
import { presides } from './actor.ts'
import type { Actor } from './actor.ts'
import { notCarried } from './outcome.ts'
import type { Outcome, OutcomeRefusal } from './outcome.ts'
import type { Conclusion, Postponement } from './review-words.ts'
import type { Relieved } from './sunset.ts'

export type Review = {
  readonly subject: Relieved
  readonly due: Deadline
  readonly state:
    | { readonly is: 'ahead' }
    | { readonly is: 'open'; readonly since: Instant }
    | { readonly is: 'concluded'; readonly conclusion: Conclusion; readonly at: Instant }
}

export type ReviewCommand =
  | { type: 'open-review' }
  | { type: 'postpone-review'; due: Deadline; because: Postponement; outcome: Outcome }
  | { type: 'conclude-review'; conclusion: Conclusion; outcome: Outcome }

export type ReviewFact =
  | { type: 'review-opened'; at: Instant }
  | { type: 'review-postponed'; due: Deadline; because: Postponement }
  | { type: 'review-concluded'; conclusion: Conclusion; at: Instant }

export type ReviewRefusal =
  | OutcomeRefusal
  | { code: 'secretariat-only' }
  | { code: 'review-open' }
  | { code: 'review-not-open' }
  | { code: 'review-concluded' }
  | { code: 'not-later'; details: { at: Instant } }

/** Opens, postpones and concludes a review (SPEC.md SB14, SB15). */
export function decideReview(
  review: Review,
  command: ReviewCommand,
  { by, now }: { by: Actor; now: Instant },
): Decision<ReviewFact, ReviewRefusal> {
  if (!presides(by)) return refused({ code: 'secretariat-only' })
  if (review.state.is === 'concluded') return refused({ code: 'review-concluded' })
  const { subject } = review
  switch (command.type) {
    case 'open-review':
      if (review.state.is === 'open') return refused({ code: 'review-open' })
      return decided({ type: 'review-opened', at: now })
    case 'postpone-review': {
      const { due, because, outcome } = command
      const lacking = notCarried(outcome, { act: 'postpone-review', subject, due: due.at })
      if (lacking !== null) return refused(lacking)
      if (due.at <= Math.max(review.due.at, now)) {
        return refused({ code: 'not-later', details: { at: review.due.at } })
      }
      return decided({ type: 'review-postponed', due, because })
    }
    case 'conclude-review': {
      const { conclusion, outcome } = command
      if (review.state.is !== 'open') return refused({ code: 'review-not-open' })
      const lacking = notCarried(outcome, { act: 'conclude-review', subject, conclusion })
      if (lacking !== null) return refused(lacking)
      return decided({ type: 'review-concluded', conclusion, at: now })
    }
  }
}

export function evolveReview(review: Review, fact: ReviewFact): Review {
  switch (fact.type) {
    case 'review-opened':
      return { ...review, state: { is: 'open', since: fact.at } }
    case 'review-postponed':
      return { ...review, due: fact.due, state: { is: 'ahead' } }
    case 'review-concluded':
      return { ...review, state: { is: 'concluded', conclusion: fact.conclusion, at: fact.at } }
  }
}

/** A review that nobody held in time is overdue; it ends nothing by itself, the sunset does. */
export function isOverdue(review: Review, now: Instant): boolean {
  return review.state.is !== 'concluded' && hasPassed(review.due, now)
}
