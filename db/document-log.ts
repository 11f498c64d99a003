import { and, asc, desc, eq, gt, inArray, lte } from 'drizzle-orm'

import { actorWord, systemActors } from '#app/domain/drafting/log-author.ts'
import type { Author, OnBehalf, SystemActor } from '#app/domain/drafting/log-author.ts'
import { chainAfter, chainStart, hashPayload } from '#app/domain/drafting/log-chain.ts'
import type { CoalitionId, DocumentId, PersonId } from '#app/domain/kernel/id.ts'
import { toIso } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'

import { byteaArray } from './array-types.ts'
import type { Database, Sql, Tx } from './client.ts'
import { listPackedRanges, readPacked } from './log-packs.ts'
import { document, documentClient, documentUpdate, framework } from './schema/index.ts'

/** What a room puts on disk: always what a person sent through one of its sockets. */
export type NewUpdate = {
  author: Extract<Author, { kind: 'person' }>
  clients: readonly number[]
  payload: Uint8Array
}

/** What a commit put on disk, and the head after it. */
export type Written = { head: DocumentHead; rows: readonly LoggedUpdate[] }

export type LoggedUpdate = { seq: number; author: Author; at: Instant; payload: Uint8Array }

/** The facts about a document that every commit depends on. */
export type DocumentHead = {
  id: DocumentId
  head: number
  /** The hash chain of the log as of `head` (log-chain.ts). */
  chain: Uint8Array
  accessEpoch: number
  generation: string
  grammar: number
}

export async function readHead(tx: Tx | Database, id: DocumentId): Promise<DocumentHead | null> {
  const [found] = await readHeads(tx, [id])
  return found ?? null
}

export async function readHeads(
  tx: Tx | Database,
  ids: readonly DocumentId[],
): Promise<DocumentHead[]> {
  return tx
    .select({
      id: document.id,
      head: document.head,
      chain: document.chain,
      accessEpoch: document.accessEpoch,
      generation: document.generation,
      grammar: document.grammar,
    })
    .from(document)
    .where(inArray(document.id, [...ids]))
}

/** Rows of the log after one, up to and with another, in order, wherever they are kept. */
export async function readUpdatesAfter(
  tx: Tx | Database,
  id: DocumentId,
  seq: number,
  upTo = Number.MAX_SAFE_INTEGER,
): Promise<LoggedUpdate[]> {
  const rows = await tx
    .select()
    .from(documentUpdate)
    .where(
      and(
        eq(documentUpdate.document, id),
        gt(documentUpdate.seq, seq),
        lte(documentUpdate.seq, upTo),
      ),
    )
    .orderBy(asc(documentUpdate.seq))
  const single = rows.map(asLogged)
  if (single[0]?.seq === seq + 1) return single
  // What is missing at the beginning has been packed since.
  const packed = await readPacked(tx, id, seq + 1, Math.min(upTo, (single[0]?.seq ?? upTo + 1) - 1))
  return [...packed, ...single]
}

/** How far a log had come at a moment; 0 before its first row. */
export async function readSeqAt(tx: Tx | Database, id: DocumentId, at: Instant): Promise<number> {
  const [row] = await tx
    .select({ seq: documentUpdate.seq })
    .from(documentUpdate)
    .where(and(eq(documentUpdate.document, id), lte(documentUpdate.at, at)))
    .orderBy(desc(documentUpdate.seq))
    .limit(1)
  if (row !== undefined) return row.seq
  // What is not packed came later; only a packed row itself says when it came.
  for (const { first, last } of (await listPackedRanges(tx, id)).toReversed()) {
    const rows = await readPacked(tx, id, first, last)
    const found = rows.findLast((packed) => packed.at <= at)
    if (found !== undefined) return found.seq
  }
  return 0
}

/** The hash chain as of a row. */
export async function readChainAt(
  tx: Tx | Database,
  id: DocumentId,
  seq: number,
): Promise<Uint8Array> {
  if (seq === 0) return chainStart
  const [row] = await tx
    .select({ chain: documentUpdate.chain })
    .from(documentUpdate)
    .where(and(eq(documentUpdate.document, id), eq(documentUpdate.seq, seq)))
  if (row !== undefined) return row.chain
  const packed = (await listPackedRanges(tx, id)).find(({ last }) => last === seq)
  if (packed === undefined) throw new Error(`document ${id} has no chain at row ${seq}`)
  return packed.chain
}

