import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { DelegationId, FrameworkId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { decideEvent } from '#app/domain/relief/decide-event.ts'
import type { EventCommand, EventRefusal, EventSetting } from '#app/domain/relief/event-commands.ts'
import type { EventFact, ReliefEvent } from '#app/domain/relief/event.ts'
import { evolveEvent } from '#app/domain/relief/evolve-event.ts'
import { roundOf } from '#app/domain/relief/readiness.ts'
import { lastMoment } from '#app/domain/relief/terms.ts'
import { listDelegations } from '#db/accounts.ts'
import type { Database, Tx } from '#db/client.ts'
import { enqueueAll } from '#db/jobs.ts'
import { saveEvent } from '#db/relief.ts'
import { readExemptions } from '#db/safeguards.ts'

import { Refused } from '../refusals.ts'
import { loadCalendars } from './load-calendars.ts'
import { recordStandings } from './record-standing.ts'

/** What an act of this viewer on an event of the framework is judged by. */
export async function settingFor(
  tx: Tx | Database,
  viewer: Viewer,
  { now, framework }: { now: Instant; framework: FrameworkId },
): Promise<EventSetting> {
  const delegations = await listDelegations(tx, viewer.coalition)
  const { by } = await loadCalendars(tx, viewer.coalition)
  return {
    by: viewer,
    now,
    members: new Set(delegations.flatMap(({ id, kind }) => (kind === 'member' ? [id] : []))),
    exemptions: await readExemptions(tx, framework),
    calendars: by,
  }
}

/** Decides a command on a locked event and saves what it has come to, by the act and by time. Throws Refused. */
export async function changeEvent(
  tx: Tx,
  event: ReliefEvent,
  command: EventCommand,
  setting: EventSetting,
  codes: ReadonlyMap<DelegationId, string>,
): Promise<{ after: ReliefEvent; facts: readonly EventFact[] }> {
  const decision = decideEvent(event, command, setting)
  if (!decision.ok) throw refusalOf(decision.refusal, codes)
  const after = decision.events.reduce(evolveEvent, event)
  await saveEvent(tx, after)
  await watch(tx, [after], setting.now)
  await recordStandings(tx, { before: event, after }, setting)
  return { after, facts: decision.events }
}

/**
 * Leaves a job for each moment ahead at which time alone may change these events or what they offer. The
 * same moment is waited for once, however many acts name it, and a moment that no longer matters changes
 * nothing when it comes: the clock asks what is due then, not what was when the job was left.
 */
export async function watch(tx: Tx, events: readonly ReliefEvent[], now: Instant): Promise<void> {
  const jobs = events.flatMap((event) => {
    const moments = new Set(momentsOf(event).filter((at) => at > now))
    return Array.from(moments, (runAt) => ({
      kind: 'relief.clock',
      key: `${event.id}/${runAt}`,
      payload: { event: event.id },
      runAt,
    }))
  })
  await enqueueAll(tx, jobs)
}

function momentsOf(event: ReliefEvent): readonly Instant[] {
  const { terms, legs, stage } = event
  const round = roundOf(event)
  const asked = [round?.notice, round?.readyBy, round?.call?.due].flatMap((one) => one?.at ?? [])
  const ends = legs.flatMap(({ state }) =>
    state.is === 'ready' ? [state.attestation.validUntil.at] : [],
  )
  const window = 'window' in stage ? [stage.window.at] : []
  const retry = 'retryUntil' in stage && stage.retryUntil !== null ? [stage.retryUntil.at] : []
  return [lastMoment(terms.trigger).at, ...asked, ...ends, ...window, ...retry]
}

/** A refusal with what its sentence says: a delegation by its code, how many things are in the way. */
function refusalOf(refusal: EventRefusal, codes: ReadonlyMap<DelegationId, string>): Refused {
  if (refusal.code === 'not-a-member') {
    return new Refused(refusal.code, { delegation: codes.get(refusal.details.delegation) ?? '?' })
  }
  if (refusal.code === 'not-ready-to-arm') {
    return new Refused(refusal.code, { count: refusal.details.blockers.length })
  }
  if (refusal.code === 'beyond-calendar') return new Refused(refusal.code, refusal.details)
  if (refusal.code === 'time-skipped' || refusal.code === 'time-repeated') {
    return new Refused(refusal.code, refusal.details)
  }
  return new Refused(refusal.code)
}
