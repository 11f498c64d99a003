import type { Block, BlockId } from './block.ts'
import { textOf } from './inline.ts'

/**
 * National annexes (domain.md B8): sections of a format that say whose annex they are, with the indicators
 * after them. Everything else is the core, which is what all adopt (SPEC.md NA1).
 */
export function coreOf(blocks: readonly Block[]): readonly Block[] {
  return placed(blocks).flatMap(({ block, annexOf }) => (annexOf === null ? [block] : []))
}

/** The indicators of annexes, each with the delegation that its section names, as it is written there. */
export function annexesIn(blocks: readonly Block[]): ReadonlyMap<BlockId, string> {
  return new Map(
    placed(blocks).flatMap(({ block: { id, kind }, annexOf }) =>
      kind === 'formatField' && annexOf !== null && id !== null ? [[id, annexOf] as const] : [],
    ),
  )
}

type Placed = { block: Block; annexOf: string | null }

function placed(blocks: readonly Block[]): readonly Placed[] {
  let within: string | null = null
  return blocks.map((block) => {
    if (!isSection(block)) return { block, annexOf: block.kind === 'formatField' ? within : null }
    const named = textOf({ ...block, cells: { annexOf: block.cells['annexOf'] ?? [] } }).trim()
    within = named === '' ? null : named
    return { block, annexOf: within }
  })
}

function isSection(block: Block): block is Extract<Block, { kind: 'formatPart' }> {
  return block.kind === 'formatPart' && block.part === 'section'
}