/** Whether rows, the first of them after the chain `from`, lead to the chain `to`. */
export function isChained(
  id: DocumentId,
  rows: readonly LoggedUpdate[],
  { from, to }: { from: Uint8Array; to: Uint8Array },
): boolean {
  return Buffer.compare(chainOver(id, rows, from), to) === 0
}

/** The chain that rows lead to, the first of them after the chain `from`. */
export function chainOver(
  id: DocumentId,
  rows: readonly LoggedUpdate[],
  from: Uint8Array,
): Uint8Array {
  return rows.reduce(
    (chain, row) =>
      chainAfter(chain, {
        document: id,
        seq: row.seq,
        actor: actorWord(row.author),
        at: row.at,
        payloadHash: hashPayload(row.payload),
      }),
    from,
  )
}

export async function readClients(
  tx: Tx | Database,
  id: DocumentId,
): Promise<Map<number, PersonId | null>> {
  const rows = await tx.select().from(documentClient).where(eq(documentClient.document, id))
  return new Map(rows.map((row) => [row.client, row.person]))
}

/**
 * Appends updates and moves the head in one statement, which commits on its own. The fence is part of
 * it: nothing is written if another node has moved the head, if who may do what has changed since
 * `accessEpoch`, or if one of the sessions has ended (sync.md D9). Returns what was written, or null if
 * nothing was.
 *
 * The statement may wait for the document's row, and sees the rest of the database as it was when it
 * began to. Locking a row reads it anew, so the sessions are locked, and only once the document is: one
 * that ended meanwhile is not found. One that is just being ended counts as ended, for waiting on it
 * could be waiting in a circle.
 */
export async function commitUpdates(
  driver: Sql,
  at: Instant,
  head: DocumentHead,
  updates: readonly NewUpdate[],
): Promise<Written | null> {
  const authors = updates.map(({ author }) => author)
  const sessions = [...new Set(authors.map(({ session }) => session))]
  const chains = chainsAfter(head, at, updates)
  const rows = updates.map(({ author, payload }, i) => ({
    seq: head.head + i + 1,
    author,
    at,
    payload,
  }))
  const next = { ...head, head: head.head + updates.length, chain: chains.at(-1) ?? head.chain }
  const bindings = updates.flatMap(({ author, clients }, i) =>
    clients.map((client) => ({ client, person: author.person, seq: head.head + i + 1 })),
  )
  const bytes = (values: readonly Uint8Array[]) => driver.array(values.map(asBuffer), byteaArray)
  const written = await driver`
    with locked as materialized (
      select id from document
      where id = ${head.id} and head = ${head.head} and access_epoch = ${head.accessEpoch}
      for no key update
    ), living as materialized (
      select session.id from session join mandate on mandate.id = session.mandate,
             (select count(*) as found from locked) as document
      where document.found = 1 and session.id = any(${sessions}::uuid[])
        and session.expires_at > now() and mandate.ended_at is null
      for key share of session skip locked
    ), fence as (
      update document set head = ${next.head}, chain = ${asBuffer(next.chain)}
      where id = (select id from locked) and (select count(*) from living) = ${sessions.length}
      returning id
    ), bound as (
      insert into document_client (document, client, person, since)
      select fence.id, b.client, b.person, b.since from fence, unnest(
        ${bindings.map(({ client }) => client)}::bigint[],
        ${bindings.map(({ person }) => person)}::uuid[],
        ${bindings.map(({ seq }) => seq)}::bigint[]
      ) as b (client, person, since)
      on conflict do nothing
    )
    insert into document_update
      (document, seq, person, mandate, delegation, session, connection, n, at, payload, chain)
    select fence.id, ${head.head}::bigint + u.i, u.person, u.mandate, u.delegation, u.session,
           u.connection, u.n, ${toIso(at)}::timestamptz, u.payload, u.chain
    from fence, unnest(
      ${authors.map(({ person }) => person)}::uuid[],
      ${authors.map(({ mandate }) => mandate)}::uuid[],
      ${authors.map(({ delegation }) => delegation)}::uuid[],
      ${authors.map(({ session }) => session)}::uuid[],
      ${authors.map(({ connection }) => connection)}::text[],
      ${authors.map(({ n }) => n)}::int[],
      ${bytes(updates.map(({ payload }) => payload))},
      ${bytes(chains)}
    ) with ordinality as u (person, mandate, delegation, session, connection, n, payload, chain, i)
  `
  return written.count === updates.length ? { head: next, rows } : null
}

