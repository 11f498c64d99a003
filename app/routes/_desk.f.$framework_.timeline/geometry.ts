import { day, instant, later } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { TimelineRow } from '#server/relief/read-timeline.ts'

/** How much time the drawing shows; `all` is whatever there is. */
export const spans = ['month', 'quarter', 'year', 'all'] as const
export type Span = (typeof spans)[number]

export const groupings = ['phase', 'delegation'] as const
export type Grouping = (typeof groupings)[number]

export type Range = { readonly from: Instant; readonly until: Instant }

const days: Readonly<Record<Exclude<Span, 'all'>, number>> = { month: 30, quarter: 91, year: 365 }

/** What is shown: a fifth of the span before now, so that one sees where one comes from. */
export function rangeOf(span: Span, now: Instant, rows: readonly TimelineRow[]): Range {
  if (span !== 'all') {
    const length = days[span] * day
    return { from: later(now, -length / 5), until: later(now, (length * 4) / 5) }
  }
  const moments = rows.flatMap(({ bars, marks }) => [
    ...bars.flatMap(({ from, until }) => [from, until]),
    ...marks.map(({ at }) => at),
  ])
  const first = Math.min(now, ...moments)
  const last = Math.max(now, ...moments)
  const margin = Math.max(day, Math.round((last - first) / 20))
  return { from: instant(first - margin), until: instant(last + margin) }
}

/** Rows under what they belong to, each group in the order in which it first comes. */
export function groupsOf(
  rows: readonly TimelineRow[],
  grouping: Grouping,
): readonly { readonly title: string | null; readonly rows: readonly TimelineRow[] }[] {
  const groups = new Map<string | null, TimelineRow[]>()
  for (const row of rows) {
    const title = grouping === 'phase' ? row.phase : (row.by?.name ?? null)
    const group = groups.get(title)
    if (group === undefined) groups.set(title, [row])
    else group.push(row)
  }
  return [...groups].map(([title, members]) => ({ title, rows: members }))
}

/** Planned, and not proposed yet: it has no moment. */
export function isAhead({ bars, marks }: TimelineRow): boolean {
  return bars.length === 0 && marks.length === 0
}
