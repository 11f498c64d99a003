import { isId } from '#app/domain/kernel/is-id.ts'
import type { Holding } from '#app/domain/positions/stance.ts'
import type { SubjectId } from '#app/domain/positions/subject.ts'

import type { SentForm } from '../../form.ts'
import { TypedNumberOrNothing } from '../typed-number.ts'

/** What a row of the sheet says, or what is wrong there by field. A row without an answer is none. */
export type TypedRow = {
  subject: SubjectId
  seen: string
} & ({ holding: Holding } | { withdraws: true } | { errors: Readonly<Record<string, string>> })

/**
 * The answers of a form: for each `seen:<subject>` a level, no part in it, or a range of which one end
 * may be open. Whether it is on the scale is for the position to say. Who withdraws what stands there
 * answers nothing else.
 */
export function typedRows(form: SentForm): readonly TypedRow[] {
  return Object.entries(form).flatMap(([name, seen]): TypedRow[] => {
    const subject = name.startsWith('seen:') ? name.slice('seen:'.length) : undefined
    if (!isId<'subject'>(subject)) return []
    if (form[`withdraw:${subject}`] === 'on') return [{ subject, seen, withdraws: true }]
    const said = (field: string) => (form[`${field}:${subject}`] ?? '').trim()
    const [holding, low, high] = [said('holding'), said('low'), said('high')]
    if (holding === 'not-participating') {
      return [{ subject, seen, holding: { kind: 'not-participating' } }]
    }
    if (holding.startsWith('level:')) {
      const level = holding.slice('level:'.length)
      return level.length > 60
        ? [{ subject, seen, errors: { [`holding:${subject}`]: 'choice' } }]
        : [{ subject, seen, holding: { kind: 'stance', level } }]
    }
    if (holding !== '') return [{ subject, seen, errors: { [`holding:${subject}`]: 'choice' } }]
    if (low === '' && high === '') return []
    const ends = {
      low: TypedNumberOrNothing.safeParse(low),
      high: TypedNumberOrNothing.safeParse(high),
    }
    if (ends.low.success && ends.high.success) {
      return [
        { subject, seen, holding: { kind: 'range', low: ends.low.data, high: ends.high.data } },
      ]
    }
    const wrong = (['low', 'high'] as const).filter((end) => !ends[end].success)
    return [
      {
        subject,
        seen,
        errors: Object.fromEntries(wrong.map((end) => [`${end}:${subject}`, 'number'])),
      },
    ]
  })
}
