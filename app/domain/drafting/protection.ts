import type { DelegationId } from '../kernel/id.ts'
import type { BlockId } from './block.ts'

/** What nobody may change in a text by typing, however the edit reaches the server. */
export type Protection = {
  /** The whole text stands: it is under silence, or adopted. */
  frozen: boolean
  /** Paragraphs whose words stand: what was agreed. */
  locked: ReadonlySet<BlockId>
  /** Of a text that stands otherwise: the blocks in whose cells a delegation goes on writing, its annex. */
  annexes: ReadonlyMap<DelegationId, ReadonlySet<BlockId>>
  /** Everything one changes in open text must be marked as a proposal (domain.md B2). */
  negotiation: boolean
}

export const unprotected: Protection = {
  frozen: false,
  locked: new Set(),
  annexes: new Map(),
  negotiation: false,
}
