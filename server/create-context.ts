import { hkdfSync, randomBytes, randomUUID } from 'node:crypto'

import type { Logger } from 'pino'

import type { Id } from '#app/domain/kernel/id.ts'
import type { OpenDatabase } from '#db/client.ts'

import { createAuth } from './accounts/auth.ts'
import { createClock } from './clock.ts'
import type { ServerContext } from './context.ts'
import { createPaperThread } from './drafting/paper/thread/paper-thread.ts'
import { createProjector } from './drafting/projector.ts'
import { effectsFor, handlersFor, tellersFor } from './jobs/handlers.ts'
import { createJobRunner } from './jobs/runner.ts'
import { createLiveEvents } from './live/live-events.ts'
import type { MailServer } from './mail/send-mail.ts'
import { createMetrics } from './metrics.ts'
import type { Metrics } from './metrics.ts'
import { createPositionLog } from './positions/position-log.ts'
import { createBlocsThread } from './positions/thread/blocs-thread.ts'
import { createRooms } from './sync/rooms.ts'
import type { Rooms } from './sync/rooms.ts'
import type { TextThreads } from './sync/thread/text-thread.ts'
import type { Wake } from './wake.ts'

export type ContextOptions = {
  open: OpenDatabase
  wake: Wake
  threads: TextThreads
  log: Logger
  publicUrl: string
  sessionSecret: string
  demo: boolean
  version: string
  /** Through which server mail goes; without one it waits. */
  mail?: MailServer | null
  /** Milliseconds since 1970; tests bring their own. */
  machineTime?: () => number
  /** Random, unless a test compares what two servers answer. */
  newId?: ServerContext['newId']
}

/** Builds the one context that everything receives. Opens nothing and starts nothing by itself. */
export async function createContext(options: ContextOptions): Promise<ServerContext> {
  const { open, wake, threads, log, publicUrl, demo, version } = options
  const { db, sql } = open
  const clock = await createClock(db, options.machineTime ?? Date.now)
  const now = () => clock.now()
  const newId = options.newId ?? (<Name extends string>() => randomUUID() as Id<Name>)
  const keyFor = (purpose: string) =>
    new Uint8Array(hkdfSync('sha256', options.sessionSecret, '', `entente ${purpose}`, 32))
  const live = createLiveEvents(db, wake)
  const metrics: Metrics = createMetrics(() => rooms.stats())
  const rooms: Rooms = createRooms({ db, sql, now, log, threads, metrics }, wake)
  const ctx: ServerContext = {
    db,
    sql,
    now,
    clock,
    newId,
    newSecret: () => randomBytes(32).toString('base64url'),
    keyFor,
    log,
    auth: createAuth({
      db,
      secret: options.sessionSecret,
      publicUrl,
      newId,
      report: (message, details) => log.warn({ details }, message),
    }),
    live,
    rooms,
    metrics,
    threads,
    blocs: createBlocsThread(),
    positionLog: createPositionLog(),
    paper: createPaperThread(),
    projector: createProjector({ db, now, log, live, rooms, threads }),
    jobs: createJobRunner({
      db,
      now,
      log,
      done: () => live.wake(),
      handlers: handlersFor({ db, now, log, live, rooms, threads }),
      afterwards: tellersFor({ now }),
      effects: effectsFor({ db, now, publicUrl, keyFor, demo }, options.mail ?? null),
    }),
    publicUrl,
    demo,
    version,
  }
  wake.subscribe((hint) => {
    if (hint.to === 'jobs') ctx.jobs.wake()
  })
  return ctx
}

/** Lets every edit reach the disk and finishes what is in hand. The database can be closed after it. */
export async function drainContext(ctx: ServerContext): Promise<void> {
  await ctx.rooms.drain()
  await ctx.projector.stop()
  await ctx.jobs.stop()
  await ctx.blocs.close()
  await ctx.paper.close()
}
