import { sql } from 'drizzle-orm'

import type { ServerContext } from './context.ts'

export type Health = { status: 'ok' | 'failing'; database: 'ok' | 'no answer'; version: string }

/** How long the database may take to answer before it counts as gone, in milliseconds. */
const patienceMs = 3_000

/** Whether this node can serve: it can as long as its database answers. */
export async function readHealth(ctx: Pick<ServerContext, 'db' | 'version'>): Promise<Health> {
  const { version } = ctx
  const answers = await Promise.race([
    ctx.db.execute(sql`select 1`).then(
      () => true,
      () => false,
    ),
    new Promise<false>((resolve) => setTimeout(resolve, patienceMs, false).unref()),
  ])
  return answers
    ? { status: 'ok', database: 'ok', version }
    : { status: 'failing', database: 'no answer', version }
}
