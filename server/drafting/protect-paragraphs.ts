import { lockedBlocks } from '#app/domain/drafting/paragraph.ts'
import type { Paragraph } from '#app/domain/drafting/paragraph.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import type { Tx } from '#db/client.ts'
import { readProtection, saveProtection } from '#db/drafting.ts'

/**
 * Brings what the server lets nobody type in after what is agreed. Says whether that changed, so that the
 * caller tells the rooms once it is committed (`rooms.written`).
 */
export async function protectParagraphs(
  tx: Tx,
  document: DocumentId,
  paragraphs: readonly Paragraph[],
): Promise<boolean> {
  const before = await readProtection(tx, document)
  const locked = lockedBlocks(paragraphs)
  const isSame =
    locked.size === before.locked.size && [...locked].every((block) => before.locked.has(block))
  if (isSame) return false
  await saveProtection(tx, document, { ...before, locked })
  return true
}
