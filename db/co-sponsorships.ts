import { and, eq } from 'drizzle-orm'

import type { CoSponsorship } from '#app/domain/drafting/co-sponsorship.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'

import type { Database, Tx } from './client.ts'
import { coSponsorship } from './schema/index.ts'

/** Who sponsors the text that was first issued under this symbol; null while no list was opened. */
export async function readCoSponsorship(
  tx: Tx | Database,
  document: DocumentId,
  original: string,
): Promise<CoSponsorship | null> {
  const [row] = await tx
    .select({ state: coSponsorship.state })
    .from(coSponsorship)
    .where(and(eq(coSponsorship.document, document), eq(coSponsorship.original, original)))
  return row?.state ?? null
}

/** Whoever saves it holds the document. */
export async function saveCoSponsorship(
  tx: Tx,
  document: DocumentId,
  original: string,
  state: CoSponsorship,
): Promise<void> {
  await tx
    .insert(coSponsorship)
    .values({ document, original, state })
    .onConflictDoUpdate({
      target: [coSponsorship.document, coSponsorship.original],
      set: { state },
    })
}
