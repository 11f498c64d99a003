import * as z from 'zod'

import { hour, instant } from '#app/domain/kernel/instant.ts'

import type { ServerContext } from './context.ts'
import { parse } from './parse.ts'
import { BadInput, NotFound } from './refusals.ts'

/** One move goes no further than this, so that a slip of the hand does not end the demo world. */
const mostHours = 24 * 366

const Move = z.union([
  z.object({
    hours: z.coerce.number<string>('choice').positive('choice').max(mostHours, 'choice'),
  }),
  z.object({ until: z.iso.datetime({ offset: true }) }),
])

/**
 * Moves a demo world's clock forward, by `hours` or until an instant, and does what falls due on the
 * way. Elsewhere there is no such thing: NotFound. Backwards is refused as bad input.
 */
export async function advanceDemoClock(ctx: ServerContext, input: unknown): Promise<void> {
  if (!ctx.demo) throw new NotFound()
  const move = parse(Move, input)
  const now = ctx.now()
  const by = 'hours' in move ? move.hours * hour : instant(Date.parse(move.until)) - now
  if (by <= 0 || by > mostHours * hour) throw new BadInput({ until: 'choice' })
  await ctx.clock.advance(Math.round(by))
  ctx.jobs.wake()
}
