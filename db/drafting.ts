import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'

import type { DocumentSubject, Grant } from '#app/domain/accounts/may.ts'
import type { BlockId } from '#app/domain/drafting/block.ts'
import type { Protection } from '#app/domain/drafting/protection.ts'
import type { CoalitionId, DelegationId, DocumentId, FrameworkId } from '#app/domain/kernel/id.ts'

import type { Database, Tx } from './client.ts'
import {
  annexBlock,
  document,
  documentAccess,
  documentIssue,
  documentProjection,
  documentWords,
  framework,
  lockedBlock,
} from './schema/index.ts'

export type DocumentRow = typeof document.$inferSelect & { coalition: CoalitionId; grants: Grant[] }

/** Documents with their access lists, in the order of their symbols. */
export async function readDocuments(
  tx: Tx | Database,
  where: { coalition: CoalitionId } | { framework: FrameworkId } | { document: DocumentId },
): Promise<DocumentRow[]> {
  const condition =
    'coalition' in where
      ? eq(framework.coalition, where.coalition)
      : 'framework' in where
        ? eq(document.framework, where.framework)
        : eq(document.id, where.document)
  const rows = await tx
    .select({ document, coalition: framework.coalition })
    .from(document)
    .innerJoin(framework, eq(framework.id, document.framework))
    .where(condition)
    .orderBy(asc(document.symbol))
  const grants = await readGrants(
    tx,
    rows.map((row) => row.document.id),
  )
  return rows.map((row) => ({
    ...row.document,
    coalition: row.coalition,
    grants: grants.get(row.document.id) ?? [],
  }))
}

export async function readDocument(tx: Tx | Database, id: DocumentId): Promise<DocumentRow | null> {
  const [found] = await readDocuments(tx, { document: id })
  return found ?? null
}

/** What `may` asks of a document. */
export async function readDocumentSubject(
  tx: Tx | Database,
  id: DocumentId,
): Promise<DocumentSubject | null> {
  const found = await readDocument(tx, id)
  return found === null
    ? null
    : { coalition: found.coalition, grants: found.grants, drafting: found.drafting }
}

/**
 * Locks the document's row: acts that change it wait for each other, and commits for them. Not its key,
 * which foreign keys of others share while they hold the head of the record.
 */
export async function lockDocument(tx: Tx, id: DocumentId): Promise<DocumentRow | null> {
  await tx
    .select({ id: document.id })
    .from(document)
    .where(eq(document.id, id))
    .for('no key update')
  return readDocument(tx, id)
}

export async function insertDocument(
  tx: Tx,
  row: Omit<typeof document.$inferInsert, 'head' | 'accessEpoch'>,
  grants: readonly Grant[],
): Promise<void> {
  await tx.insert(document).values(row)
  await insertGrants(tx, row.id, grants)
}

/** Replaces the access list and moves the epoch, so that no commit under the old list follows. */
export async function saveGrants(tx: Tx, id: DocumentId, grants: readonly Grant[]): Promise<void> {
  await tx.delete(documentAccess).where(eq(documentAccess.document, id))
  await insertGrants(tx, id, grants)
  await raiseAccessEpoch(tx, id)
}

export async function saveDrafting(
  tx: Tx,
  id: DocumentId,
  drafting: 'open' | 'closed',
): Promise<void> {
  await tx.update(document).set({ drafting }).where(eq(document.id, id))
  await raiseAccessEpoch(tx, id)
}

/** The symbol that a draft had from the beginning comes to name what is first issued under it. */
export async function saveIssue(tx: Tx, row: typeof documentIssue.$inferInsert): Promise<void> {
  await tx
    .insert(documentIssue)
    .values(row)
    .onConflictDoUpdate({ target: [documentIssue.document, documentIssue.symbol], set: row })
}

export async function readIssues(tx: Tx | Database, id: DocumentId) {
  return tx
    .select()
    .from(documentIssue)
    .where(eq(documentIssue.document, id))
    .orderBy(desc(documentIssue.seq))
}

