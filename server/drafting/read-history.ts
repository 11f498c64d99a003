import type { BlockId } from '#app/domain/drafting/block.ts'
import type { Author } from '#app/domain/drafting/log-author.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { readUpdatesAfter } from '#db/document-log.ts'
import type { LoggedUpdate } from '#db/document-log.ts'

import type { ServerContext } from '../context.ts'
import type { Authored } from '../sync/blame.ts'
import { pack } from '../sync/thread/packed.ts'

type Reach = Pick<ServerContext, 'db' | 'threads'>

/** A stretch of a cell with who wrote it, and who deleted it if it is gone. */
export type Attributed = { text: string; written: Hand; deleted: Hand | null }
export type Hand = { author: Author; at: Instant; seq: number }

/** A block as its cells; what is no form has one. */
export type AttributedBlock = {
  block: BlockId | null
  cells: readonly (readonly Attributed[])[]
}

/** Who wrote each character of a text as of `seq`, also of those that are deleted by now (SY37). */
export async function readBlame(
  ctx: Reach,
  id: DocumentId,
  seq: number,
): Promise<readonly AttributedBlock[]> {
  const rows = await readUpdatesAfter(ctx.db, id, 0, seq)
  const blamed = await ctx.threads.folding.ask('blame', {
    rows: pack(rows.map(({ payload }) => payload)),
  })
  const attributed = ({ text, writtenBy, deletedBy }: Authored): Attributed => ({
    text,
    written: handOf(rows, writtenBy),
    deleted: deletedBy === null ? null : handOf(rows, deletedBy),
  })
  return blamed.map(({ block, cells }) => ({
    block,
    cells: cells.map((stretches) => stretches.map(attributed)),
  }))
}

function handOf(rows: readonly LoggedUpdate[], at: number): Hand {
  const row = rows[at]
  if (row === undefined) throw new RangeError(`no row at ${at}`)
  return { author: row.author, at: row.at, seq: row.seq }
}
