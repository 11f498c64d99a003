import type { DelegationId } from '../../kernel/id.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Block, BracketId, BracketMark, Inline } from '../block.ts'
import type { OpenBracket, Proposal } from '../bracket.ts'
import { writtenOut } from '../bracketed-text.ts'
import type { Written } from '../bracketed-text.ts'
import {
  bracketOf,
  bracketsIn,
  bracketsOf,
  carriesProposal,
  readAs,
  takesOut,
  withoutProposals,
} from '../view.ts'

/** A change as other tools track it: who proposed it, and when. Null where no row says it. */
export type Change = { is: 'added' | 'removed'; by: DelegationId | null; at: Instant | null }

/** Written words with what is proposed about them. */
export type Tracked = Written & { change: Change | null }

export type BracketRows = ReadonlyMap<BracketId, OpenBracket>

/**
 * Words as a text tool tracks them. Proposed words are added and what they would replace is removed;
 * the signs of a bracket are added with it. Whoever rejects every change has the clean text.
 */
export function tracked(words: Inline, rows: BracketRows): readonly Tracked[] {
  return writtenOut(words).map((one) => ({
    ...one,
    change:
      one.sign === null ? changeOf(bracketsOf(one), rows) : bornWith(rows.get(one.sign.bracket)),
  }))
}

/** The change by which a whole block came, or null for one that stands if every proposal falls. */
export function addedBlock(block: Block, rows: BracketRows): Change | null {
  const marks = bracketsIn(block).filter(({ whole }) => whole)
  if (marks.length === 0 || readAs([block], withoutProposals).length > 0) return null
  return changeOf(marks, rows)
}

function changeOf(marks: readonly BracketMark[], rows: BracketRows): Change | null {
  if (takesOut(marks, withoutProposals)) {
    const mark = marks.findLast(carriesProposal)
    const row = mark === undefined ? undefined : rows.get(bracketOf(mark))
    const proposal = row?.proposals.find(({ id }) => id === mark?.id)
    return { is: 'added', ...madeBy(row, proposal) }
  }
  for (const mark of marks.filter(({ of }) => of === null)) {
    const row = rows.get(mark.id)
    const instead = row?.proposals.find(({ reads }) => reads !== 'reserved')
    if (instead !== undefined) return { is: 'removed', ...madeBy(row, instead) }
  }
  return null
}

function bornWith(row: OpenBracket | undefined): Change {
  return { is: 'added', by: row?.proposer ?? null, at: row?.openedAt ?? null }
}

/** An alternative is dated by its proposer's side, which they took with it. */
function madeBy(
  row: OpenBracket | undefined,
  proposal: Proposal | undefined,
): Pick<Change, 'by' | 'at'> {
  if (row === undefined) return { by: null, at: null }
  if (proposal === undefined || proposal.id === row.id) {
    return { by: proposal?.by ?? row.proposer, at: row.openedAt }
  }
  const side = row.holds.find(
    (hold) => hold.backs === proposal.id && hold.delegation === proposal.by,
  )
  return { by: proposal.by, at: side?.since ?? row.openedAt }
}
