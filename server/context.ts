import type { Logger } from 'pino'

import type { Id } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Database, Sql } from '#db/client.ts'

import type { Auth } from './accounts/auth.ts'
import type { Clock } from './clock.ts'
import type { PaperThread } from './drafting/paper/thread/paper-thread.ts'
import type { Projector } from './drafting/projector.ts'
import type { JobRunner } from './jobs/runner.ts'
import type { LiveEvents } from './live/live-events.ts'
import type { Metrics } from './metrics.ts'
import type { PositionLog } from './positions/position-log.ts'
import type { BlocsThread } from './positions/thread/blocs-thread.ts'
import type { Rooms } from './sync/rooms.ts'
import type { TextThreads } from './sync/thread/text-thread.ts'

/** Everything a verb may reach, built once in main.ts (or by a test) and handed down. */
export type ServerContext = {
  db: Database
  sql: Sql
  /** The application's time. Only a demo world's clock differs from the machine's. */
  now(): Instant
  clock: Clock
  newId: <Name extends string>() => Id<Name>
  /** 32 random bytes as base64url: links that grant something. */
  newSecret(): string
  /** A key of this server's for one purpose: 32 bytes that follow from its secret, and are the same on every node. */
  keyFor(purpose: string): Uint8Array
  log: Logger
  auth: Auth
  live: LiveEvents
  rooms: Rooms
  metrics: Metrics
  /** Work on whole texts, beside the event loop. */
  threads: TextThreads
  /** The test of positions for blocs, beside the event loop too. */
  blocs: BlocsThread
  /** What happened on positions, for pages that look at all of it. */
  positionLog: PositionLog
  /** Texts as files of whole pages, beside the event loop as well. */
  paper: PaperThread
  jobs: JobRunner
  projector: Projector
  /** Scheme and host under which people reach this server, without a trailing slash. */
  publicUrl: string
  demo: boolean
  version: string
}
