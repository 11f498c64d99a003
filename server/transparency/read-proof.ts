import * as z from 'zod'

import { may } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { placesOf, rootOf } from '#app/domain/transparency/merkle.ts'
import { consistencyPath, foldPath, inclusionPath } from '#app/domain/transparency/proof.ts'
import { count, toHex } from '#app/domain/transparency/receipt.ts'
import type { ConsistencyReceipt, InclusionReceipt } from '#app/domain/transparency/receipt.ts'
import { readEntry, readHead, readNodes } from '#db/transparency.ts'

import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { Forbidden, NotFound } from '../refusals.ts'
import { entryText } from './entry-text.ts'

export const InclusionQuery = z.object({ index: count, size: count.nullish() })
export type InclusionQuery = z.input<typeof InclusionQuery>

export const ConsistencyQuery = z.object({ first: count, second: count.nullish() })
export type ConsistencyQuery = z.input<typeof ConsistencyQuery>

/**
 * What a browser needs to check that an entry is in the record of `size` entries, by default the
 * whole of it. Throws NotFound for an entry or a size that the record does not have.
 */
export async function readInclusion(
  ctx: Pick<ServerContext, 'db'>,
  viewer: Viewer,
  query: InclusionQuery,
): Promise<InclusionReceipt> {
  const { coalition } = viewer
  if (!may(viewer, 'record.read', { coalition })) throw new Forbidden('record.read')
  const asked = parse(InclusionQuery, query)

  const head = await readHead(ctx.db, coalition)
  const index = BigInt(asked.index)
  const size = BigInt(asked.size ?? head.size)
  if (size > head.size || index >= size) throw new NotFound()

  const [path, whole] = [inclusionPath(index, size), placesOf(0n, size)]
  const [entry, hashAt] = await Promise.all([
    readEntry(ctx.db, coalition, index),
    readNodes(ctx.db, coalition, [...path.flat(), ...whole]),
  ])
  if (entry === null) throw new Error(`coalition ${coalition} has no entry ${index}`)
  return {
    index: String(index),
    size: String(size),
    entry: entryText(entry),
    hashes: foldPath(path, hashAt).map(toHex),
    root: toHex(rootOf(whole.map(hashAt))),
  }
}

/**
 * What shows that the record of `second` entries, by default the whole, continues that of `first`
 * unchanged. Throws NotFound for sizes that the record does not have or that go backwards.
 */
export async function readConsistency(
  ctx: Pick<ServerContext, 'db'>,
  viewer: Viewer,
  query: ConsistencyQuery,
): Promise<ConsistencyReceipt> {
  const { coalition } = viewer
  if (!may(viewer, 'record.read', { coalition })) throw new Forbidden('record.read')
  const asked = parse(ConsistencyQuery, query)

  const head = await readHead(ctx.db, coalition)
  const first = BigInt(asked.first)
  const second = BigInt(asked.second ?? head.size)
  if (second > head.size || first > second) throw new NotFound()

  const path = first === 0n ? [] : consistencyPath(first, second)
  const [before, after] = [placesOf(0n, first), placesOf(0n, second)]
  const hashAt = await readNodes(ctx.db, coalition, [...path.flat(), ...before, ...after])
  return {
    first: String(first),
    second: String(second),
    firstRoot: toHex(rootOf(before.map(hashAt))),
    secondRoot: toHex(rootOf(after.map(hashAt))),
    hashes: foldPath(path, hashAt).map(toHex),
  }
}
