import type { DelegationId } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import { decided, refused } from '../kernel/result.ts'
import type { Decision } from '../kernel/result.ts'
import type { Actor } from './dossier.ts'
import type { BridgeId } from './entry.ts'
import type { Ballot, DecisionRule } from './rule.ts'
import type { Counts, Scale } from './scale.ts'
import { place } from './stance.ts'
import type { Holding, HoldingRefusal } from './stance.ts'
import type { Subject, SubjectId } from './subject.ts'
import { presides } from './visible.ts'

/** A value for a parameter, or another text, by its hash. */
export type Proposal =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'wording'; readonly wording: string }

export type Answer = 'accept' | 'abstain' | 'decline'

/** What the chair puts to delegations as a way to meet (domain.md B7, "bridging proposed"). */
export type Bridge = {
  readonly id: BridgeId
  readonly subject: SubjectId
  /** The subject's wording that it starts from. */
  readonly wording: string
  readonly proposal: Proposal
  readonly at: Instant
  readonly asked: readonly DelegationId[]
  /** By delegation, never by time: nobody is to learn who gave way first (domain.md B7). */
  readonly answers: readonly { readonly delegation: DelegationId; readonly answer: Answer }[]
  readonly stage: 'open' | 'adopted' | 'withdrawn'
}

export type BridgeCommand =
  | { type: 'propose'; id: BridgeId; proposal: Proposal; asked: readonly DelegationId[] }
  | { type: 'answer'; answer: Answer }
  | { type: 'withdraw' }

export type BridgeEvent =
  | { type: 'proposed'; bridge: Bridge }
  | { type: 'answered'; delegation: DelegationId; answer: Answer }
  | { type: 'adopted' }
  | { type: 'withdrawn' }

export type BridgeRefusal =
  | HoldingRefusal
  | {
      code:
        | 'not-presiding'
        | 'not-head'
        | 'not-asked'
        | 'nobody-asked'
        | 'no-open-bridge'
        | 'bridge-open'
        | 'bridge-changes-nothing'
        | 'bridge-outdated'
        | 'answer-unchanged'
    }

/** What becomes of the bridge on a subject; `null` while there was none. */
export function decideBridge(
  bridge: Bridge | null,
  command: BridgeCommand,
  facts: { actor: Actor; subject: Subject; at: Instant; rule: DecisionRule },
): Decision<BridgeEvent, BridgeRefusal> {
  switch (command.type) {
    case 'propose':
      return propose(bridge, command, facts)
    case 'answer':
      return answer(bridge, command.answer, facts)
    case 'withdraw':
      if (!presides(facts.actor)) return refused({ code: 'not-presiding' })
      if (bridge?.stage !== 'open') return refused({ code: 'no-open-bridge' })
      return decided({ type: 'withdrawn' })
  }
}

export function evolveBridge(bridge: Bridge | null, event: BridgeEvent): Bridge {
  if (event.type === 'proposed') return event.bridge
  if (bridge === null) throw new TypeError(`${event.type}, but nothing was proposed`)
  switch (event.type) {
    case 'answered': {
      const { delegation, answer: given } = event
      const others = bridge.answers.filter((one) => one.delegation !== delegation)
      const answers = [...others, { delegation, answer: given }]
      return {
        ...bridge,
        answers: answers.toSorted((a, b) => (a.delegation < b.delegation ? -1 : 1)),
      }
    }
    case 'adopted':
      return { ...bridge, stage: 'adopted' }
    case 'withdrawn':
      return { ...bridge, stage: 'withdrawn' }
  }
}

/**
 * Whether the rule is met whatever those say who have not answered, or can still be met. Silence is
 * no consent here: nobody said that it would be (domain.md B10).
 */
export function outlook(bridge: Bridge, rule: DecisionRule): 'met' | 'open' | 'out-of-reach' {
  if (rule(ballots(bridge, 'against')).adopted) return 'met'
  return rule(ballots(bridge, 'for')).adopted ? 'open' : 'out-of-reach'
}

/** Those whose position the adopted proposal is from now on (SPEC.md BG8). */
export function acceptors({ answers }: Bridge): readonly DelegationId[] {
  return answers.flatMap(({ delegation, answer: given }) =>
    given === 'accept' ? [delegation] : [],
  )
}

/** What accepting a proposal amounts to: that value, or the least with which a delegation goes along. */
export function acceptedHolding(proposal: Proposal, scale: Scale): Holding {
  if (proposal.kind === 'value') {
    return { kind: 'range', low: proposal.value, high: proposal.value }
  }
  if (scale.kind !== 'ordinal') throw new TypeError('a wording was proposed on a scale of numbers')
  const level = scale.levels.find(({ counts }) => counts === 'for') ?? scale.levels.at(-1)
  if (level === undefined) throw new TypeError('a scale without levels')
  return { kind: 'stance', level: level.code }
}

type BridgeFacts = Parameters<typeof decideBridge>[2]

function propose(
  bridge: Bridge | null,
  { id, proposal, asked }: Extract<BridgeCommand, { type: 'propose' }>,
  { actor, subject, at }: BridgeFacts,
): Decision<BridgeEvent, BridgeRefusal> {
  if (!presides(actor)) return refused({ code: 'not-presiding' })
  if (bridge?.stage === 'open') return refused({ code: 'bridge-open' })
  if (asked.length === 0) return refused({ code: 'nobody-asked' })
  if (proposal.kind === 'wording' && subject.scale.kind !== 'ordinal') {
    return refused({ code: 'not-on-this-scale' })
  }
  const placed = place(acceptedHolding(proposal, subject.scale), subject.scale)
  if (!placed.ok) return placed
  const stands = proposal.kind === 'value' ? subject.value : subject.wording
  const proposed = proposal.kind === 'value' ? proposal.value : proposal.wording
  if (proposed === stands) return refused({ code: 'bridge-changes-nothing' })
  return decided({
    type: 'proposed',
    bridge: {
      id,
      subject: subject.id,
      wording: subject.wording,
      proposal,
      at,
      asked: asked.toSorted(),
      answers: [],
      stage: 'open',
    },
  })
}

function answer(
  bridge: Bridge | null,
  given: Answer,
  { actor, subject, rule }: BridgeFacts,
): Decision<BridgeEvent, BridgeRefusal> {
  const { delegation, mandate } = actor
  if (bridge?.stage !== 'open') return refused({ code: 'no-open-bridge' })
  if (!bridge.asked.includes(delegation.id)) return refused({ code: 'not-asked' })
  if (mandate.kind !== 'head' && mandate.kind !== 'alternate') return refused({ code: 'not-head' })
  if (bridge.wording !== subject.wording) return refused({ code: 'bridge-outdated' })
  if (bridge.answers.some((one) => one.delegation === delegation.id && one.answer === given)) {
    return refused({ code: 'answer-unchanged' })
  }
  const answered = { type: 'answered', delegation: delegation.id, answer: given } as const
  const met = outlook(evolveBridge(bridge, answered), rule) === 'met'
  return met ? decided<BridgeEvent>(answered, { type: 'adopted' }) : decided(answered)
}

const countOf: Readonly<Record<Answer, Counts>> = {
  accept: 'for',
  abstain: 'abstention',
  decline: 'against',
}

function ballots({ asked, answers }: Bridge, unanswered: Counts): readonly Ballot[] {
  return asked.map((delegation) => {
    const given = answers.find((one) => one.delegation === delegation)
    return { delegation, counts: given === undefined ? unanswered : countOf[given.answer] }
  })
}
