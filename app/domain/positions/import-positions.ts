import type { Table } from '../kernel/csv.ts'
import { Content } from './entry.ts'
import { dateOf, faultAt, linesOf, momentOf } from './import-line.ts'
import type { Known, Line, Read } from './import-line.ts'
import { place } from './stance.ts'

/** Columns of a file of positions. */
export const positionColumns = [
  'subject',
  'delegation',
  'date',
  'stance',
  'low',
  'high',
  'type',
  'weight',
  'reason',
  'resolution',
  'review by',
] as const

/** In the column `stance`: it takes no part. */
export const takesNoPart = 'not participating'

/** Each row is a position. */
export function readPositions(table: Table, known: Known): readonly Read[] {
  return linesOf(table).map(({ row, value }): Read => {
    const subject = known.subjects.get(value('subject'))
    const delegation = known.delegations.get(value('delegation'))
    const at = dateOf(value('date'), known.now)
    const content = contentOf(value)
    const faults = [
      ...(subject ? [] : [{ row, column: 'subject', rule: 'unknown-subject' }]),
      ...(delegation ? [] : [{ row, column: 'delegation', rule: strangerIn(known, value) }]),
      ...(typeof at === 'string' ? [{ row, column: 'date', rule: at }] : []),
      ...('faults' in content ? content.faults.map((fault) => ({ row, ...fault })) : []),
    ]
    const column = 'subject'
    if (!subject || !delegation || typeof at === 'string' || 'faults' in content) {
      return { row, column, position: null, faults }
    }
    const { holding } = content
    const placed = place(holding, subject.scale)
    if (!placed.ok) {
      return faultAt(row, holding.kind === 'range' ? 'low' : 'stance', placed.refusal.code)
    }
    const position = { row, subject: subject.id, delegation, at, content }
    return { row, column, position, faults: [] }
  })
}

function strangerIn({ others }: Known, value: Line['value']): string {
  return others.has(value('delegation')) ? 'other-delegation' : 'unknown-delegation'
}

function contentOf(
  value: Line['value'],
): Content | { readonly faults: readonly { column: string; rule: string }[] } {
  const due = value('review by')
  const reviewBy = due === '' ? null : momentOf(due)
  const parsed = Content.safeParse({
    holding: holdingOf(value),
    type: value('type') || 'substantive',
    weight: value('weight') || null,
    reason: value('reason'),
    resolution: value('resolution'),
    reviewBy: reviewBy ?? null,
  })
  const dated = due !== '' && reviewBy === null ? [{ column: 'review by', rule: 'date' }] : []
  if (parsed.success && dated.length === 0) return parsed.data
  const faults = (parsed.error?.issues ?? []).map(({ path, message }) => {
    const [part = '', end = ''] = path.map(String)
    const chosen = part === 'type' || part === 'weight'
    return { column: part === 'holding' ? end : part, rule: chosen ? 'choice' : message }
  })
  return { faults: [...dated, ...faults] }
}

function holdingOf(value: Line['value']): unknown {
  const stance = value('stance')
  if (stance === takesNoPart) return { kind: 'not-participating' }
  if (stance !== '') return { kind: 'stance', level: stance }
  return { kind: 'range', low: numberOf(value('low')), high: numberOf(value('high')) }
}

/** A blank is an open end. What is not written as a number is none, whatever a language makes of it. */
function numberOf(text: string): number | null {
  if (text === '') return null
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
}
