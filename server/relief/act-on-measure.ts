import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import { decideClocks, evolveGranted } from '#app/domain/relief/granted.ts'
import { lockGranted, saveGranted } from '#db/granted-relief.ts'
import { insertSafeguardDecision } from '#db/safeguards.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { accept, NotFound } from '../refusals.ts'
import { loadCalendars } from './load-calendars.ts'
import { letMeasureAge } from './pass-measure-time.ts'
import { watchRelief } from './record-standing.ts'
import { asClockCommand, typedClockActs } from './typed-clock-act.ts'

const About = z.object({ measure: idOf<'measure'>() })
const Typed = z.discriminatedUnion('act', [...typedClockActs])

/**
 * Extends the relief of a measure, lets it lapse, and holds its reviews (relief SPEC.md SB12–SB14, SB16).
 * The secretariat records that the coalition decided, and where that is written down.
 */
export async function actOnMeasure(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ measure: string }> {
  const { measure: id } = parse(About, input)
  const typed = parse(Typed, input)
  requireMay(ctx, viewer, 'relief.run', viewer)
  return act(ctx, viewer, { key, command: { ...typed, measure: id } }, async (tx) => {
    const row = await lockGranted(tx, id)
    if (row === null || row.coalition !== viewer.coalition) throw new NotFound()
    const { framework, measure } = row
    const before = await letMeasureAge(ctx, tx, row, `act/${key}`)
    const decision = ctx.newId<'decision'>()
    const command = asClockCommand(typed, { kind: 'measure', measure: id }, decision)
    const { by: calendars } = await loadCalendars(tx, viewer.coalition)
    const now = ctx.now()
    const facts = accept(decideClocks(before, command, { by: viewer, measure, now, calendars }))
    const after = facts.reduce(evolveGranted, before)
    await saveGranted(tx, id, after)
    await watchRelief(tx, { ...row, granted: before }, after, now)
    const decided = 'reference' in typed
    if (decided) {
      const said = { id: decision, framework, subject: id, act: typed.act, at: now }
      await insertSafeguardDecision(tx, { ...said, reference: typed.reference })
    }
    return {
      entry: {
        t: 'measure.act',
        b: { framework, measure: id, act: typed.act, decision: decided ? decision : null },
      },
      subject: id,
      topics: [{ topic: 'safeguards', subject: framework }],
      result: { measure: id },
    }
  })
}
