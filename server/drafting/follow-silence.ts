import type { Silence } from '#app/domain/drafting/silence.ts'
import type { PersonId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Tx } from '#db/client.ts'
import type { DocumentRow } from '#db/drafting.ts'
import { enqueue } from '#db/jobs.ts'
import { readParagraphs } from '#db/paragraphs.ts'
import { saveSilence } from '#db/silences.ts'

import type { ServerContext } from '../context.ts'
import { advanceLife } from './advance-life.ts'
import type { StandsNow } from './advance-life.ts'
import { protectParagraphs } from './protect-paragraphs.ts'
import { tellOfSilence } from './tell-of-silence.ts'
import { tellOfSponsors } from './tell-of-sponsors.ts'

/**
 * Saves a procedure with what follows from it: which words are locked, what that is in the life of the document,
 * when the clock comes, who is told.
 * Says whether other words are locked than before, for the caller to tell the rooms (`rooms.written`).
 */
export async function followSilence(
  ctx: Pick<ServerContext, 'threads'>,
  tx: Tx,
  document: DocumentRow,
  told: { before: Silence | null; after: Silence; at: Instant; by: PersonId | null },
): Promise<boolean> {
  const { before, after } = told
  await saveSilence(tx, document.id, after)
  const isThawed = await followInLife(ctx, tx, document, after)
  const paragraphs = await readParagraphs(tx, document.id)
  const isProtected = await protectParagraphs(tx, document.id, paragraphs)
  const runAt = after.expiry.at
  if (after.stage === 'under-silence' && runAt !== before?.expiry.at) {
    await enqueue(tx, {
      kind: 'silence.expire',
      key: `${after.id}/${runAt}`,
      payload: { document: document.id, silence: after.id },
      runAt,
    })
  }
  await tellOfSilence(tx, document, told)
  return isProtected || isThawed
}

/** What the end of a procedure on the whole text is in the life of the document. */
async function followInLife(
  ctx: Pick<ServerContext, 'threads'>,
  tx: Tx,
  document: DocumentRow,
  silence: Silence,
): Promise<boolean> {
  if (silence.subject.of === 'paragraphs') return false
  switch (silence.stage) {
    case 'under-silence':
      return false
    case 'broken': {
      const command = { type: 'break-silence' } as const
      return (await advanceLife(ctx, tx, document, () => command, silence.brokenAt)).isWritten
    }
    case 'withdrawn': {
      const command = { type: 'withdraw-from-silence' } as const
      return (await advanceLife(ctx, tx, document, () => command, silence.withdrawnAt)).isWritten
    }
    case 'adopted': {
      const adopt = ({ symbols, words }: StandsNow) =>
        ({ type: 'adopt-by-silence', symbols, words }) as const
      const { sponsors, isWritten } = await advanceLife(ctx, tx, document, adopt, silence.adoptedAt)
      const at = silence.adoptedAt
      if (sponsors !== null) await tellOfSponsors(tx, document, { ...sponsors, at })
      return isWritten
    }
  }
}
