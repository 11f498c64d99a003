import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants } from 'node:zlib'

import { and, asc, desc, eq, gte, lte } from 'drizzle-orm'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

import { actorWord } from '#app/domain/drafting/log-author.ts'
import type { Author } from '#app/domain/drafting/log-author.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import { instant, minute } from '#app/domain/kernel/instant.ts'

import type { Database, Tx } from './client.ts'
import type { LoggedUpdate } from './document-log.ts'
import { documentPack, documentPackRange, documentUpdate } from './schema/index.ts'

/**
 * Older rows of a log, packed: those of one author within one minute together and compressed, each
 * with its own number, time and bytes, so that every earlier state can still be replayed. A range is
 * packed whole and keeps the chain of its end.
 */
export async function packRows(
  tx: Tx,
  id: DocumentId,
  rows: readonly LoggedUpdate[],
  chain: Uint8Array,
): Promise<void> {
  const [first, last] = [rows[0], rows.at(-1)]
  if (first === undefined || last === undefined) return
  const groups = new Map<string, LoggedUpdate[]>()
  for (const row of rows) {
    const key = `${writerOf(row.author)} ${Math.floor(row.at / minute)}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  const packs = await Promise.all([...groups.values()].map(packGroup))
  const range = { document: id, first: first.seq }
  await tx.insert(documentPackRange).values({ ...range, last: last.seq, chain })
  await tx
    .insert(documentPack)
    .values(packs.map((pack, ordinal) => ({ document: id, range: first.seq, ordinal, ...pack })))
  await tx
    .delete(documentUpdate)
    .where(
      and(
        eq(documentUpdate.document, id),
        gte(documentUpdate.seq, first.seq),
        lte(documentUpdate.seq, last.seq),
      ),
    )
}

/** The packed rows of a log from one to another, in order. */
export async function readPacked(
  tx: Tx | Database,
  id: DocumentId,
  from: number,
  upTo: number,
): Promise<LoggedUpdate[]> {
  const packs = await tx
    .select({ rows: documentPack.rows })
    .from(documentPackRange)
    .innerJoin(
      documentPack,
      and(
        eq(documentPack.document, documentPackRange.document),
        eq(documentPack.range, documentPackRange.first),
      ),
    )
    .where(
      and(
        eq(documentPackRange.document, id),
        gte(documentPackRange.last, from),
        lte(documentPackRange.first, upTo),
      ),
    )
  const rows = (await Promise.all(packs.map((pack) => unpackGroup(pack.rows)))).flat()
  return rows.filter(({ seq }) => seq >= from && seq <= upTo).toSorted((a, b) => a.seq - b.seq)
}

/** How far a log is packed, and its chain there; null while nothing of it is. */
export async function readPackedEnd(
  tx: Tx | Database,
  id: DocumentId,
): Promise<{ seq: number; chain: Uint8Array } | null> {
  const [found] = await tx
    .select({ seq: documentPackRange.last, chain: documentPackRange.chain })
    .from(documentPackRange)
    .where(eq(documentPackRange.document, id))
    .orderBy(desc(documentPackRange.last))
    .limit(1)
  return found ?? null
}

/** The ends of all packed ranges of a log, in order. */
export async function listPackedRanges(tx: Tx | Database, id: DocumentId) {
  return tx
    .select({
      first: documentPackRange.first,
      last: documentPackRange.last,
      chain: documentPackRange.chain,
    })
    .from(documentPackRange)
    .where(eq(documentPackRange.document, id))
    .orderBy(asc(documentPackRange.first))
}

const compress = promisify(brotliCompress)
const decompress = promisify(brotliDecompress)

/** Whoever wrote, through whichever socket. */
function writerOf(author: Author): string {
  return author.kind === 'person'
    ? `${author.person}/${author.mandate}/${author.session}`
    : actorWord(author)
}

async function packGroup(rows: readonly LoggedUpdate[]) {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, rows.length)
  const authors = [...new Map(rows.map(({ author }) => [shared(author), author]))]
  encoding.writeVarUint(encoder, authors.length)
  for (const [text] of authors) encoding.writeVarString(encoder, text)
  for (const { seq, at, author, payload } of rows) {
    encoding.writeVarUint(encoder, seq)
    encoding.writeVarUint(encoder, at)
    encoding.writeVarUint(
      encoder,
      authors.findIndex(([text]) => text === shared(author)),
    )
    encoding.writeVarUint(encoder, author.kind === 'person' ? author.n : 0)
    encoding.writeVarUint8Array(encoder, payload)
  }
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 6 }
  return { rows: await compress(encoding.toUint8Array(encoder), { params: quality }) }
}

async function unpackGroup(packed: Uint8Array): Promise<LoggedUpdate[]> {
  const decoder = decoding.createDecoder(new Uint8Array(await decompress(packed)))
  const count = decoding.readVarUint(decoder)
  const authors = Array.from({ length: decoding.readVarUint(decoder) }, () =>
    JSON.parse(decoding.readVarString(decoder)),
  ) as Author[]
  return Array.from({ length: count }, () => {
    const seq = decoding.readVarUint(decoder)
    const at = instant(decoding.readVarUint(decoder))
    const author = authors[decoding.readVarUint(decoder)]
    const n = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder)
    if (author === undefined) throw new Error(`row ${seq} has no author`)
    return { seq, at, author: author.kind === 'person' ? { ...author, n } : author, payload }
  })
}

/** What the rows of one socket have in common. */
function shared(author: Author): string {
  return JSON.stringify(author.kind === 'person' ? { ...author, n: 0 } : author)
}
