import * as z from 'zod'

import type { Block } from '#app/domain/drafting/block.ts'
import { blocksOf, isOpen } from '#app/domain/drafting/bracket.ts'
import { decideSilence } from '#app/domain/drafting/decide-silence.ts'
import { newParagraph } from '#app/domain/drafting/paragraph.ts'
import { evolveSilence } from '#app/domain/drafting/silence-events.ts'
import type { Silence } from '#app/domain/drafting/silence.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import { readBrackets } from '#db/brackets.ts'
import type { Tx } from '#db/client.ts'
import { lockDocument, lockProjection } from '#db/drafting.ts'
import { readParagraphs, saveParagraph } from '#db/paragraphs.ts'
import { readSilence } from '#db/silences.ts'
import { readOpenSitting } from '#db/sittings.ts'

import { actByClock } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { jobHandler } from '../jobs/do-job.ts'
import { followSilence } from './follow-silence.ts'
import { hashParagraphs, hashWords } from './hash-words.ts'
import { passSilence } from './pass-silence.ts'
import { readTextIn } from './read-text.ts'
import { silenceEntry } from './silence-entry.ts'
import { tellOfAgreement } from './tell-of-agreement.ts'

const Expiry = z.object({ document: idOf<'document'>(), silence: idOf<'silence'>() })

/**
 * Adopts by the clock what nobody broke, in the transaction of the job that is due when silence runs out:
 * as of that instant, however late the job comes. Where it was broken, withdrawn or extended before, this is
 * no occasion any more (SPEC.md SQ5–SQ7).
 */
export function expireSilence(ctx: Pick<ServerContext, 'now' | 'threads'>) {
  return jobHandler(Expiry, async (tx, { document: id, silence }, { runAt, kind, key }) => {
    // In the order of every act: whatever else arrives at this moment comes before or after.
    await lockProjection(tx, id)
    const document = await lockDocument(tx, id)
    const before = await readSilence(tx, id, silence)
    if (document === null || before === null) throw new Error(`no silence ${silence} on ${id}`)
    const decision = decideSilence(before, { type: 'expire' }, runAt)
    if (!decision.ok) return
    const after = decision.events.reduce<Silence>(evolveSilence, before)
    const paragraphs = await readParagraphs(tx, id)
    await adoptParagraphs(tx, id, after, await readTextIn(ctx, tx, id))
    await followSilence(ctx, tx, document, { before, after, at: runAt, by: null })
    const sitting = await readOpenSitting(tx, id)
    await tellOfAgreement(tx, document, {
      before: { paragraphs, sitting },
      after: { paragraphs: await readParagraphs(tx, id), sitting },
      at: runAt,
      by: null,
    })
    await actByClock(ctx, tx, document.coalition, runAt, {
      entry: silenceEntry(id, after, 'adopt'),
      subject: id,
      topics: [
        { topic: 'document', subject: id },
        { topic: 'paragraphs', subject: id },
      ],
      key: `${kind}/${key}`,
    })
  })
}

async function adoptParagraphs(
  tx: Tx,
  document: DocumentId,
  { subject, words, expiry }: Silence,
  text: readonly Block[],
): Promise<void> {
  if (subject.of === 'document') return
  if (hashParagraphs(subject.blocks, text) !== words) throw new Error('words under silence changed')
  const paragraphs = await readParagraphs(tx, document)
  const live = (await readBrackets(tx, document)).filter(isOpen).flatMap(blocksOf)
  for (const block of subject.blocks) {
    const before = paragraphs.find((one) => one.block === block) ?? newParagraph(block)
    const stands = {
      words: hashWords(text.find(({ id }) => id === block) ?? null),
      liveBrackets: live.filter((one) => one === block).length,
    }
    await saveParagraph(tx, document, passSilence(before, stands, expiry.at))
  }
}