/** How far labels and words have followed the log; locked, so that one node at a time goes on. */
export async function lockProjection(tx: Tx, id: DocumentId): Promise<number> {
  await tx.insert(documentProjection).values({ document: id, seq: 0 }).onConflictDoNothing()
  const [row] = await tx
    .select({ seq: documentProjection.seq })
    .from(documentProjection)
    .where(eq(documentProjection.document, id))
    .for('update')
  return row?.seq ?? 0
}

export async function readProjection(tx: Tx | Database, id: DocumentId): Promise<number> {
  const [row] = await tx
    .select({ seq: documentProjection.seq })
    .from(documentProjection)
    .where(eq(documentProjection.document, id))
  return row?.seq ?? 0
}

export async function saveProjection(tx: Tx, id: DocumentId, seq: number): Promise<void> {
  await tx.update(documentProjection).set({ seq }).where(eq(documentProjection.document, id))
}

/** What is searched of one block, and where in the text it stands. */
export type Words = { block: string; position: number; words: string }

/** Makes the words of a document's blocks what they are now, writing only what differs. */
export async function saveWords(
  tx: Tx,
  id: DocumentId,
  seq: number,
  { changed, gone }: { changed: readonly Words[]; gone: readonly string[] },
): Promise<void> {
  for (const some of inStatements(gone)) {
    await tx
      .delete(documentWords)
      .where(and(eq(documentWords.document, id), inArray(documentWords.block, some)))
  }
  for (const some of inStatements(changed)) {
    await tx
      .insert(documentWords)
      .values(some.map((one) => ({ document: id, seq, ...one })))
      .onConflictDoUpdate({
        target: [documentWords.document, documentWords.block],
        set: {
          position: sql`excluded.position`,
          words: sql`excluded.words`,
          seq: sql`excluded.seq`,
        },
      })
  }
}

/** A statement takes 65,534 parameters, and a row at most a dozen (postgresql.org, Limits). */
const rowsPerStatement = 5_000

export function inStatements<Row>(rows: readonly Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / rowsPerStatement) }, (_, at) =>
    rows.slice(at * rowsPerStatement, (at + 1) * rowsPerStatement),
  )
}

export type Passage = { document: DocumentId; block: string; words: string }

/** Passages of these documents that hold every word of the query, best first. */
export async function searchWords(
  tx: Tx | Database,
  documents: readonly DocumentId[],
  query: string,
  limit: number,
): Promise<Passage[]> {
  if (documents.length === 0) return []
  const asked = sql`websearch_to_tsquery('simple', ${query})`
  const vector = sql`to_tsvector('simple', ${documentWords.words})`
  return tx
    .select({
      document: documentWords.document,
      block: documentWords.block,
      words: documentWords.words,
    })
    .from(documentWords)
    .where(and(inArray(documentWords.document, [...documents]), sql`${vector} @@ ${asked}`))
    .orderBy(desc(sql`ts_rank(${vector}, ${asked})`), asc(documentWords.position))
    .limit(limit)
}

async function readGrants(
  tx: Tx | Database,
  ids: readonly DocumentId[],
): Promise<Map<DocumentId, Grant[]>> {
  const grants = new Map<DocumentId, Grant[]>()
  if (ids.length === 0) return grants
  const rows = await tx
    .select()
    .from(documentAccess)
    .where(inArray(documentAccess.document, [...ids]))
  for (const row of rows) {
    const grant = grantOf(row)
    grants.set(row.document, [...(grants.get(row.document) ?? []), grant])
  }
  return grants
}

function grantOf(row: typeof documentAccess.$inferSelect): Grant {
  if (row.delegation !== null) {
    return { to: 'delegation', delegation: row.delegation, access: row.access }
  }
  if (row.kind !== null) return { to: 'kind', kind: row.kind, access: row.access }
  throw new Error(`an access line of document ${row.document} names nobody`)
}

