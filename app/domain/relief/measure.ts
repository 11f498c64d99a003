import * as z from 'zod'

import { idOf } from '../kernel/id.ts'
import type { Id } from '../kernel/id.ts'
import { line } from '../kernel/text.ts'
import { Wording } from '../kernel/wording.ts'
import { instrumentKinds, measureTypes, sectors } from './measure-kinds.ts'

export type MeasureId = Id<'measure'>

export type Instrument = z.infer<typeof Instrument>
export const Instrument = z
  .object({ kind: z.enum(instrumentKinds, 'choice'), title: line(200) })
  .readonly()

/** The clock of relief that ends by itself, and what its text says of an end that nobody renews (B11). */
const ending = { sunset: Wording, unrenewed: z.enum(['lapses', 'continues'], 'choice') }

/** When the relief is looked at again, and how long running business has once it ends. */
const looking = { review: Wording, windDown: Wording }

/**
 * Three things that are not each other: what is *suspended* stays in law and applies again by itself;
 * what is *waived* stays in law while the authority does not use it, until it must say so again; what is
 * *lifted* is gone, so it has no sunset and only a new act brings it back (domain.md part (c), Myanmar).
 */
export type Relief = z.infer<typeof Relief>
export const Relief = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('suspend'), ...ending, ...looking }),
    z.object({ kind: z.literal('waive'), ...ending, ...looking }),
    z.object({ kind: z.literal('lift'), ...looking }),
  ])
  .readonly()

/** A restrictive measure and the relief planned for it. `instrument` is the act that imposes it. */
export type Measure = z.infer<typeof Measure>
export const Measure = z
  .object({
    id: idOf<'measure'>(),
    title: line(200),
    type: z.enum(measureTypes, 'choice'),
    sector: z.enum(sectors, 'choice'),
    authority: idOf<'delegation'>(),
    instrument: Instrument,
    relief: Relief,
  })
  .readonly()

export const waysBack = ['applies-again', 'waiver-withdrawn', 'imposed-anew'] as const

/** How a measure returns when its relief ends: by itself, by a word of the authority, or by a new act. */
export function wayBack({ kind }: Relief): (typeof waysBack)[number] {
  switch (kind) {
    case 'suspend':
      return 'applies-again'
    case 'waive':
      return 'waiver-withdrawn'
    case 'lift':
      return 'imposed-anew'
  }
}
