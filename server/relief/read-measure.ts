import { may } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { isId } from '#app/domain/kernel/is-id.ts'
import { clockActs } from '#app/domain/relief/clock-acts.ts'
import type { ClockAct } from '#app/domain/relief/clock-acts.ts'
import { correctionFault } from '#app/domain/relief/correction.ts'
import { decideClocks } from '#app/domain/relief/granted.ts'
import { isOverdue } from '#app/domain/relief/review.ts'
import { listDelegations } from '#db/accounts.ts'
import { readGrantedRow } from '#db/granted-relief.ts'
import { readPlan } from '#db/relief-plans.ts'
import { readEvents } from '#db/relief.ts'
import { readSafeguardDecisions } from '#db/safeguards.ts'

import { readFramework } from '../accounts/read-framework.ts'
import type { ServerContext } from '../context.ts'
import { nameDelegations } from '../drafting/name-delegations.ts'
import { NotFound } from '../refusals.ts'
import { loadCalendars } from './load-calendars.ts'
import { standingOf } from './standing-of.ts'
import { asClockCommand } from './typed-clock-act.ts'

export type MeasureShown = Awaited<ReturnType<typeof readMeasure>>

/** A measure as its page shows it, with what the viewer can do with its clocks now. Throws NotFound. */
export async function readMeasure(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo' | 'newId'>,
  viewer: Viewer,
  { framework: of, measure: id }: { framework: string | undefined; measure: string | undefined },
) {
  const row = isId(id) ? await readGrantedRow(ctx.db, viewer.coalition, id) : null
  if (row === null || row.framework !== of) throw new NotFound()
  const { measure, granted } = row
  const [framework, delegations, decisions, { by: calendars }, events, plan] = await Promise.all([
    readFramework(ctx, viewer, row.framework),
    listDelegations(ctx.db, viewer.coalition),
    readSafeguardDecisions(ctx.db, measure.id),
    loadCalendars(ctx.db, viewer.coalition),
    readEvents(ctx.db, row.framework),
    readPlan(ctx.db, row.framework),
  ])
  const now = ctx.now()
  const decision = ctx.newId<'decision'>()
  const isOpen = (act: ClockAct) => {
    const typed = { ...plausible, act } as unknown as Parameters<typeof asClockCommand>[0]
    const command = asClockCommand(typed, { kind: 'measure', measure: measure.id }, decision)
    return decideClocks(granted, command, { by: viewer, measure, now, calendars }).ok
  }
  const { authority, relief, ...told } = measure
  const runs = may(viewer, 'relief.run', viewer)
  const said = { events: events.map(({ event }) => event), plan }
  return {
    ...told,
    relief: relief.kind,
    authority: nameDelegations(delegations)(authority),
    framework,
    standing: standingOf(granted),
    unrenewed: granted.sunset?.unrenewed ?? null,
    review:
      granted.review === null
        ? null
        : isOverdue(granted.review, now)
          ? ('overdue' as const)
          : granted.review.state.is,
    concluded: granted.concluded ?? null,
    decisions,
    acts: runs ? clockActs.filter(isOpen) : [],
    corrects: runs && correctionFault(measure, measure, said) === null,
  }
}

/** Values that are refused only for what stands in the way of the act, whatever is typed later. */
const plausible = {
  local: '2190-01-01T12:00',
  zone: 'UTC',
  because: 'events',
  conclusion: 'leave',
  reference: 'x',
}
