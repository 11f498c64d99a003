import { and, asc, desc, eq, gt, inArray, lt, lte } from 'drizzle-orm'

import type {
  DelegationId,
  DocumentId,
  MandateId,
  PersonId,
  SessionId,
} from '#app/domain/kernel/id.ts'
import { toIso } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'

import type { Database, Sql, Tx } from './client.ts'
import { document, documentClient, documentSnapshot, documentUpdate } from './schema/index.ts'

/** Who wrote an update: a person under a mandate through one socket, or the system. */
export type Author =
  | {
      kind: 'person'
      person: PersonId
      mandate: MandateId
      delegation: DelegationId
      session: SessionId
      connection: string
      n: number
    }
  | { kind: 'system' }

export type NewUpdate = { author: Author; clients: readonly number[]; payload: Uint8Array }

export type LoggedUpdate = { seq: number; author: Author; payload: Uint8Array }

/** The facts about a document that every commit depends on. */
export type DocumentHead = {
  id: DocumentId
  head: number
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
      accessEpoch: document.accessEpoch,
      generation: document.generation,
      grammar: document.grammar,
    })
    .from(document)
    .where(inArray(document.id, [...ids]))
}

export type Snapshot = {
  seq: number
  payload: Uint8Array
  stateVector: Uint8Array
  deleteSet: Uint8Array
}

/** The newest snapshot, or the newest that stands for nothing after `upTo`. */
export async function readSnapshot(
  tx: Tx | Database,
  id: DocumentId,
  upTo = Number.MAX_SAFE_INTEGER,
): Promise<Snapshot | null> {
  const [found] = await tx
    .select({
      seq: documentSnapshot.seq,
      payload: documentSnapshot.payload,
      stateVector: documentSnapshot.stateVector,
      deleteSet: documentSnapshot.deleteSet,
    })
    .from(documentSnapshot)
    .where(and(eq(documentSnapshot.document, id), lte(documentSnapshot.seq, upTo)))
    .orderBy(desc(documentSnapshot.seq))
    .limit(1)
  return found ?? null
}

export async function insertSnapshot(
  tx: Tx | Database,
  id: DocumentId,
  snapshot: Snapshot,
  at: Instant,
): Promise<void> {
  await tx
    .insert(documentSnapshot)
    .values({ document: id, ...snapshot, at })
    .onConflictDoNothing()
}

/** Snapshots are made from the log and can be again; the log itself is never shortened. */
export async function dropSnapshotsBefore(
  tx: Tx | Database,
  id: DocumentId,
  seq: number,
): Promise<void> {
  await tx
    .delete(documentSnapshot)
    .where(and(eq(documentSnapshot.document, id), lt(documentSnapshot.seq, seq)))
}

export async function readUpdatesAfter(
  tx: Tx | Database,
  id: DocumentId,
  seq: number,
): Promise<LoggedUpdate[]> {
  const rows = await tx
    .select()
    .from(documentUpdate)
    .where(and(eq(documentUpdate.document, id), gt(documentUpdate.seq, seq)))
    .orderBy(asc(documentUpdate.seq))
  return rows.map((row) => ({ seq: row.seq, author: authorOf(row), payload: row.payload }))
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
 * `accessEpoch`, or if one of the sessions has ended (sync.md D9). Returns whether it was written.
 *
 * The statement may wait for the document's row, and sees the rest of the database as it was when it
 * began to. Locking a row reads it anew, so the sessions are locked, and only once the document is: one
 * that ended meanwhile is not found. One that is just being ended counts as ended, for waiting on it
 * could be waiting in a circle.
 */
export async function commitUpdates(
  driver: Sql,
  at: Instant,
  head: Pick<DocumentHead, 'id' | 'head' | 'accessEpoch'>,
  updates: readonly NewUpdate[],
): Promise<boolean> {
  const authors = updates.map(({ author }) => (author.kind === 'person' ? author : null))
  const sessions = [
    ...new Set(authors.flatMap((author) => (author === null ? [] : [author.session]))),
  ]
  const bindings = updates.flatMap(({ author, clients }, i) =>
    clients.map((client) => ({
      client,
      person: author.kind === 'person' ? author.person : null,
      seq: head.head + i + 1,
    })),
  )
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
      update document set head = head + ${updates.length}
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
      (document, seq, person, mandate, delegation, session, connection, n, client, at, payload)
    select fence.id, ${head.head}::bigint + u.i, u.person, u.mandate, u.delegation, u.session,
           u.connection, u.n, u.client, ${toIso(at)}::timestamptz, u.payload
    from fence, unnest(
      ${authors.map((author) => author?.person ?? null)}::uuid[],
      ${authors.map((author) => author?.mandate ?? null)}::uuid[],
      ${authors.map((author) => author?.delegation ?? null)}::uuid[],
      ${authors.map((author) => author?.session ?? null)}::uuid[],
      ${authors.map((author) => author?.connection ?? null)}::text[],
      ${authors.map((author) => author?.n ?? null)}::int[],
      ${updates.map(({ clients }) => clients[0] ?? null)}::bigint[],
      ${driver.array(
        updates.map(({ payload }) => asBuffer(payload)),
        byteaOid,
      )}
    ) with ordinality as u (person, mandate, delegation, session, connection, n, client, payload, i)
  `
  return written.count === updates.length
}

/** The same inside a transaction that has the document's row locked: what the system itself writes. */
export async function appendSystemUpdate(
  tx: Tx,
  at: Instant,
  id: DocumentId,
  update: { clients: readonly number[]; payload: Uint8Array },
): Promise<number> {
  const [locked] = await tx
    .select({ head: document.head })
    .from(document)
    .where(eq(document.id, id))
    .for('update')
  if (locked === undefined) throw new Error(`no document ${id}`)
  const seq = locked.head + 1
  await tx.update(document).set({ head: seq }).where(eq(document.id, id))
  await tx.insert(documentUpdate).values({
    document: id,
    seq,
    client: update.clients[0] ?? null,
    at,
    payload: update.payload,
  })
  if (update.clients.length > 0) {
    await tx
      .insert(documentClient)
      .values(update.clients.map((client) => ({ document: id, client, person: null, since: seq })))
      .onConflictDoNothing()
  }
  return seq
}

/** The type of an element: postgres.js takes an array of buffers for one buffer unless told. */
const byteaOid = 17

type Row = typeof documentUpdate.$inferSelect

function authorOf(row: Row): Author {
  const { person, mandate, delegation, session, connection, n } = row
  const whole =
    person !== null &&
    mandate !== null &&
    delegation !== null &&
    session !== null &&
    connection !== null &&
    n !== null
  return whole
    ? { kind: 'person', person, mandate, delegation, session, connection, n }
    : { kind: 'system' }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
