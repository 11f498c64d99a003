import * as z from 'zod'

import { fieldCells } from '../drafting/block.ts'
import type { FieldCell } from '../drafting/block.ts'
import { idOf } from '../kernel/id.ts'
import type { Id } from '../kernel/id.ts'
import { refused } from '../kernel/result.ts'
import { line } from '../kernel/text.ts'
import { parameterCells } from './parameter.ts'
import type { Scale } from './scale.ts'

export type SubjectId = Id<'subject'>

const document = idOf<'document'>()
const block = idOf<'block'>()
const bracket = idOf<'bracket'>()
const event = idOf<'event'>()
const cell = z.enum(Object.keys(fieldCells) as [FieldCell, ...FieldCell[]])

/** What a position can be about (product.md, "position"). */
export type About = z.infer<typeof About>
export const About = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paragraph'), document, block }),
  /** `over` names the cell of a format field when the bracket stands on just that. */
  z.object({
    kind: z.literal('bracket'),
    document,
    bracket,
    over: z.object({ block, cell }).nullable(),
  }),
  z.object({ kind: z.literal('alternative'), document, bracket }),
  z.object({ kind: z.literal('parameter'), document, block, cell: z.enum(parameterCells) }),
  /** A condition of a relief event. */
  z.object({ kind: z.literal('benchmark'), event, benchmark: idOf<'condition'>() }),
  z.object({ kind: z.literal('finding'), event, finding: idOf<'finding'>() }),
  z.object({ kind: z.literal('leg'), event, leg: idOf<'leg'>() }),
  z.object({ kind: z.literal('event-date'), event }),
  z.object({ kind: z.literal('exemption'), exemption: idOf<'exemption'>() }),
  z.object({ kind: z.literal('question'), question: line(300) }),
])

/** One matter on which delegations take positions, and the scale on which they do. */
export type Subject = {
  readonly id: SubjectId
  readonly about: About
  readonly scale: Scale
  /**
   * Hash of the text that positions are about. A parameter's is that of its field without the value,
   * since an acceptable range outlives every number that is tried in the text.
   */
  readonly wording: string
  /** What the text says now, on a scale of numbers; null on levels, or while it says none. */
  readonly value: number | null
}

/** The subject that declares itself, or the news that the same matter has one already. */
export function declareSubject(known: readonly Subject[], subject: Subject) {
  const key = keyOf(subject.about)
  const same = known.find(({ about }) => keyOf(about) === key)
  return same === undefined
    ? { ok: true as const, subject }
    : refused({ code: 'subject-exists', details: { subject: same.id } })
}

/** Names the matter: a bracket on one cell and the parameter in that cell are the same subject. */
export function keyOf(about: About): string {
  switch (about.kind) {
    case 'paragraph':
      return `${about.document}/${about.block}`
    case 'parameter':
      return `${about.document}/${about.block}/${about.cell}`
    case 'bracket':
      return about.over === null
        ? `${about.document}/${about.bracket}`
        : `${about.document}/${about.over.block}/${about.over.cell}`
    case 'alternative':
      return `${about.document}/${about.bracket}`
    case 'benchmark':
      return about.benchmark
    case 'finding':
      return about.finding
    case 'leg':
      return about.leg
    case 'event-date':
      return about.event
    case 'exemption':
      return about.exemption
    case 'question':
      return `question ${about.question.toLowerCase().replaceAll(/\s+/g, ' ')}`
  }
}
