import type { BlockId } from '#app/domain/drafting/block.ts'
import { lockedBlocks } from '#app/domain/drafting/paragraph.ts'
import type { Paragraph } from '#app/domain/drafting/paragraph.ts'
import type { UnderSilence } from '#app/domain/drafting/silence.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import type { Tx } from '#db/client.ts'
import { readProtection, saveProtection } from '#db/drafting.ts'
import { readRunningSilences } from '#db/silences.ts'

/**
 * Brings what the server lets nobody type in after what is agreed and what is under silence. Says whether
 * that changed, so that the caller tells the rooms once it is committed (`rooms.written`).
 */
export async function protectParagraphs(
  tx: Tx,
  document: DocumentId,
  paragraphs: readonly Paragraph[],
): Promise<boolean> {
  const before = await readProtection(tx, document)
  const silence = (await readRunningSilences(tx, [document])).get(document)
  const locked = new Set([...lockedBlocks(paragraphs), ...blocksUnder(silence)])
  const isSame =
    locked.size === before.locked.size && [...locked].every((block) => before.locked.has(block))
  if (isSame) return false
  await saveProtection(tx, document, { ...before, locked })
  return true
}

function blocksUnder(silence: UnderSilence | undefined): readonly BlockId[] {
  return silence?.subject.of === 'paragraphs' ? silence.subject.blocks : []
}
