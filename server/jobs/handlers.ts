import { anchorLogs } from '../drafting/anchor-logs.ts'
import { packLog, packLogs } from '../drafting/pack-logs.ts'
import { pruneLiveEvents } from '../live/prune.ts'
import type { EffectHandlers } from './carry-out.ts'
import type { JobHandlers } from './do-job.ts'

/** What each kind of job does, in the transaction that marks it done. */
export const handlers: JobHandlers = {
  'live.prune': pruneLiveEvents,
  'texts.anchor': anchorLogs,
  'texts.pack': packLogs,
  'text.pack': packLog,
}

/** What each kind of effect does to the outside world, by its idempotency key. */
export const effects: EffectHandlers = {}
