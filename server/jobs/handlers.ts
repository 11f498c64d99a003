import type { ServerContext } from '../context.ts'
import { anchorLogs } from '../drafting/anchor-logs.ts'
import { packLog, packLogs } from '../drafting/pack-logs.ts'
import { pruneLiveEvents } from '../live/prune.ts'
import { passTime } from '../relief/pass-time.ts'
import type { EffectHandlers } from './carry-out.ts'
import type { JobHandlers } from './do-job.ts'

/** What each kind of job does, in the transaction that marks it done. */
export function handlersFor(reach: Pick<ServerContext, 'now'>): JobHandlers {
  return {
    'live.prune': pruneLiveEvents,
    'texts.anchor': anchorLogs,
    'texts.pack': packLogs,
    'text.pack': packLog,
    'relief.clock': passTime(reach),
  }
}

/** What each kind of effect does to the outside world, by its idempotency key. */
export const effects: EffectHandlers = {}
