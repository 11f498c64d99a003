import pino from 'pino'

import { fromIso, later } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Database, Sql } from '#db/client.ts'
import type { EffectHandlers } from '#server/jobs/carry-out.ts'
import type { JobHandlers } from '#server/jobs/do-job.ts'
import { createJobRunner } from '#server/jobs/runner.ts'

export const silent = pino({ level: 'silent' })

export const noon = fromIso('2026-06-08T12:00:00Z')

/** A clock that stands still until a test moves it. */
export function createStillClock() {
  let time: Instant = noon
  return {
    now: () => time,
    move: (milliseconds: number) => {
      time = later(time, milliseconds)
    },
  }
}

export function buildRunner(
  db: Database,
  now: () => Instant,
  {
    handlers = {},
    afterwards = {},
    effects = {},
  }: { handlers?: JobHandlers; afterwards?: JobHandlers; effects?: EffectHandlers },
) {
  return createJobRunner({ db, now, log: silent, handlers, afterwards, effects })
}

/** A table without any key, so that what happened twice stands in it twice. */
export async function createDiary(sql: Sql) {
  await sql`create table diary (n bigserial, entry text)`
  return async () =>
    (await sql`select entry from diary order by n`).map(({ entry }) => String(entry))
}

/** A door that stays shut until it is opened; `reached` tells that somebody stands before it. */
export function createGate() {
  let open = () => {}
  let arrive = () => {}
  const opened = new Promise<void>((resolve) => (open = resolve))
  const reached = new Promise<void>((resolve) => (arrive = resolve))
  return {
    reached,
    open: () => open(),
    pass() {
      arrive()
      return opened
    },
  }
}
