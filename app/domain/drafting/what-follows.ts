import type { Instant } from '../kernel/instant.ts'
import { decided } from '../kernel/result.ts'
import type { BracketId } from './block.ts'
import { evolveBracket } from './bracket-events.ts'
import type { BracketEvent } from './bracket-events.ts'
import { lapse } from './bracket-ruling.ts'
import { isOpen } from './bracket.ts'
import type { OpenBracket } from './bracket.ts'
import { consolidate, takeOut } from './consolidation.ts'

/**
 * An act with what it brings about (SPEC.md, "What survives"). A side is a proposal with backers, or opposition
 * to all of them. The last backer of all leaves what stands without any proposal; whoever leaves one
 * side alone where there were more leaves that one; a proposal that lost its backers goes.
 */
export function withWhatFollows(before: OpenBracket, act: BracketEvent, at: Instant) {
  const after = evolveBracket(before, act)
  if (!isOpen(after)) throw new Error('taking or giving up a side settles nothing by itself')
  const [backed, backedBefore] = [backedIn(after), backedIn(before)]
  // What the secretariat put into the text has no backer: once nobody opposes it any more, it stands.
  const unbacked = carryingWords(after).filter((proposal) => !backedBefore.includes(proposal))
  const [left, ...others] = backed.length + backedBefore.length > 0 ? backed : unbacked
  if (left === undefined && backedBefore.length > 0 && unbacked.length === 0) {
    return decided(act, settle(after, null, at))
  }
  const contested = others.length > 0 || isOpposed(after)
  const wasContested = backedBefore.length > 1 || isOpposed(before)
  if (left !== undefined && !contested && wasContested) {
    return decided(act, settle(after, left, at))
  }
  const fallen = backedBefore.filter((proposal) => !backed.includes(proposal))
  const lapsed = fallen.some((proposal) => proposal === before.ruling?.keeps)
    ? lapse(before, at)
    : []
  return decided(
    act,
    ...fallen.map((proposal): BracketEvent => ({
      type: 'proposal-fell',
      proposal,
      edits: takeOut(after, proposal),
    })),
    ...lapsed,
  )
}

function settle(state: OpenBracket, keeps: BracketId | null, at: Instant): BracketEvent {
  const edits = consolidate(state, keeps)
  return { type: 'settled', settlement: { how: 'acts', keeps, edits }, at }
}

/** Proposals with a backer, in the order of the text. */
function backedIn({ proposals, holds }: OpenBracket): readonly BracketId[] {
  return proposals.flatMap(({ id }) => (holds.some(({ backs }) => backs === id) ? [id] : []))
}

function carryingWords({ proposals }: OpenBracket): readonly BracketId[] {
  return proposals.flatMap(({ id, reads }) => (reads === 'reserved' ? [] : [id]))
}

function isOpposed({ holds }: OpenBracket): boolean {
  return holds.some(({ backs }) => backs === null)
}
