import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { DelegationId } from '#app/domain/kernel/id.ts'
import { isId } from '#app/domain/kernel/is-id.ts'
import { dryRun } from '#app/domain/relief/dry-run.ts'
import type { Supposed } from '#app/domain/relief/dry-run.ts'
import type { EventFact, ReliefEvent } from '#app/domain/relief/event.ts'
import { evolveEvent } from '#app/domain/relief/evolve-event.ts'
import { forecast } from '#app/domain/relief/planner.ts'
import { rehearse } from '#app/domain/relief/rehearsal.ts'
import type { Rehearsal, Scripted } from '#app/domain/relief/rehearsal.ts'
import { reliefDay, runbookFor } from '#app/domain/relief/runbook.ts'
import { lastMoment } from '#app/domain/relief/terms.ts'
import { humanitarianInForce } from '#app/domain/safeguards/reach.ts'
import { listDelegations } from '#db/accounts.ts'
import { readEvent as readRow } from '#db/relief.ts'
import { readExemptions } from '#db/safeguards.ts'

import { readFramework } from '../accounts/read-framework.ts'
import type { ServerContext } from '../context.ts'
import { nameDelegations } from '../drafting/name-delegations.ts'
import { NotFound } from '../refusals.ts'
import { settingFor } from './change-event.ts'
import { loadCalendars } from './load-calendars.ts'

export type RehearsalShown = Awaited<ReturnType<typeof rehearseEvent>>

/**
 * A dry run of an event as it stands, on a simulated clock: the same decisions as on the day, reported as
 * they would come. It reads and saves nothing (relief SPEC.md EV31, EV36, RW13).
 */
export async function rehearseEvent(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo' | 'newId'>,
  viewer: Viewer,
  id: string | undefined,
  supposed: Supposed,
) {
  const row = isId<'event'>(id) ? await readRow(ctx.db, viewer.coalition, id) : null
  if (row === null) throw new NotFound()
  const framework = await readFramework(ctx, viewer, row.framework)
  const now = ctx.now()
  const [delegations, exemptions, calendars, { by: _, now: __, ...setting }] = await Promise.all([
    listDelegations(ctx.db, viewer.coalition),
    readExemptions(ctx.db, row.framework),
    loadCalendars(ctx.db, viewer.coalition),
    settingFor(ctx.db, viewer, { now, framework: row.framework }),
  ])
  const named = nameDelegations(delegations)
  const ofKind = (kind: string) =>
    delegations.find((one) => one.kind === kind)?.id ?? viewer.delegation.id
  // The simulated clock starts now, whenever anything last happened to the event.
  const event: ReliefEvent = { ...row.event, asOf: now }
  const found = forecast(event.legs, calendars.capitals, now)
  const t0 = lastMoment(event.terms.trigger).at
  const shown = {
    id: row.id,
    framework,
    title: row.title,
    supposed,
    legs: event.legs.map((leg) => ({
      id: leg.id,
      by: named(leg.delegation),
      instrument: leg.instrument.title,
    })),
    runbook: runbookFor(reliefDay, t0, calendars.by.capitals),
  }
  if ('firing' in event.stage || event.stage.is === 'aborted') {
    return { ...shown, run: null, because: 'over' as const }
  }
  if (!found.ok) return { ...shown, run: null, because: 'unknown' as const }
  const channels = humanitarianInForce(exemptions)
  const parties = {
    secretariat: ofKind('secretariat'),
    verifier: ofKind('verifier'),
    newId: ctx.newId,
  }
  const script = dryRun(event, { forecast: found.forecast, channels }, supposed, parties)
  const rehearsal = rehearse(event, script, setting)
  const { report } = rehearsal
  return {
    ...shown,
    because: null,
    run: {
      stage: rehearsal.event.stage.is,
      firing: report?.firing ?? null,
      synchrony: report?.synchrony ?? null,
      lines: linesOf(event, script, rehearsal).map(({ by, ...line }) => ({
        ...line,
        by: by === null ? null : named(by),
      })),
    },
  }
}

/** The report line by line: what was done, by whom, and what came of it or why it was refused. */
function linesOf(event: ReliefEvent, script: readonly Scripted[], { log, report }: Rehearsal) {
  let after = event
  return log.flatMap(({ at, facts, refusal }, index) => {
    const entry = script[index]
    const before = after.stage.is
    after = facts.reduce(evolveEvent, after)
    const happened = facts.flatMap(ofTime)
    if (entry === undefined || (entry.by === null && happened.length === 0)) return []
    const act = entry.by === null ? null : actOf(entry.command)
    // Without a firing nobody has an effect to report, and that goes without a line of its own.
    if (report === null && (act === 'execute' || act === 'confirm')) return []
    const by: DelegationId | null = entry.by?.delegation.id ?? null
    return [
      {
        key: index,
        at,
        by,
        act,
        happened,
        refused: refusal?.code ?? null,
        stage: after.stage.is === before ? null : after.stage.is,
      },
    ]
  })
}

/** What is done, by the word of its form; what no form does is in no script. */
function actOf(command: Extract<Scripted, { command: unknown }>['command']) {
  const act = command.type === 'leg' ? command.command.type : command.type
  return act === 'revise-terms' ? null : act
}

/** What comes of itself, with an act or with time. */
function ofTime({ type }: EventFact) {
  return type === 'fired' || type === 'stopped' || type === 'disarmed' || type === 'window-ended'
    ? [type]
    : []
}
