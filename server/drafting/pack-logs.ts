import * as z from 'zod'

import { idOf } from '#app/domain/kernel/id.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import { day, instant, later } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Tx } from '#db/client.ts'
import { isChained, listDocuments, readChainAt, readUpdatesAfter } from '#db/document-log.ts'
import type { LoggedUpdate } from '#db/document-log.ts'
import { enqueue } from '#db/jobs.ts'
import { packRows, readPacked, readPackedEnd } from '#db/log-packs.ts'
import { readSnapshotSeq } from '#db/snapshots.ts'

import { jobHandler } from '../jobs/do-job.ts'

const kind = { all: 'texts.pack', one: 'text.pack' }

/** Fewer rows than this are not worth a range of their own. */
const fewest = 500
/** Rows of one range, which is read and written at once. */
const most = 5_000

/** Once a day sees to it that the log of each text is packed, each by itself: one may fail. */
export const packLogs = jobHandler(z.object({ at: z.number() }), async (tx, { at }) => {
  const now = instant(at)
  for (const document of await listDocuments(tx)) {
    const job = { kind: kind.one, key: `${document} ${at}`, payload: { document, at } }
    await enqueue(tx, { ...job, runAt: now })
  }
  await schedulePacking(tx, later(now, day))
})

/**
 * Packs what is older than a day and stands in a snapshot: hardly anybody is sent it singly any more. A
 * range is checked against the chain before it is packed, and read back from its packs before its rows
 * are gone (SY36).
 */
export const packLog = jobHandler(
  z.object({ document: idOf<'document'>(), at: z.number() }),
  async (tx, { document, at }) => {
    while (await packRange(tx, document, later(instant(at), -day)));
  },
)

/** One job for each day, whichever node asks for it. */
export async function schedulePacking(tx: Tx, at: Instant): Promise<void> {
  const runAt = instant(Math.floor(at / day) * day)
  await enqueue(tx, { kind: kind.all, key: String(runAt), payload: { at: runAt }, runAt })
}

/** Packs the next range of a log up to `before`; says whether there was one. */
async function packRange(tx: Tx, id: DocumentId, before: Instant): Promise<boolean> {
  const packed = await readPackedEnd(tx, id)
  const from = packed?.seq ?? 0
  const covered = await readSnapshotSeq(tx, id)
  const rows = await readUpdatesAfter(tx, id, from, Math.min(covered, from + most))
  const old = rows.slice(0, countOlder(rows, before))
  const last = old.at(-1)
  if (last === undefined || old.length < fewest) return false
  const chain = { from: await readChainAt(tx, id, from), to: await readChainAt(tx, id, last.seq) }
  if (!isChained(id, old, chain))
    throw new Error(`the log of ${id} is broken before row ${last.seq}`)
  await packRows(tx, id, old, chain.to)
  const back = await readPacked(tx, id, from + 1, last.seq)
  if (!isChained(id, back, chain)) throw new Error(`the packed log of ${id} is not what was packed`)
  return true
}

/** Rows are in the order of the log, in which a clock may once have gone back. */
function countOlder(rows: readonly LoggedUpdate[], before: Instant): number {
  const young = rows.findIndex(({ at }) => at >= before)
  return young === -1 ? rows.length : young
}
