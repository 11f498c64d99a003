import * as z from 'zod'

import { hour, instant } from '#app/domain/kernel/instant.ts'

import type { ServerContext } from './context.ts'
import type { SentForm } from './form.ts'
import { parse } from './parse.ts'
import { BadInput, NotFound } from './refusals.ts'

/** One move goes no further than this, so that a slip of the hand does not end the demo world. */
const mostHours = 24 * 366

const ByHours = z.object({
  hours: z.coerce.number<string>('choice').positive('choice').max(mostHours, 'choice'),
})
const Until = z.object({ until: z.iso.datetime({ offset: true, error: 'choice' }) })

/**
 * Moves a demo world's clock forward, by `hours` or until an instant, and does what falls due on the
 * way. Elsewhere there is no such thing: NotFound. Backwards is refused as bad input.
 */
export async function advanceDemoClock(ctx: ServerContext, input: SentForm): Promise<void> {
  if (!ctx.demo) throw new NotFound()
  const now = ctx.now()
  const by =
    input['until'] === undefined
      ? parse(ByHours, input).hours * hour
      : instant(Date.parse(parse(Until, input).until)) - now
  if (by <= 0 || by > mostHours * hour) throw new BadInput({ until: 'choice' })
  await ctx.clock.advance(Math.round(by))
  ctx.jobs.wake()
}
