import * as z from 'zod'

import type { Table } from '../kernel/csv.ts'
import { idOf } from '../kernel/id.ts'
import type { Content } from './entry.ts'
import { dateOf, faultAt, linesOf } from './import-line.ts'
import type { Known, Read } from './import-line.ts'
import { place } from './stance.ts'
import type { Holding } from './stance.ts'

const column = z.string().max(300)

/** A row for each subject and a column for each delegation. A blank cell is absence. */
export type RollCall = z.infer<typeof RollCall>
export const RollCall = z.object({
  layout: z.literal('roll-call'),
  subject: column,
  date: column.nullable(),
  delegations: z.record(column, idOf<'delegation'>()),
  /** What stands in a cell → level of the subject's scale. */
  answers: z.record(z.string().max(60), z.string().max(60)),
})

/** Each cell of a delegation's column is a position, or blank. */
export function readRollCall(table: Table, mapping: RollCall, known: Known): readonly Read[] {
  return linesOf(table).flatMap((line) => {
    const { row } = line
    const subject = known.subjects.get(line.value(mapping.subject))
    const at = mapping.date === null ? known.now : dateOf(line.value(mapping.date), known.now)
    const faults = [
      ...(subject ? [] : [{ row, column: mapping.subject, rule: 'unknown-subject' }]),
      ...(typeof at === 'string' ? [{ row, column: mapping.date ?? '', rule: at }] : []),
    ]
    const answers = Object.entries(mapping.delegations).map(([column, delegation]): Read => {
      const said = line.value(column)
      const nothing = { row, column, position: null, faults: [] }
      if (said === '') return nothing
      const level = Object.hasOwn(mapping.answers, said) ? mapping.answers[said] : undefined
      if (level === undefined) return faultAt(row, column, 'unknown-answer')
      if (subject === undefined || typeof at === 'string') return nothing
      const content = bare({ kind: 'stance', level })
      const placed = place(content.holding, subject.scale)
      if (!placed.ok) return faultAt(row, column, placed.refusal.code)
      return { ...nothing, position: { row, subject: subject.id, delegation, at, content } }
    })
    return faults.length > 0
      ? [{ row, column: mapping.subject, position: null, faults }, ...answers]
      : answers
  })
}

function bare(holding: Holding): Content {
  return { holding, type: 'substantive', weight: null, reason: '', resolution: '', reviewBy: null }
}