function chainsAfter(
  head: DocumentHead,
  at: Instant,
  updates: readonly { author: Author; payload: Uint8Array }[],
): Uint8Array[] {
  let chain = head.chain
  return updates.map(({ author, payload }, i) => {
    chain = chainAfter(chain, {
      document: head.id,
      seq: head.head + i + 1,
      actor: actorWord(author),
      at,
      payloadHash: hashPayload(payload),
    })
    return chain
  })
}

/** The same inside a transaction that has the document's row locked: what the system itself writes. */
export async function appendSystemUpdate(
  tx: Tx,
  at: Instant,
  id: DocumentId,
  update: {
    actor: SystemActor
    request?: OnBehalf
    clients: readonly number[]
    payload: Uint8Array
  },
): Promise<number> {
  await tx.select({ id: document.id }).from(document).where(eq(document.id, id)).for('update')
  const head = await readHead(tx, id)
  if (head === null) throw new Error(`no document ${id}`)
  const { actor, request = null, clients, payload } = update
  const seq = head.head + 1
  const [chain = head.chain] = chainsAfter(head, at, [
    { author: { kind: 'system', actor, request }, payload },
  ])
  await tx.update(document).set({ head: seq, chain }).where(eq(document.id, id))
  await tx
    .insert(documentUpdate)
    .values({ document: id, seq, system: actor, ...request, at, payload, chain })
  if (clients.length > 0) {
    await tx
      .insert(documentClient)
      .values(clients.map((client) => ({ document: id, client, person: null, since: seq })))
      .onConflictDoNothing()
  }
  return seq
}

/** How far each log has come, and its chain. */
export async function listHeadsOfLogs(
  tx: Tx | Database,
): Promise<Pick<DocumentHead, 'id' | 'head' | 'chain'>[]> {
  return tx
    .select({ id: document.id, head: document.head, chain: document.chain })
    .from(document)
    .orderBy(asc(document.id))
}

/** A text whose log has grown since the record last said how far it had come. */
export type Unanchored = {
  coalition: CoalitionId
  document: DocumentId
  seq: number
  chain: Uint8Array
}

export async function listDocuments(tx: Tx): Promise<DocumentId[]> {
  const rows = await tx.select({ id: document.id }).from(document).orderBy(asc(document.id))
  return rows.map(({ id }) => id)
}

/** Texts to anchor, locked in the order of their ids. */
export async function listUnanchored(tx: Tx): Promise<Unanchored[]> {
  return tx
    .select({
      coalition: framework.coalition,
      document: document.id,
      seq: document.head,
      chain: document.chain,
    })
    .from(document)
    .innerJoin(framework, eq(framework.id, document.framework))
    .where(gt(document.head, document.anchored))
    .orderBy(asc(document.id))
    .for('no key update', { of: document })
}

export async function saveAnchored(
  tx: Tx,
  texts: readonly Pick<Unanchored, 'document' | 'seq'>[],
): Promise<void> {
  for (const { document: id, seq } of texts) {
    await tx.update(document).set({ anchored: seq }).where(eq(document.id, id))
  }
}

type Row = typeof documentUpdate.$inferSelect

function asLogged(row: Row): LoggedUpdate {
  return { seq: row.seq, author: authorOf(row), at: row.at, payload: row.payload }
}

function authorOf(row: Row): Author {
  const { person, mandate, delegation, session, connection, n } = row
  const onBehalf =
    person === null || mandate === null || delegation === null
      ? null
      : { person, mandate, delegation }
  const actor = systemActors.find((known) => known === row.system)
  if (actor !== undefined) return { kind: 'system', actor, request: onBehalf }
  if (onBehalf === null || session === null || connection === null || n === null) {
    throw new Error(`row ${row.seq} of ${row.document} has no author`)
  }
  return { kind: 'person', ...onBehalf, session, connection, n }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
