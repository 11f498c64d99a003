import { setTimeout as sleep } from 'node:timers/promises'

import postgres from 'postgres'

export type Keeper = { release(): Promise<void> }

/**
 * Claims a database for this process by a lock that lives as long as one connection: PostgreSQL
 * gives it up by itself when the process dies, however it dies. Null when another process keeps the
 * claim. `onLost` is called once when the connection breaks without `release`.
 */
export async function keep(url: string, onLost: () => void): Promise<Keeper | null> {
  let claimed = false
  const sql = postgres(url, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connection: { application_name: 'entente keeper' },
    onclose: () => {
      if (!claimed) return
      claimed = false
      void sql.end({ timeout: 0 })
      onLost()
    },
  })
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const [row] = await sql<{ claimed: boolean }[]>`
      select pg_try_advisory_lock(${keeperLock}) as claimed`
    if (row?.claimed) {
      claimed = true
      return { release: () => ((claimed = false), sql.end({ timeout: 5 })) }
    }
    await sleep(100)
  }
  await sql.end({ timeout: 5 })
  return null
}

/** A second and a half: the session of a predecessor that was killed ends within milliseconds. */
const attempts = 15

/** Any number will do that no other advisory lock of ours uses: "KEEP" in ASCII. */
const keeperLock = 0x4b_45_45_50
