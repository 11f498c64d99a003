import type { DelegationId } from '../kernel/id.ts'
import { acceptors } from './bridge.ts'
import type { Answer, Bridge } from './bridge.ts'
import type { Ballot, DecisionRule, Ruling } from './rule.ts'
import { lengthOf } from './scale.ts'
import type { Cell } from './stance.ts'
import type { Subject } from './subject.ts'
import { isAmongThem, presides } from './visible.ts'
import type { Onlooker } from './visible.ts'

/** A bridge as one onlooker sees it. Who accepts is named only once it holds, and never if it fails. */
export type SeenBridge = Omit<Bridge, 'answers'> & {
  readonly own: Answer | null
  readonly answered: number
  /** Null for all but the chair and the secretariat while it is open. */
  readonly declined: readonly DelegationId[] | null
  readonly accepted: readonly DelegationId[] | null
}

/** Null for whoever is not of the coalition's talks (SPEC.md BG6, BG7). */
export function bridgeSeenBy(onlooker: Onlooker, bridge: Bridge): SeenBridge | null {
  if (onlooker === null) return null
  if (!isAmongThem(onlooker)) return null
  const { answers, ...known } = bridge
  const adopted = bridge.stage === 'adopted'
  const declined = answers.flatMap(({ delegation, answer }) =>
    answer === 'decline' ? [delegation] : [],
  )
  return {
    ...known,
    own: answers.find(({ delegation }) => delegation === onlooker.delegation.id)?.answer ?? null,
    answered: answers.length,
    declined: adopted || presides(onlooker) ? declined : null,
    accepted: adopted ? acceptors(bridge) : null,
  }
}

/** Who would accept a value already, by the ranges that the onlooker sees, before anything is sent. */
export type Prospect = {
  readonly accept: readonly DelegationId[]
  /** How far each of the others would have to move, in the unit of the subject and of the scale's length. */
  readonly short: readonly {
    readonly delegation: DelegationId
    readonly by: number
    readonly share: number
  }[]
  /** No range is seen of them. */
  readonly unknown: readonly DelegationId[]
  /** As the rule would find it if each answered by its range, and the unknown not at all. */
  readonly ruling: Ruling
}

export function prospect(
  value: number,
  subject: Subject,
  cells: ReadonlyMap<DelegationId, Cell>,
  rule: DecisionRule,
): Prospect {
  const accept: DelegationId[] = []
  const short: { delegation: DelegationId; by: number; share: number }[] = []
  const unknown: DelegationId[] = []
  const ballots: Ballot[] = []
  for (const [delegation, cell] of cells) {
    if (cell.kind === 'not-participating') continue
    if (cell.kind !== 'position') {
      unknown.push(delegation)
      ballots.push({ delegation, counts: 'none' })
      continue
    }
    const { low, high } = cell.interval
    const by = Math.max(low - value, value - high, 0)
    if (by === 0) accept.push(delegation)
    else short.push({ delegation, by, share: by / lengthOf(subject.scale) })
    ballots.push({ delegation, counts: by === 0 ? 'for' : 'against' })
  }
  return { accept, short, unknown, ruling: rule(ballots) }
}
