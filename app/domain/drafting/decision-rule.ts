import * as z from 'zod'

import { idOf } from '../kernel/id.ts'
import type { DelegationId } from '../kernel/id.ts'

/** A bound on a share of a whole, in whole numbers: 0.55 times 20 is not 11 in floating point. */
export type Threshold = z.infer<typeof Threshold>
export const Threshold = z
  .object({
    bound: z.enum(['at-least', 'more-than']),
    part: z.int().positive(),
    of: z.int().positive().max(1000),
  })
  .refine(({ bound, part, of }) => (bound === 'at-least' ? part <= of : part < of), 'unreachable')
  .readonly()

/** At half or below, a proposal and its contrary could both be decided. */
const decisive = Threshold.refine(
  ({ bound, part, of }) => (bound === 'at-least' ? 2 * part > of : 2 * part >= of),
  'indecisive',
)

export const majority: Threshold = { bound: 'more-than', part: 1, of: 2 }
export const twoThirds: Threshold = { bound: 'at-least', part: 2, of: 3 }

/** By what a body decides (domain.md B4a). Thresholds of `qualified` are of all members, of `voting` of the votes cast. */
export type DecisionRule = z.infer<typeof DecisionRule>
export const DecisionRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('consensus') }).readonly(),
  z.object({ kind: z.literal('unanimity'), constructiveAbstention: z.boolean() }).readonly(),
  z
    .object({
      kind: z.literal('consensus-minus'),
      parties: z.array(idOf<'delegation'>()).min(1).readonly(),
    })
    .readonly(),
  z.object({ kind: z.literal('qualified'), members: decisive, weight: decisive }).readonly(),
  z.object({ kind: z.literal('voting'), threshold: decisive }).readonly(),
])

export const votes = ['yes', 'no', 'abstain'] as const
export type Vote = (typeof votes)[number]

/** One member's line of a roll call; `vote` is null while it has said nothing. */
export type RollLine = {
  readonly delegation: DelegationId
  /** A whole number of any unit: people, shares. */
  readonly weight: number
  readonly present: boolean
  readonly vote: Vote | null
}

/**
 * One thing that must be reached. `missing` is how many more of it would do if all else stays as it
 * is – for `votes`, how many further yes – or null when no number would.
 */
export type Measure = {
  readonly of: 'present' | 'members' | 'weight' | 'votes' | 'bound-members' | 'bound-weight'
  readonly have: number
  readonly need: number
  /** What could be lost without another outcome; negative while the measure is not reached. */
  readonly slack: number
  readonly missing: number | null
}

/** What a roll call came to, stored with all that it was reckoned from (domain.md B4a). */
export type Result = {
  readonly adopted: boolean
  readonly rule: DecisionRule
  readonly quorum: Threshold | null
  readonly roll: readonly RollLine[]
  readonly measures: readonly Measure[]
  /** Who stands in the way by what they said; empty when it is adopted or only the quorum lacks. */
  readonly blockers: readonly DelegationId[]
  /** Who has said nothing where something is asked. Under consensus silence is no objection. */
  readonly unheard: readonly DelegationId[]
}

/** Reckons a roll call under a rule. `quorum` is of all members, and null where none is asked. */
export function tally(
  rule: DecisionRule,
  quorum: Threshold | null,
  roll: readonly RollLine[],
): Result {
  const counted = roll.filter((line) => counts(rule, line))
  const measures = measuresOf(
    rule,
    sumsOf(rule, roll, ({ vote }) => vote),
  )
  const carried = measures.every(reached)
  const present = quorum === null ? [] : [presence(quorum, roll)]
  return {
    adopted: carried && present.every(reached),
    rule,
    quorum,
    roll,
    measures: [...present, ...measures],
    blockers: carried ? [] : named(counted.filter((line) => blocks(rule, measures, line))),
    unheard: named(counted.filter((line) => line.vote === null && asks(rule))),
  }
}

/** Whether it would be carried if members voted like this, quorum or not: all that a supposition asks. */
export function carries(
  rule: DecisionRule,
  roll: readonly RollLine[],
  voteOf: (line: RollLine) => Vote | null,
): boolean {
  return measuresOf(rule, sumsOf(rule, roll, voteOf)).every(reached)
}

/** How many members of those who count vote how, and what they weigh. */
type Sums = Readonly<Record<'all' | 'yes' | 'no' | 'abstain', { members: number; weight: number }>>

function sumsOf(
  rule: DecisionRule,
  roll: readonly RollLine[],
  voteOf: (line: RollLine) => Vote | null,
): Sums {
  const nobody = () => ({ members: 0, weight: 0 })
  const sums = { all: nobody(), yes: nobody(), no: nobody(), abstain: nobody() }
  for (const line of roll) {
    if (!counts(rule, line)) continue
    const vote = voteOf(line)
    add(sums.all, line)
    if (vote !== null) add(sums[vote], line)
  }
  return sums
}

