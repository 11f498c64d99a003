import { may } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { bridgeSeenBy, prospect } from '#app/domain/positions/bridge-seen.ts'
import type { Answer, Bridge, Proposal } from '#app/domain/positions/bridge.ts'
import type { Dossier } from '#app/domain/positions/dossier.ts'
import type { BridgeId } from '#app/domain/positions/entry.ts'
import { matrixOf } from '#app/domain/positions/matrix.ts'
import { place } from '#app/domain/positions/stance.ts'
import type { Tx } from '#db/client.ts'
import { readBridge } from '#db/positions.ts'

import type { NamedDelegation } from '../drafting/name-delegations.ts'
import type { SubjectSeen } from './describe.ts'
import { rulesInForce } from './rules-in-force.ts'
import { TypedNumber } from './typed-number.ts'

/** The last bridge on a subject as the viewer sees it, and what the viewer can do about one. */
export type BridgePart = {
  bridge: BridgeShown | null
  /** What can be proposed now, by whom the viewer is; null for nothing. */
  proposes: Proposal['kind'] | null
  prospect: ProspectShown | null
}

export type BridgeShown = {
  id: BridgeId
  stage: Bridge['stage']
  value: number | null
  words: string | null
  /** It starts from a wording that the text no longer has, and takes no more answers. */
  outdated: boolean
  asked: number
  answered: number
  own: Answer | null
  mayAnswer: boolean
  mayWithdraw: boolean
  declined: readonly NamedDelegation[] | null
  accepted: readonly NamedDelegation[] | null
}

/** Who would accept a value, before anything is sent (SPEC.md BG1). */
export type ProspectShown = {
  value: number
  accept: readonly NamedDelegation[]
  short: readonly { delegation: NamedDelegation; by: number }[]
  unknown: readonly NamedDelegation[]
  adopted: boolean
}

export async function readBridgePart(
  tx: Tx,
  viewer: Viewer,
  { subject, name }: SubjectSeen,
  {
    dossiers,
    members,
    named,
    value,
  }: {
    dossiers: readonly Dossier[]
    members: readonly NamedDelegation['id'][]
    named: (id: NamedDelegation['id']) => NamedDelegation
    /** What the chair thinks of proposing, as it was typed. */
    value: string | null
  },
): Promise<BridgePart> {
  const kept = await readBridge(tx, subject.id)
  const seen = kept && bridgeSeenBy(viewer, kept.state)
  const isOpen = seen?.stage === 'open'
  const mayPropose = may(viewer, 'bridge.propose', viewer)
  const hasWording = (name.kind === 'paragraph' || name.kind === 'bracket') && name.block !== null
  const kind = subject.scale.kind === 'range' ? 'value' : hasWording ? 'wording' : null
  const proposes = mayPropose && !isOpen ? kind : null
  const typed = proposes === 'value' ? TypedNumber.safeParse(value).data : undefined
  const isOnScale =
    typed !== undefined && place({ kind: 'range', low: typed, high: typed }, subject.scale).ok
  const row = matrixOf(viewer, { subjects: [subject], members, dossiers })[0]
  const found =
    isOnScale && row !== undefined
      ? prospect(
          typed,
          subject,
          row.cells,
          (await rulesInForce(tx, viewer.coalition, [subject])).ruleOf(subject),
        )
      : null
  return {
    bridge: seen && {
      id: seen.id,
      stage: seen.stage,
      value: seen.proposal.kind === 'value' ? seen.proposal.value : null,
      words: kept.words,
      outdated: isOpen && seen.wording !== subject.wording,
      asked: seen.asked.length,
      answered: seen.answered,
      own: seen.own,
      mayAnswer:
        isOpen && seen.asked.includes(viewer.delegation.id) && may(viewer, 'bridge.answer', viewer),
      mayWithdraw: isOpen && mayPropose,
      declined: seen.declined?.map(named) ?? null,
      accepted: seen.accepted?.map(named) ?? null,
    },
    proposes,
    prospect: found && {
      value: typed ?? 0,
      accept: found.accept.map(named),
      short: found.short.map(({ delegation, by }) => ({ delegation: named(delegation), by })),
      unknown: found.unknown.map(named),
      adopted: found.ruling.adopted,
    },
  }
}
