import { sql } from 'drizzle-orm'

import type { Tx } from '#db/client.ts'

/** Our tables, each after those that it refers to. */
export async function tablesInOrder(tx: Tx): Promise<string[]> {
  const tables = await tx.execute<{ name: string }>(sql`
    select tablename as name from pg_tables where schemaname = 'public' order by tablename`)
  const references = await tx.execute<{ from: string; to: string }>(sql`
    select c.relname as from, t.relname as to
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class t on t.oid = k.confrelid
    where k.contype = 'f' and c.relnamespace = 'public'::regnamespace and c.oid <> t.oid`)
  const left = new Set(tables.map(({ name }) => name))
  const ordered: string[] = []
  while (left.size > 0) {
    const free = [...left].filter(
      (name) => !references.some(({ from, to }) => from === name && left.has(to)),
    )
    if (free.length === 0) throw new Error(`tables refer to each other: ${[...left].join(', ')}`)
    for (const name of free) {
      left.delete(name)
      ordered.push(name)
    }
  }
  return ordered
}
