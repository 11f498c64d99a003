import type { Block, BlockId, BracketId } from '#app/domain/drafting/block.ts'
import type { Bracket } from '#app/domain/drafting/bracket.ts'
import { numberedIn } from '#app/domain/drafting/labels.ts'
import type { Life, RevisionId } from '#app/domain/drafting/life.ts'
import { meterOf } from '#app/domain/drafting/meter.ts'
import type { Blocker, Meter } from '#app/domain/drafting/meter.ts'
import { newParagraph } from '#app/domain/drafting/paragraph.ts'
import type { Paragraph } from '#app/domain/drafting/paragraph.ts'
import type { DelegationId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'

import { nameDelegations } from './name-delegations.ts'
import type { NamedDelegation } from './name-delegations.ts'

/** The meter of a text as its page shows it (SPEC.md ME1–ME4): delegations by name, days of the seat. */
export type MeterShown = Pick<Meter, 'openBrackets' | 'byDay' | 'oldest' | 'paragraphs'> & {
  byDelegation: readonly { delegation: NamedDelegation; holds: number }[]
  blockers: readonly BlockerShown[]
}

type BlockerShown =
  | {
      is: 'bracket'
      bracket: BracketId
      block: BlockId | null
      /** Each group of delegations that would have to let go for one outcome; none can be empty. */
      waysOut: readonly (readonly NamedDelegation[])[]
    }
  | { is: 'capitals'; block: BlockId; outstanding: readonly NamedDelegation[] }
  | { is: 'reopened'; block: BlockId }
  | { is: 'oral-revision'; revision: RevisionId; block: BlockId }

const daysBack = 14

/** What stands between a text and its adoption, now. */
export function showMeter(
  {
    blocks,
    brackets,
    paragraphs,
    life,
    delegations,
  }: {
    blocks: readonly Block[]
    brackets: readonly Bracket[]
    paragraphs: readonly Paragraph[]
    life: Life
    delegations: readonly NamedDelegation[]
  },
  now: Instant,
  zone: string,
): MeterShown {
  const named = nameDelegations(delegations)
  const known = new Map(paragraphs.map((paragraph) => [paragraph.block, paragraph]))
  const numbered = numberedIn(blocks).map(({ id }) => known.get(id) ?? newParagraph(id))
  const measured = { brackets, paragraphs: numbered, life }
  const meter = meterOf(measured, now, { days: daysBack, zone })
  const { openBrackets, byDay, oldest } = meter
  return {
    openBrackets,
    byDay,
    oldest,
    paragraphs: meter.paragraphs,
    byDelegation: meter.byDelegation.map(({ delegation, holds }) => ({
      delegation: named(delegation),
      holds,
    })),
    blockers: meter.blockers.flatMap((blocker) => showBlocker(blocker, named)),
  }
}

function showBlocker(
  blocker: Blocker,
  named: (id: DelegationId) => NamedDelegation,
): readonly BlockerShown[] {
  switch (blocker.is) {
    case 'bracket': {
      const { bracket, blocks, waysOut } = blocker
      const ways = waysOut.map(({ mustLetGo }) => mustLetGo.map(named))
      const block = blocks[0] ?? null
      return [{ is: 'bracket', bracket, block, waysOut: ways.filter(({ length }) => length > 0) }]
    }
    case 'capitals': {
      const { block, outstanding } = blocker
      return [{ is: 'capitals', block, outstanding: outstanding.map(named) }]
    }
    case 'reopened':
    case 'oral-revision':
      return [blocker]
  }
}
