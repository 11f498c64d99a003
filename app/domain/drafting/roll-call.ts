import { canonicalJson } from '../kernel/canonical-json.ts'
import type { DelegationId, Id } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import { decided, refused } from '../kernel/result.ts'
import type { Decision } from '../kernel/result.ts'
import { mustCommit, mustPreside } from './actor.ts'
import type { Actor, WrongActor } from './actor.ts'
import { tally } from './decision-rule.ts'
import type { DecisionRule, Result, RollLine, Threshold, Vote } from './decision-rule.ts'

export type RollCallId = Id<'roll-call'>

/** What is put to the members: a decision under the rule in force, or another rule in its place. */
export type Question =
  | { readonly put: 'decision'; readonly rule: DecisionRule }
  | { readonly put: 'rule-change'; readonly from: DecisionRule; readonly to: DecisionRule }

/** A decision asked of all members by name. Before it is called there is none. */
export type RollCall = {
  readonly question: Question
  readonly quorum: Threshold | null
  readonly roll: readonly RollLine[]
  readonly calledAt: Instant
} & (
  | { readonly stage: 'called' }
  | { readonly stage: 'closed'; readonly closedAt: Instant; readonly outcome: Outcome }
)

/** Adopted when every rule that the question must meet is met; with the reckoning under each. */
export type Outcome = { readonly adopted: boolean; readonly results: readonly Result[] }

export type RollCallCommand =
  | {
      type: 'call'
      by: Actor
      question: Question
      quorum: Threshold | null
      members: readonly Omit<RollLine, 'vote'>[]
    }
  | { type: 'vote'; by: Actor; vote: Vote }
  | { type: 'close'; by: Actor }

export type RollCallEvent =
  | {
      type: 'called'
      question: Question
      quorum: Threshold | null
      roll: readonly RollLine[]
      at: Instant
    }
  | { type: 'voted'; delegation: DelegationId; vote: Vote; at: Instant }
  | { type: 'closed'; outcome: Outcome; at: Instant }

export type RollCallRefusal =
  | WrongActor
  | {
      code:
        | 'roll-already-called'
        | 'roll-not-called'
        | 'roll-closed'
        | 'rule-unchanged'
        | 'not-in-roll'
        | 'not-present'
        | 'vote-unchanged'
    }

/** Who votes and who is there is settled when the roll is called; a vote may change until it closes. */
export function decideRollCall(
  state: RollCall | null,
  command: RollCallCommand,
  at: Instant,
): Decision<RollCallEvent, RollCallRefusal> {
  if (command.type === 'call') return state === null ? call(command, at) : alreadyCalled()
  if (state === null) return refused({ code: 'roll-not-called' })
  if (state.stage === 'closed') return refused({ code: 'roll-closed' })
  return command.type === 'vote' ? vote(state, command, at) : close(state, command.by, at)
}

export function evolveRollCall(state: RollCall | null, event: RollCallEvent): RollCall {
  if (event.type === 'called') {
    const { question, quorum, roll, at } = event
    return { stage: 'called', question, quorum, roll, calledAt: at }
  }
  if (state === null) throw new Error('a roll call begins by being called')
  switch (event.type) {
    case 'voted': {
      const roll = state.roll.map((line) =>
        line.delegation === event.delegation ? { ...line, vote: event.vote } : line,
      )
      return { ...state, roll }
    }
    case 'closed':
      return { ...state, stage: 'closed', closedAt: event.at, outcome: event.outcome }
  }
}

/** How it stands now, or stood when it closed. */
export function outcomeOf({ question, quorum, roll }: Omit<RollCall, 'stage'>): Outcome {
  const results = rulesFor(question).map((rule) => tally(rule, quorum, roll))
  return { adopted: results.every(({ adopted }) => adopted), results }
}

/**
 * Changing a rule needs the stricter of the two (domain.md B4a). Which is stricter is not always one:
 * two thirds of those voting can fail where a share of members and weight is reached, and the
 * reverse. So both must be met, which is what the stricter asks wherever one of them is.
 */
function rulesFor(question: Question): readonly DecisionRule[] {
  switch (question.put) {
    case 'decision':
      return [question.rule]
    case 'rule-change':
      return [question.from, question.to]
  }
}

function call(
  { by, question, quorum, members }: Extract<RollCallCommand, { type: 'call' }>,
  at: Instant,
): Decision<RollCallEvent, RollCallRefusal> {
  const wrong = mustPreside(by)
  if (wrong !== null) return refused(wrong)
  if (
    question.put === 'rule-change' &&
    canonicalJson(question.from) === canonicalJson(question.to)
  ) {
    return refused({ code: 'rule-unchanged' })
  }
  const roll = members.map((member) => ({ ...member, vote: null }))
  return decided<RollCallEvent>({ type: 'called', question, quorum, roll, at })
}

function vote(
  state: RollCall,
  { by, vote: cast }: Extract<RollCallCommand, { type: 'vote' }>,
  at: Instant,
): Decision<RollCallEvent, RollCallRefusal> {
  const wrong = mustCommit(by)
  if (wrong !== null) return refused(wrong)
  const line = state.roll.find(({ delegation }) => delegation === by.delegation)
  if (line === undefined) return refused({ code: 'not-in-roll' })
  if (!line.present) return refused({ code: 'not-present' })
  if (line.vote === cast) return refused({ code: 'vote-unchanged' })
  return decided<RollCallEvent>({ type: 'voted', delegation: by.delegation, vote: cast, at })
}

function close(state: RollCall, by: Actor, at: Instant): Decision<RollCallEvent, RollCallRefusal> {
  const wrong = mustPreside(by)
  if (wrong !== null) return refused(wrong)
  return decided<RollCallEvent>({ type: 'closed', outcome: outcomeOf(state), at })
}

function alreadyCalled(): Decision<never, RollCallRefusal> {
  return refused({ code: 'roll-already-called' })
}
