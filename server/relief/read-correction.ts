import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { isId } from '#app/domain/kernel/is-id.ts'
import type { Wording } from '#app/domain/kernel/wording.ts'
import { correctionFault } from '#app/domain/relief/correction.ts'
import { listDelegations } from '#db/accounts.ts'
import { readGrantedRow } from '#db/granted-relief.ts'
import { readPlan } from '#db/relief-plans.ts'
import { readEvents } from '#db/relief.ts'

import { readFramework } from '../accounts/read-framework.ts'
import { requireMay } from '../accounts/require-may.ts'
import type { ServerContext } from '../context.ts'
import { NotFound } from '../refusals.ts'

/** A measure as the form that corrects it begins. Throws Forbidden for whoever may not, NotFound. */
export async function readCorrection(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo'>,
  viewer: Viewer,
  { framework: of, measure: id }: { framework: string | undefined; measure: string | undefined },
) {
  requireMay(ctx, viewer, 'relief.run', viewer)
  const row = isId(id) ? await readGrantedRow(ctx.db, viewer.coalition, id) : null
  if (row === null || row.framework !== of) throw new NotFound()
  const { measure } = row
  const { relief, instrument } = measure
  const [delegations, events, plan] = await Promise.all([
    listDelegations(ctx.db, viewer.coalition),
    readEvents(ctx.db, row.framework),
    readPlan(ctx.db, row.framework),
  ])
  const said = { events: events.map(({ event }) => event), plan }
  return {
    id: measure.id,
    /** Whether nothing was decided over it yet. */
    open: correctionFault(measure, measure, said) === null,
    framework: await readFramework(ctx, viewer, row.framework),
    members: delegations.flatMap(({ id: member, kind, code, name }) =>
      kind === 'member' ? [{ id: member, code, name }] : [],
    ),
    given: {
      title: measure.title,
      type: measure.type,
      sector: measure.sector,
      authority: measure.authority,
      instrumentKind: instrument.kind,
      instrument: instrument.title,
      relief: relief.kind,
      sunset: relief.kind === 'lift' ? usualSunset : countOf(relief.sunset),
      unrenewed: relief.kind === 'lift' ? ('lapses' as const) : relief.unrenewed,
      review: countOf(relief.review),
      windDown: countOf(relief.windDown),
    },
  }
}

/** What a form offers where nothing was said: what is lifted has no sunset. */
const usualSunset = 12

function countOf(wording: Wording): number {
  return 'count' in wording ? wording.count : usualSunset
}
