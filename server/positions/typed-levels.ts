import * as z from 'zod'

import { OrdinalScale } from '#app/domain/positions/scale.ts'
import type { Counts, Level } from '#app/domain/positions/scale.ts'

/** What begins a line says how a level counts; signs that keyboards and programs make of them are taken too. */
const signs: ReadonlyMap<string, Counts> = new Map([
  ['-', 'against'],
  ['\u2212', 'against'],
  ['\u2013', 'against'],
  ['0', 'abstention'],
  ['+', 'for'],
])

/** So many are chosen by one digit each (domain/positions/SPEC.md PO27). */
const most = 9

/** Levels of one's own as a form sends them, one a line: `- Never`, `0 Later`, `+ Now`. */
export const TypedLevels = z
  .string()
  .max(1_000, 'tooLong')
  .transform((text, context) => {
    const lines = text.split(/\r?\n/).map((one) => one.trim())
    const levels = lines.filter((one) => one !== '').map(levelOf)
    const scale = OrdinalScale.safeParse({ kind: 'ordinal', levels })
    if (scale.success && levels.length <= most) return scale.data
    context.addIssue({ code: 'custom', message: 'levels' })
    return z.NEVER
  })

/** Null for a line that does not say how it counts. */
function levelOf(line: string): Level | null {
  const counts = signs.get(line.slice(0, 1))
  return counts === undefined ? null : { code: line.slice(1).trim(), counts }
}
