import * as z from 'zod'

import type { Id } from '#app/domain/kernel/id.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import { line, passage } from '#app/domain/kernel/text.ts'
import type { Motion, Outcome } from '#app/domain/relief/outcome.ts'
import type { ExemptionCommand } from '#app/domain/safeguards/exemption-acts.ts'
import type { Exemption, ExemptionTerms } from '#app/domain/safeguards/exemption.ts'

import { asClockCommand, reference, typedClockActs } from '../relief/typed-clock-act.ts'
import { typedCount } from '../relief/typed-moment.ts'

const words = passage(4_000).refine((text) => text !== '', 'required')

/** The terms of an exemption as a form sends them. */
export const typedTerms = {
  title: line(200),
  covers: words,
  providers: words,
  need: words,
  overseer: idOf<'delegation'>(),
  vetting: words,
  usageReports: typedCount(120),
  sunset: typedCount(600),
  unrenewed: z.enum(['lapses', 'continues'], 'choice'),
  review: typedCount(600),
}
type TypedTerms = z.infer<z.ZodObject<typeof typedTerms>>

/** Periods run by the calendar of the seat. */
export function termsOf(typed: TypedTerms, zone: string): ExemptionTerms {
  const { title, covers, providers, need, overseer, vetting, unrenewed } = typed
  const months = (count: number) => ({ kind: 'months', count, zone }) as const
  return {
    title,
    covers,
    providers,
    need,
    oversight: { overseer, vetting, usageReports: months(typed.usageReports) },
    sunset: months(typed.sunset),
    unrenewed,
    review: months(typed.review),
  }
}

export type TypedExemptionAct = z.infer<typeof TypedExemptionAct>
export const TypedExemptionAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('propose-terms'), ...typedTerms }),
  z.object({ act: z.enum(['adopt', 'amend', 'end']), reference }),
  ...typedClockActs,
])

/** What was typed as a command on the exemption as it stands. */
export function asExemptionCommand(
  typed: TypedExemptionAct,
  { id: exemption, revision }: Exemption,
  { decision, zone }: { decision: Id<'decision'>; zone: string },
): ExemptionCommand {
  const by = (motion: Motion): Outcome => ({ decision, motion, adopted: true })
  switch (typed.act) {
    case 'propose-terms':
      return { type: 'propose-terms', terms: termsOf(typed, zone) }
    case 'adopt':
      return { type: 'adopt', outcome: by({ act: 'adopt-exemption', exemption }) }
    case 'amend': {
      const motion = { act: 'amend-exemption', exemption, revision: revision + 1 } as const
      return { type: 'amend', outcome: by(motion) }
    }
    case 'end':
      return { type: 'end', outcome: by({ act: 'end-exemption', exemption }) }
    case 'extend':
    case 'let-lapse':
    case 'open-review':
    case 'postpone-review':
    case 'conclude-review':
      return asClockCommand(typed, { kind: 'exemption', exemption }, decision)
  }
}
