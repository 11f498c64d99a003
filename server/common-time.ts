import type { Logger } from 'pino'

import { minute } from '#app/domain/kernel/instant.ts'
import type { OpenDatabase } from '#db/client.ts'

/** Milliseconds since 1970, the same on every node. */
export type CommonTime = { now(): number; stop(): void }

/**
 * The time of the database, which all nodes have in common (jobs/SPEC.md J13): by a clock of its own that runs ahead,
 * a node would fire a relief event before its moment. The machine's clock carries it on from one reading
 * to the next.
 */
export async function keepCommonTime(
  { sql }: Pick<OpenDatabase, 'sql'>,
  log: Logger,
  machineTime: () => number = Date.now,
): Promise<CommonTime> {
  let ahead = 0

  async function read(): Promise<void> {
    const asked = machineTime()
    const [row] = await sql<{ at: number }[]>`
      select (extract(epoch from clock_timestamp()) * 1000)::float8 as at`
    const taken = machineTime() - asked
    if (row === undefined) return
    // Somewhen in between it was answered.
    const difference = Math.round(row.at - (asked + taken / 2))
    if (Math.abs(difference - ahead) <= Math.max(tolerated, taken)) return
    ahead = difference
    log.warn({ ahead }, 'the database’s clock differs from this machine’s, and is followed')
  }

  await read()
  const reading = setInterval(() => {
    read().catch((error: unknown) => log.warn({ err: error }, 'the time could not be read'))
  }, minute)
  reading.unref()
  return { now: () => machineTime() + ahead, stop: () => clearInterval(reading) }
}

/** Milliseconds between two clocks that are no difference: time would otherwise jump with every reading. */
const tolerated = 250
