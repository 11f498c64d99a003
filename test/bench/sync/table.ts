import type { Bar, Contest, Summary, Unit } from './workload.ts'

/** The rows of a contest as aligned text. */
export function tableOf({ entries, columns }: Contest, summary: Summary): string[] {
  const head = ['', ...columns.map((column) => column.head)]
  const rows = Object.entries(entries).map(([name, { label }]) => [
    label,
    ...columns.map(({ figure, unit, over = 'median' }) => shown(summary[over](name, figure), unit)),
  ])
  return aligned([head, ...rows])
}

/** Names to the left, figures to the right. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0))) ?? []
  return rows.map((row) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  '),
  )
}

export function isMet({ value, holds, limit }: Bar): boolean {
  if (value === null || limit === null) return false
  return holds === 'at most' ? value <= limit : value >= limit
}

export function barLine(bar: Bar): string {
  const { says, value, holds, limit, unit } = bar
  const verdict = isMet(bar) ? 'met    ' : 'NOT MET'
  return `${verdict}  ${says}: ${shown(value, unit)}, ${holds} ${shown(limit, unit)}`
}

function shown(value: number | null, unit: Unit): string {
  if (value === null) return '–'
  if (value === Infinity) return 'never'
  const digits = Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0
  const figure = value.toFixed(unit === 'number' && Number.isInteger(value) ? 0 : digits)
  return unit === 'number' ? figure : `${figure} ${unit}`
}
