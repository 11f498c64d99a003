import { blocksOf, isOpen } from '#app/domain/drafting/bracket.ts'
import { decideParagraph } from '#app/domain/drafting/decide-paragraph.ts'
import type { ParagraphReading } from '#app/domain/drafting/paragraph-commands.ts'
import { evolveParagraph } from '#app/domain/drafting/paragraph-events.ts'
import type { Paragraph } from '#app/domain/drafting/paragraph.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { readBrackets } from '#db/brackets.ts'
import type { Tx } from '#db/client.ts'
import { readDocument } from '#db/drafting.ts'
import { isRoundRunning, readParagraphs, saveParagraph } from '#db/paragraphs.ts'
import { readOpenSitting } from '#db/sittings.ts'

import type { ServerContext } from '../context.ts'
import { hashWords } from './hash-words.ts'
import { readTextIn } from './read-text.ts'
import { tellOfAgreement } from './tell-of-agreement.ts'

/**
 * Ends the consent rounds whose words changed by `seq`, or in which a bracket was opened: consent is to
 * these words and to no others (SPEC.md PS7–PS9). Says whether one ended.
 */
export async function followParagraphs(
  { now, threads }: Pick<ServerContext, 'now' | 'threads'>,
  tx: Tx,
  document: DocumentId,
  seq: number,
): Promise<boolean> {
  if (!(await isRoundRunning(tx, document))) return false
  const paragraphs = await readParagraphs(tx, document)
  const blocks = await readTextIn({ threads }, tx, document, seq)
  const open = (await readBrackets(tx, document)).filter(isOpen).flatMap(blocksOf)
  const ended: Paragraph[] = []
  for (const paragraph of paragraphs.filter(isInRound)) {
    const words = hashWords(blocks.find(({ id }) => id === paragraph.block) ?? null)
    const readings: ParagraphReading[] = [{ type: 'reword', words }]
    if (open.includes(paragraph.block)) readings.push({ type: 'bracket-opened' })
    const after = readings.reduce((state, reading) => taken(state, reading, now()), paragraph)
    if (after === paragraph) continue
    await saveParagraph(tx, document, after)
    ended.push(after)
  }
  const row = ended.length === 0 ? null : await readDocument(tx, document)
  if (row === null) return false
  const sitting = await readOpenSitting(tx, document)
  const others = paragraphs.filter(({ block }) => ended.every((one) => one.block !== block))
  await tellOfAgreement(tx, row, {
    before: { paragraphs, sitting },
    after: { paragraphs: [...others, ...ended], sitting },
    at: now(),
    by: null,
  })
  return true
}

function isInRound({ standing, place }: Paragraph): boolean {
  return standing.is === 'open' && standing.round !== null && place.is !== 'deleted'
}

function taken(state: Paragraph, reading: ParagraphReading, at: Instant): Paragraph {
  const decision = decideParagraph(state, reading, at)
  if (!decision.ok) throw new Error(`an open paragraph refused ${reading.type}`)
  return decision.events.reduce(evolveParagraph, state)
}
