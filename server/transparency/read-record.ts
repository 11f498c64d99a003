import * as z from 'zod'

import type { Delegation } from '#app/domain/accounts/delegation.ts'
import { may } from '#app/domain/accounts/may.ts'
import { seesMandate } from '#app/domain/accounts/sees-mandate.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { deedsIn } from '#app/domain/transparency/deeds.ts'
import type { Deed } from '#app/domain/transparency/deeds.ts'
import { parseEntry } from '#app/domain/transparency/entry.ts'
import type { EntryType } from '#app/domain/transparency/entry.ts'
import { rootOf } from '#app/domain/transparency/merkle.ts'
import { count, toHex } from '#app/domain/transparency/receipt.ts'
import { readEntries, readHead } from '#db/transparency.ts'

import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { Forbidden } from '../refusals.ts'
import { entryText } from './entry-text.ts'

export const RecordQuery = z.object({ before: count.nullish() })
export type RecordQuery = z.input<typeof RecordQuery>

/** Sizes and indexes are decimal text, hashes hexadecimal: so they pass JSON unharmed. */
export type RecordPage = {
  size: string
  root: string
  entries: readonly RecordedAct[]
  /** What to ask for as `before` to see older entries; null on the last page. */
  older: string | null
}

export type RecordedAct = {
  index: string
  leafHash: string
  type: EntryType
  deeds: readonly Deed[]
  at: Instant
  /** Null when it was the clock. */
  delegation: Pick<Delegation, 'code' | 'name' | 'hue'> | null
  /** Who performed it; null for a person whom the viewer may not know of (PM10). */
  person: string | null
  subject: string
  /** The exact text whose bytes were hashed. */
  entry: string
}

const pageLength = 50

/** A page of the viewer's coalition's record, newest first, and the size and root it belongs to. */
export async function readRecord(
  ctx: Pick<ServerContext, 'db'>,
  viewer: Viewer,
  query: RecordQuery,
): Promise<RecordPage> {
  const { coalition } = viewer
  if (!may(viewer, 'record.read', { coalition })) throw new Forbidden('record.read')
  const { before } = parse(RecordQuery, query)

  // What is below the size is never changed, so the page cannot disagree with the head read first.
  const { size, frontier } = await readHead(ctx.db, coalition)
  const end = before === undefined || before === null ? size : smaller(BigInt(before), size)
  const rows = await readEntries(ctx.db, coalition, { before: end, limit: pageLength })
  const last = rows.at(-1)
  return {
    size: String(size),
    root: toHex(rootOf(frontier)),
    entries: rows.map((row) => recordedAct(viewer, row)),
    older: last === undefined || last.index === 0n ? null : String(last.index),
  }
}

function recordedAct(
  viewer: Viewer,
  row: Awaited<ReturnType<typeof readEntries>>[number],
): RecordedAct {
  const text = entryText(row.entry)
  const entry = parseEntry(text)
  return {
    index: String(row.index),
    leafHash: toHex(row.leafHash),
    type: entry.t,
    deeds: deedsIn(entry),
    at: entry.at,
    delegation: row.delegation,
    person: row.mandate !== null && seesMandate(viewer, row.mandate) ? row.person : null,
    subject: row.subject,
    entry: text,
  }
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}
