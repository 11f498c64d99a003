import type { Instant } from '../kernel/instant.ts'
import { decideEvent } from './decide-event.ts'
import { decideClock } from './event-clock.ts'
import type { EventCommand, EventRefusal, EventSetting } from './event-commands.ts'
import type { EventFact, ReliefEvent } from './event.ts'
import { evolveEvent } from './evolve-event.ts'
import { reportOf } from './report.ts'
import type { EventReport } from './report.ts'

/** What is to happen on the simulated clock: someone acts, or merely time passes. */
export type Scripted =
  | {
      readonly at: Instant
      readonly by: EventSetting['by']
      readonly command: EventCommand
    }
  | { readonly at: Instant; readonly by: null }

export type Rehearsal = {
  /** What each entry of the script came to. */
  readonly log: readonly {
    readonly at: Instant
    readonly facts: readonly EventFact[]
    readonly refusal: EventRefusal | null
  }[]
  readonly event: ReliefEvent
  readonly report: EventReport | null
}

/**
 * A dry run: the same decisions as on the day, on a clock that runs as the script says. Nothing is
 * saved and nobody is told; a refusal is noted, and the rehearsal goes on.
 */
export function rehearse(
  event: ReliefEvent,
  script: readonly Scripted[],
  setting: Omit<EventSetting, 'by' | 'now'>,
): Rehearsal {
  const log: Rehearsal['log'][number][] = []
  let after = event
  for (const entry of script) {
    const { at: now } = entry
    const decision =
      entry.by === null
        ? decideClock(after, now)
        : decideEvent(after, entry.command, { ...setting, by: entry.by, now })
    const facts = decision.ok ? decision.events : []
    log.push({ at: now, facts, refusal: decision.ok ? null : decision.refusal })
    after = facts.reduce(evolveEvent, after)
  }
  return { log, event: after, report: reportOf(after) }
}
