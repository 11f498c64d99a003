import { eq, sql } from 'drizzle-orm'

import { instant, later } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Database } from '#db/client.ts'
import { clock as clockTable } from '#db/schema/index.ts'

/** The application's clock: the machine's, plus how far a demo world was moved ahead. */
export type Clock = {
  now(): Instant
  aheadMs(): number
  /** Moves the clock forward and remembers it in the database, so that a restart does not go back. */
  advance(milliseconds: number): Promise<void>
}

const theOnlyRow = 1

export async function createClock(db: Database, machine: () => number): Promise<Clock> {
  const [row] = await db.select().from(clockTable).where(eq(clockTable.id, theOnlyRow))
  let ahead = row?.aheadMs ?? 0
  return {
    now: () => later(instant(machine()), ahead),
    aheadMs: () => ahead,
    async advance(milliseconds) {
      const [moved] = await db
        .insert(clockTable)
        .values({ id: theOnlyRow, aheadMs: milliseconds })
        .onConflictDoUpdate({
          target: clockTable.id,
          set: { aheadMs: sql`${clockTable.aheadMs} + ${milliseconds}` },
        })
        .returning()
      ahead = moved?.aheadMs ?? ahead
    },
  }
}