async function insertGrants(tx: Tx, id: DocumentId, grants: readonly Grant[]): Promise<void> {
  if (grants.length === 0) return
  await tx.insert(documentAccess).values(
    grants.map((grant) => ({
      document: id,
      delegation: grant.to === 'delegation' ? grant.delegation : null,
      kind: grant.to === 'kind' ? grant.kind : null,
      access: grant.access,
    })),
  )
}

async function raiseAccessEpoch(tx: Tx, id: DocumentId): Promise<void> {
  await tx
    .update(document)
    .set({ accessEpoch: sql`${document.accessEpoch} + 1` })
    .where(eq(document.id, id))
}

/**
 * Every symbol that was given in a coalition, also those of earlier drafts: none names two texts. Whoever
 * reads them to give another holds them until the transaction ends, after the document and its framework.
 */
export async function lockSymbols(tx: Tx, coalition: CoalitionId): Promise<readonly string[]> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${coalition}, 5))`)
  return listSymbols(tx, coalition)
}

/** The same for who only reads. */
export async function listSymbols(
  tx: Tx | Database,
  coalition: CoalitionId,
): Promise<readonly string[]> {
  const rows = await tx
    .select({ symbol: documentIssue.symbol })
    .from(documentIssue)
    .innerJoin(document, eq(document.id, documentIssue.document))
    .innerJoin(framework, eq(framework.id, document.framework))
    .where(eq(framework.coalition, coalition))
  return rows.map(({ symbol }) => symbol)
}

export async function saveSymbol(tx: Tx, id: DocumentId, symbol: string): Promise<void> {
  await tx.update(document).set({ symbol }).where(eq(document.id, id))
}

/** The epoch moves too: a room of the older grammar must let nobody write any more. */
export async function saveGrammar(tx: Tx, id: DocumentId, grammar: number): Promise<void> {
  await tx.update(document).set({ grammar }).where(eq(document.id, id))
  await raiseAccessEpoch(tx, id)
}

/** What nobody may change in a text by typing. */
export async function readProtection(tx: Tx | Database, id: DocumentId): Promise<Protection> {
  const [row] = await tx
    .select({ frozen: document.frozen, negotiation: document.negotiation })
    .from(document)
    .where(eq(document.id, id))
  const locked = await tx
    .select({ block: lockedBlock.block })
    .from(lockedBlock)
    .where(eq(lockedBlock.document, id))
  const annexes = new Map<DelegationId, Set<BlockId>>()
  for (const { block, delegation } of await tx
    .select({ block: annexBlock.block, delegation: annexBlock.delegation })
    .from(annexBlock)
    .where(eq(annexBlock.document, id))) {
    annexes.set(delegation, (annexes.get(delegation) ?? new Set()).add(block))
  }
  return {
    frozen: row?.frozen ?? false,
    negotiation: row?.negotiation ?? false,
    locked: new Set(locked.map(({ block }) => block)),
    annexes,
  }
}

/**
 * Protects a text otherwise. The epoch grows with it, so that no commit that was judged by the earlier
 * rules can follow (sync.md D9).
 */
export async function saveProtection(
  tx: Tx,
  id: DocumentId,
  { frozen, negotiation, locked, annexes }: Protection,
): Promise<void> {
  await tx
    .update(document)
    .set({ frozen, negotiation, accessEpoch: sql`${document.accessEpoch} + 1` })
    .where(eq(document.id, id))
  await tx.delete(lockedBlock).where(eq(lockedBlock.document, id))
  const rows = [...locked].map((block) => ({ document: id, block }))
  if (rows.length > 0) await tx.insert(lockedBlock).values(rows)
  await tx.delete(annexBlock).where(eq(annexBlock.document, id))
  const open = [...annexes].flatMap(([delegation, blocks]) =>
    [...blocks].map((block) => ({ document: id, block, delegation })),
  )
  if (open.length > 0) await tx.insert(annexBlock).values(open)
}
