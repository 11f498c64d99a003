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
import type { Measure, Relief } from '#app/domain/relief/measure.ts'
import { findDelegation, readSeatZone } from '#db/accounts.ts'

import type { ServerContext } from '../context.ts'
import { BadInput, Refused } from '../refusals.ts'
import { typedCount } from './typed-moment.ts'

const months = typedCount(600)

/** A measure as a form sends it. */
export const typedMeasure = {
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
}
type TypedMeasure = z.infer<z.ZodObject<typeof typedMeasure>>

/** What was typed, as a measure. Refused when the authority is no member. */
export async function measureAsTyped(
  ctx: Pick<ServerContext, 'db'>,
  viewer: Viewer,
  typed: TypedMeasure,
): Promise<Omit<Measure, 'id'>> {
  const { title, type, sector, instrumentKind, instrument } = typed
  return {
    title,
    type,
    sector,
    authority: await authorityOf(ctx, viewer, typed),
    instrument: { kind: instrumentKind, title: instrument },
    relief: reliefOf(typed, await readSeatZone(ctx.db, viewer.coalition)),
  }
}

/** Only a member imposes and relieves measures (relief SPEC.md RP2). */
async function authorityOf(
  ctx: Pick<ServerContext, 'db'>,
  viewer: Viewer,
  { authority }: TypedMeasure,
) {
  const id = idOf<'delegation'>().safeParse(authority)
  const found = id.success ? await findDelegation(ctx.db, viewer.coalition, id.data) : null
  if (found === null) throw new BadInput({ authority: 'choice' })
  if (found.kind !== 'member') throw new Refused('not-a-member', { delegation: found.code })
  return found.id
}

/** What is lifted has no sunset (RP6). Periods run by the calendar of the seat. */
function reliefOf(
  { relief: kind, unrenewed, sunset, review, windDown }: TypedMeasure,
  zone: string,
): Relief {
  const looking = {
    review: { kind: 'months', count: review, zone },
    windDown: { kind: 'days', count: windDown, zone },
  } as const
  if (kind === 'lift') return { kind, ...looking }
  return { kind, sunset: { kind: 'months', count: sunset, zone }, unrenewed, ...looking }
}
