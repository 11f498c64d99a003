import * as z from 'zod'

import type { Id } from '#app/domain/kernel/id.ts'
import { line } from '#app/domain/kernel/text.ts'
import type { ClockAct } from '#app/domain/relief/clock-acts.ts'
import type { Motion, Outcome } from '#app/domain/relief/outcome.ts'
import { conclusions, postponements } from '#app/domain/relief/review-words.ts'
import type { ReviewCommand } from '#app/domain/relief/review.ts'
import type { Relieved, SunsetCommand } from '#app/domain/relief/sunset.ts'

import { momentOf, typedMoment } from './typed-moment.ts'

/** Where it is written down that the coalition decided. */
export const reference = line(200)

/** The acts on a sunset and its reviews as forms send them, for the union of whatever has such clocks. */
export const typedClockActs = [
  z.object({ act: z.literal('extend'), ...typedMoment, reference }),
  z.object({ act: z.literal('let-lapse'), reference }),
  z.object({ act: z.literal('open-review') }),
  z.object({
    act: z.literal('postpone-review'),
    ...typedMoment,
    because: z.enum(postponements, 'choice'),
    reference,
  }),
  z.object({
    act: z.literal('conclude-review'),
    conclusion: z.enum(conclusions, 'choice'),
    reference,
  }),
] as const

type TypedClockAct = Extract<z.infer<(typeof typedClockActs)[number]>, { act: ClockAct }>

/** What was typed as a command on the clocks of `subject`. Throws Refused for a moment that no clock shows once. */
export function asClockCommand(
  typed: TypedClockAct,
  subject: Relieved,
  decision: Id<'decision'>,
): SunsetCommand | ReviewCommand {
  const by = (motion: Motion): Outcome => ({ decision, motion, adopted: true })
  switch (typed.act) {
    case 'extend': {
      const until = momentOf(typed)
      return { type: 'extend', until, outcome: by({ act: 'extend', subject, until: until.at }) }
    }
    case 'let-lapse':
      return { type: 'let-lapse', outcome: by({ act: 'let-lapse', subject }) }
    case 'open-review':
      return { type: 'open-review' }
    case 'postpone-review': {
      const due = momentOf(typed)
      const { because } = typed
      const outcome = by({ act: 'postpone-review', subject, due: due.at })
      return { type: 'postpone-review', due, because, outcome }
    }
    case 'conclude-review': {
      const { conclusion } = typed
      const outcome = by({ act: 'conclude-review', subject, conclusion })
      return { type: 'conclude-review', conclusion, outcome }
    }
  }
}