function add(sum: { members: number; weight: number }, { weight }: RollLine): void {
  sum.members += 1
  sum.weight += weight
}

/** How many of the members must be there, and how many are. */
export function presence(quorum: Threshold, roll: readonly Pick<RollLine, 'present'>[]): Measure {
  const present = roll.filter((line) => line.present).length
  return measure('present', present, needed(quorum, roll.length))
}

export function reached({ slack }: Measure): boolean {
  return slack >= 0
}

/** The party concerned does not count under consensus minus; under a vote only who is present does. */
function counts(rule: DecisionRule, line: RollLine): boolean {
  switch (rule.kind) {
    case 'consensus':
    case 'unanimity':
    case 'qualified':
      return true
    case 'consensus-minus':
      return !rule.parties.includes(line.delegation)
    case 'voting':
      return line.present
  }
}

function measuresOf(rule: DecisionRule, { all, yes, no, abstain }: Sums): readonly Measure[] {
  switch (rule.kind) {
    case 'consensus':
    case 'consensus-minus':
      return [measure('members', all.members - no.members, all.members)]
    case 'unanimity':
      return rule.constructiveAbstention
        ? [measure('members', yes.members + abstain.members, all.members), bound(all, abstain)]
        : [measure('members', yes.members, all.members)]
    case 'qualified':
      return [
        measure('members', yes.members, needed(rule.members, all.members)),
        measure('weight', yes.weight, needed(rule.weight, all.weight)),
      ]
    case 'voting': {
      const need = needed(rule.threshold, yes.members + no.members)
      const missing = further(rule.threshold, yes.members, no.members)
      return [measure('votes', yes.members, need, missing)]
    }
  }
}

/**
 * Constructive abstention fails when a third of the members, having a third of the weight, abstain
 * (Article 31(1) TEU): members and weight bound by the decision, of which one must exceed two thirds.
 */
function bound(all: Sums['all'], abstain: Sums['abstain']): Measure {
  const overTwoThirds: Threshold = { bound: 'more-than', part: 2, of: 3 }
  const members = all.members - abstain.members
  const byMembers = measure('bound-members', members, needed(overTwoThirds, all.members))
  if (reached(byMembers)) return byMembers
  const weight = all.weight - abstain.weight
  return measure('bound-weight', weight, needed(overTwoThirds, all.weight))
}

/** Nothing is decided by nobody, so at least one is always needed. */
function needed({ bound: kind, part, of }: Threshold, total: number): number {
  const share = BigInt(total) * BigInt(part)
  const whole = BigInt(of)
  const need = kind === 'at-least' ? (share + whole - 1n) / whole : share / whole + 1n
  return Math.max(1, Number(need))
}

/** How many further yes would carry it: each also raises the number of votes cast. */
function further({ bound: kind, part, of }: Threshold, yes: number, no: number): number | null {
  // (yes + k) / (yes + no + k) reaches part / of exactly when gain · k reaches lack.
  const lack = part * (yes + no) - of * yes
  const gain = of - part
  if (lack < 0 || (kind === 'at-least' && lack === 0)) return yes === 0 ? 1 : 0
  if (gain === 0) return null
  const more = kind === 'at-least' ? Math.ceil(lack / gain) : Math.floor(lack / gain) + 1
  return Math.max(yes === 0 ? 1 : 0, more)
}

function blocks(rule: DecisionRule, measures: readonly Measure[], { vote }: RollLine): boolean {
  switch (rule.kind) {
    case 'consensus':
    case 'consensus-minus':
    case 'voting':
      return vote === 'no'
    case 'qualified':
      return vote === 'no' || vote === 'abstain'
    case 'unanimity': {
      const tooManyAbstain = measures.some(({ of, slack }) => of === 'bound-weight' && slack < 0)
      return (
        vote === 'no' || (vote === 'abstain' && (!rule.constructiveAbstention || tooManyAbstain))
      )
    }
  }
}

/** Whether the rule asks for a positive answer. */
function asks(rule: DecisionRule): boolean {
  return rule.kind !== 'consensus' && rule.kind !== 'consensus-minus'
}

function measure(
  of: Measure['of'],
  have: number,
  wanted: number,
  missing: number | null = Math.max(0, Math.max(1, wanted) - have),
): Measure {
  const need = Math.max(1, wanted)
  return { of, have, need, slack: have - need, missing }
}

function named(roll: readonly RollLine[]): readonly DelegationId[] {
  return roll.map(({ delegation }) => delegation)
}
