import { canonicalText } from '#app/domain/drafting/canonical-text.ts'
import { hashText } from '#app/domain/drafting/text-hash.ts'
import { canonicalJson } from '#app/domain/kernel/canonical-json.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import { readHead } from '#db/document-log.ts'
import { insertEdition } from '#db/life.ts'
import type { ServerContext } from '#server/context.ts'
import { readText } from '#server/drafting/read-text.ts'

/** Makes an edition of a text as it stands, as if it had been adopted under this symbol. */
export async function buildEdition(
  ctx: ServerContext,
  document: DocumentId,
  symbol: string,
): Promise<void> {
  const { head } = (await readHead(ctx.db, document)) ?? { head: 0 }
  const canonical = canonicalJson(canonicalText(await readText(ctx, document, head)))
  await ctx.db.transaction((tx) =>
    insertEdition(tx, {
      document,
      symbol,
      seq: head,
      words: hashText(canonical),
      how: 'action',
      canonical,
      adoptedAt: ctx.now(),
      sponsors: [],
      statements: null,
    }),
  )
}
