import { readFile } from 'node:fs/promises'

import { expect } from 'vitest'

import { actorWord } from '#app/domain/drafting/log-author.ts'
import { chainAfter, chainStart, hashPayload } from '#app/domain/drafting/log-chain.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import type { Sql } from '#db/client.ts'
import { readHead, readUpdatesAfter } from '#db/document-log.ts'
import { migrate, migrateUpTo } from '#db/migrate.ts'
import { newId } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'

test('[SY23] rows that were there before the chain are linked by the migration', async ({
  database,
  sql,
}) => {
  await sql`drop schema public, drizzle cascade`
  await sql`create schema public`
  await migrateUpTo(database, await timeOf('0006_notices'))
  const document = newId<'document'>()
  await writeOldRows(sql, document)

  await migrate(database)
  const rows = await readUpdatesAfter(database.db, document, 0)
  expect(rows.map(({ author }) => author.kind)).toEqual(['system', 'person', 'system'])
  let chain = chainStart
  for (const { seq, at, author, payload } of rows) {
    const actor = actorWord(author)
    chain = chainAfter(chain, { document, seq, actor, at, payloadHash: hashPayload(payload) })
  }
  const head = await readHead(database.db, document)
  expect(head?.chain).toEqual(Buffer.from(chain))
})

async function writeOldRows(sql: Sql, document: DocumentId) {
  const [coalition, framework] = [newId(), newId()]
  await sql`insert into coalition ${sql({ id: coalition, name: 'C', seat_zone: 'UTC', seat_calendar: 'XX', created_at: '2026-01-01T00:00:00Z' })}`
  await sql`insert into framework ${sql({ id: framework, coalition, name: 'F', summary: '', created_at: '2026-01-01T00:00:00Z' })}`
  await sql`insert into document ${sql({ id: document, framework, kind: 'text', title: 'T', symbol: 'T/1', drafting: 'open', generation: 'g', grammar: 1, head: 3, created_at: '2026-01-01T00:00:00Z' })}`
  const row = (seq: number, rest: Record<string, unknown>) => ({
    document,
    seq,
    person: null,
    mandate: null,
    delegation: null,
    session: null,
    connection: null,
    n: null,
    client: 1,
    at: `2026-01-0${seq}T10:00:00.120Z`,
    payload: Buffer.from([seq, 7]),
    ...rest,
  })
  const person = {
    person: newId(),
    mandate: newId(),
    delegation: newId(),
    session: newId(),
    connection: newId(),
    n: 4,
  }
  for (const one of [row(1, {}), row(2, person), row(3, {})]) {
    await sql`insert into document_update ${sql(one)}`
  }
}

/** The real migrations, as far as one of them. */

/** When a migration was made, by which the journal orders them. */
async function timeOf(migration: string): Promise<number> {
  const journal = JSON.parse(await readFile('db/migrations/meta/_journal.json', 'utf8'))
  return journal.entries.find(({ tag }: { tag: string }) => tag === migration).when
}
