import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import { line } from '#app/domain/kernel/text.ts'
import {
  instrumentKinds,
  measureTypes,
  reliefKinds,
  sectors,
} from '#app/domain/relief/measure-kinds.ts'
import type { MeasureId, Relief } from '#app/domain/relief/measure.ts'
import { findDelegation, readSeatZone } from '#db/accounts.ts'
import { lockFramework } from '#db/frameworks.ts'
import { insertMeasure } from '#db/relief.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { BadInput, NotFound, Refused } from '../refusals.ts'
import { typedCount } from './typed-moment.ts'

const months = typedCount(600)

const AddMeasure = z.object({
  framework: idOf<'framework'>(),
  title: line(200),
  type: z.enum(measureTypes, 'choice'),
  sector: z.enum(sectors, 'choice'),
  authority: z.custom<string>((value) => typeof value === 'string', 'choice'),
  instrumentKind: z.enum(instrumentKinds, 'choice'),
  instrument: line(200),
  relief: z.enum(reliefKinds, 'choice'),
  unrenewed: z.enum(['lapses', 'continues'], 'choice'),
  sunset: months,
  review: months,
  windDown: typedCount(3_650),
})
type AddMeasure = z.infer<typeof AddMeasure>

/** Enters a restrictive measure whose relief a framework plans, and of what kind that relief shall be. */
export async function addMeasure(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ measure: MeasureId }> {
  const command = parse(AddMeasure, input)
  requireMay(ctx, viewer, 'relief.run', viewer)
  const authority = await authorityOf(ctx, viewer, command)
  const relief = reliefOf(command, await readSeatZone(ctx.db, viewer.coalition))
  return act(ctx, viewer, { key, command }, async (tx) => {
    const { framework, title, type, sector, instrumentKind, instrument } = command
    if ((await lockFramework(tx, viewer.coalition, framework)) === null) throw new NotFound()
    const id = ctx.newId<'measure'>()
    await insertMeasure(tx, {
      framework,
      at: ctx.now(),
      measure: {
        id,
        title,
        type,
        sector,
        authority,
        instrument: { kind: instrumentKind, title: instrument },
        relief,
      },
    })
    return {
      entry: { t: 'measure.add', b: { framework, measure: id } },
      subject: id,
      topics: [{ topic: 'frameworks', subject: viewer.coalition }],
      result: { measure: id },
    }
  })
}

/** Only a member imposes and relieves measures (relief SPEC.md RP2). */
async function authorityOf(ctx: ServerContext, viewer: Viewer, { authority }: AddMeasure) {
  const id = idOf<'delegation'>().safeParse(authority)
  const found = id.success ? await findDelegation(ctx.db, viewer.coalition, id.data) : null
  if (found === null) throw new BadInput({ authority: 'choice' })
  if (found.kind !== 'member') throw new Refused('not-a-member', { delegation: found.code })
  return found.id
}

/** What is lifted has no sunset (RP6). Periods run by the calendar of the seat. */
function reliefOf(
  { relief: kind, unrenewed, sunset, review, windDown }: AddMeasure,
  zone: string,
): Relief {
  const looking = {
    review: { kind: 'months', count: review, zone },
    windDown: { kind: 'days', count: windDown, zone },
  } as const
  if (kind === 'lift') return { kind, ...looking }
  return { kind, sunset: { kind: 'months', count: sunset, zone }, unrenewed, ...looking }
}
