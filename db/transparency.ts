import { and, asc, desc, eq, gte, inArray, lt, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'

import type { CoalitionId, MandateId } from '#app/domain/kernel/id.ts'
import { emptyFrontier } from '#app/domain/transparency/merkle.ts'
import type { Frontier, Node, Place } from '#app/domain/transparency/merkle.ts'

import type { Database, Tx } from './client.ts'
import { coalition, delegation, mandate, person } from './schema/accounts.ts'
import { act, keptAct, logEntry, logHead, logNode } from './schema/transparency.ts'

export type Act = typeof act.$inferInsert

/**
 * The head of a coalition's log, locked until the transaction ends: whoever appends next waits here.
 * Lock it last of all rows. The first append of a coalition makes the head.
 */
export async function lockHead(tx: Tx, coalition: CoalitionId): Promise<Frontier> {
  const head = await selectLockedHead(tx, coalition)
  if (head !== undefined) return head
  await tx
    .insert(logHead)
    .values({ coalition, ...emptyFrontier })
    .onConflictDoNothing()
  // Another transaction may have made it, and appended, while the insert waited for it.
  const made = await selectLockedHead(tx, coalition)
  if (made === undefined) throw new Error(`the log of coalition ${coalition} has no head`)
  return made
}

/** The head as last committed, without waiting for anyone. */
export async function readHead(tx: Tx | Database, coalition: CoalitionId): Promise<Frontier> {
  const [head] = await tx.select(headColumns).from(logHead).where(eq(logHead.coalition, coalition))
  return head ?? emptyFrontier
}

/** The head of every coalition's record. */
export async function listHeads(
  tx: Tx | Database,
): Promise<(Frontier & { coalition: CoalitionId })[]> {
  const heads = await tx
    .select({ coalition: coalition.id, ...headColumns })
    .from(coalition)
    .leftJoin(logHead, eq(logHead.coalition, coalition.id))
    .orderBy(asc(coalition.id))
  return heads.map(({ coalition: id, size, frontier }) => ({
    coalition: id,
    size: size ?? emptyFrontier.size,
    frontier: frontier ?? emptyFrontier.frontier,
  }))
}

export async function saveHead(
  tx: Tx,
  coalition: CoalitionId,
  { size, frontier }: Frontier,
): Promise<void> {
  await tx.update(logHead).set({ size, frontier }).where(eq(logHead.coalition, coalition))
}

export async function insertEntries(
  tx: Tx,
  rows: readonly (typeof logEntry.$inferInsert)[],
): Promise<void> {
  await tx.insert(logEntry).values([...rows])
}

export async function insertNodes(
  tx: Tx,
  coalition: CoalitionId,
  nodes: readonly Node[],
): Promise<void> {
  if (nodes.length === 0) return
  await tx.insert(logNode).values(nodes.map((node) => ({ coalition, ...node })))
}

/** The exact bytes of one entry, or null when the log is not that long. */
export async function readEntry(
  tx: Tx | Database,
  coalition: CoalitionId,
  index: bigint,
): Promise<Uint8Array | null> {
  const [row] = await tx
    .select({ entry: logEntry.entry })
    .from(logEntry)
    .where(and(eq(logEntry.coalition, coalition), eq(logEntry.idx, index)))
  return row?.entry ?? null
}

/** The exact bytes of all entries of a record, in their order. */
export async function* readAllEntries(
  tx: Tx | Database,
  coalitionId: CoalitionId,
): AsyncGenerator<Uint8Array> {
  let next = 0n
  for (;;) {
    const rows = await tx
      .select({ idx: logEntry.idx, entry: logEntry.entry })
      .from(logEntry)
      .where(and(eq(logEntry.coalition, coalitionId), gte(logEntry.idx, next)))
      .orderBy(asc(logEntry.idx))
      .limit(1_000)
    for (const { idx, entry } of rows) {
      if (idx !== next) throw new Error(`the record of ${coalitionId} has no entry ${next}`)
      next += 1n
      yield entry
    }
    if (rows.length === 0) return
  }
}

/** Up to `limit` entries before index `before`, newest first, each with its act and who performed it. */
export async function readEntries(
  tx: Tx | Database,
  coalition: CoalitionId,
  { before, limit }: { before: bigint; limit: number },
) {
  return tx
    .select({
      index: logEntry.idx,
      entry: logEntry.entry,
      leafHash: logEntry.leafHash,
      subject: act.subject,
      delegation: { code: delegation.code, name: delegation.name, hue: delegation.hue },
      mandate: { kind: mandate.kind, delegation: mandate.delegation },
      person: person.name,
    })
    .from(logEntry)
    .innerJoin(act, and(eq(act.coalition, logEntry.coalition), eq(act.idx, logEntry.idx)))
    .leftJoin(delegation, eq(delegation.id, act.delegation))
    .leftJoin(mandate, eq(mandate.id, act.mandate))
    .leftJoin(person, eq(person.id, mandate.person))
    .where(and(eq(logEntry.coalition, coalition), lt(logEntry.idx, before)))
    .orderBy(desc(logEntry.idx))
    .limit(limit)
}

/** Every act on these subjects with its entry, in the order of the record. */
export async function readActsOn(
  tx: Tx | Database,
  coalition: CoalitionId,
  subjects: readonly string[],
) {
  return tx
    .select({
      index: act.idx,
      subject: act.subject,
      at: act.at,
      delegation: act.delegation,
      entry: logEntry.entry,
    })
    .from(act)
    .innerJoin(logEntry, and(eq(logEntry.coalition, act.coalition), eq(logEntry.idx, act.idx)))
    .where(and(eq(act.coalition, coalition), inArray(act.subject, [...subjects])))
    .orderBy(asc(act.idx))
}

/**
 * The hashes of complete subtrees in one query, as a function from their place. Asking it for a place
 * that was not read, or that the log does not have, throws.
 */
export async function readNodes(
  tx: Tx | Database,
  coalition: CoalitionId,
  places: readonly Place[],
): Promise<(place: Place) => Uint8Array> {
  const leaves = places.filter(({ level }) => level === 0).map(({ n }) => n)
  const inner = places.filter(({ level }) => level > 0)
  const rows = await unionAll(
    tx
      .select({ level: sql<number>`0::smallint`, n: logEntry.idx, hash: logEntry.leafHash })
      .from(logEntry)
      .where(and(eq(logEntry.coalition, coalition), inArray(logEntry.idx, leaves))),
    tx
      .select({ level: logNode.level, n: logNode.n, hash: logNode.hash })
      .from(logNode)
      .where(
        and(
          eq(logNode.coalition, coalition),
          inArray(
            sql`(${logNode.level}, ${logNode.n})`,
            inner.map(({ level, n }) => sql`(${level}, ${n})`),
          ),
        ),
      ),
  )
  const hashes = new Map(rows.map(({ level, n, hash }) => [keyOf({ level, n }), hash]))
  return (place) => {
    const hash = hashes.get(keyOf(place))
    if (hash === undefined) throw new Error(`coalition ${coalition} has no node ${keyOf(place)}`)
    return hash
  }
}

export async function insertActs(tx: Tx, rows: readonly Act[]): Promise<void> {
  await tx.insert(act).values([...rows])
}

/** The act that this mandate performed under this key, if it did: what a retried request looks for. */
export async function findActByKey(
  tx: Tx | Database,
  by: MandateId,
  key: string,
): Promise<{ index: bigint; commandHash: string; result: string } | null> {
  const [found] = await tx
    .select({ index: act.idx, commandHash: act.commandHash, result: act.result })
    .from(act)
    .where(and(eq(act.mandate, by), eq(act.key, key)))
  return found ?? null
}

export async function insertKeptAct(tx: Tx, row: typeof keptAct.$inferInsert): Promise<void> {
  await tx.insert(keptAct).values(row)
}

/** The same as `findActByKey` for what was kept from the record. */
export async function findKeptActByKey(
  tx: Tx | Database,
  by: MandateId,
  key: string,
): Promise<{ commandHash: string; result: string } | null> {
  const [found] = await tx
    .select({ commandHash: keptAct.commandHash, result: keptAct.result })
    .from(keptAct)
    .where(and(eq(keptAct.mandate, by), eq(keptAct.key, key)))
  return found ?? null
}

/** Makes two requests with one key wait for each other until the first has committed or failed. */
export async function lockActKey(tx: Tx, by: MandateId, key: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${by}/${key}`}, 2))`)
}

const headColumns = { size: logHead.size, frontier: logHead.frontier }

async function selectLockedHead(tx: Tx, coalition: CoalitionId): Promise<Frontier | undefined> {
  const [head] = await tx
    .select(headColumns)
    .from(logHead)
    .where(eq(logHead.coalition, coalition))
    .for('update')
  return head
}

function keyOf({ level, n }: Place): string {
  return `${level}:${n}`
}
