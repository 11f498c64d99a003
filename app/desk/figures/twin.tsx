import { Link, useSearchParams } from '@remix-run/react'

import { DataTable } from '#app/components/data-table.tsx'
import { Parts } from '#app/desk/positions/parts.tsx'
import { printCsv } from '#app/domain/kernel/csv.ts'
import { partFrom } from '#app/domain/kernel/parts.ts'
import { fewestPublished } from '#app/domain/positions/figure.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

/** The same as a drawing shows, as a table: what is read aloud, copied, and taken along as a file. */
export type Twin = {
  caption: string
  /** The first column names the row. */
  columns: readonly {
    header: string
    /** Computed from several positions, and not exported when they are fewer than four. */
    aggregate?: boolean
  }[]
  rows: readonly {
    key: string
    /** Where the positions behind the row are. */
    to?: string
    /** How many positions its aggregates rest on. */
    n?: number
    /** Asked only of what is shown or saved: of a large table to put all into words takes longer than to draw it. */
    cells: () => readonly Cell[]
  }[]
}

type Cell = string | number | null
type Shown = { key: string; to: string | undefined; cells: readonly Cell[] }

/** More cells than this at once, and reading the page takes longer than looking at the drawing. */
const cellsAtOnce = 1_500

export function TwinTable({ caption, columns, rows }: Twin) {
  const { locale } = useTexts()
  const [search] = useSearchParams()
  const size = Math.max(10, Math.floor(cellsAtOnce / columns.length))
  const from = partFrom(search.get('rows'), rows.length, size)
  const shown = rows
    .slice(from, from + size)
    .map(({ key, to, cells }): Shown => ({ key, to, cells: cells() }))
  const said = (cell: Cell) =>
    cell === null
      ? '–'
      : typeof cell === 'number'
        ? formatNumber(cell, locale, { maximumFractionDigits: 3 })
        : cell
  const addressOf = (part: number) =>
    `?${new URLSearchParams([
      ...[...search].filter(([name]) => name !== 'rows'),
      ['rows', String(part)],
    ]).toString()}#table`
  return (
    <>
      <Parts all={rows.length} size={size} from={from} to={addressOf} />
      <DataTable<Shown>
        caption={caption}
        captionHidden
        rows={shown}
        rowKey={({ key }) => key}
        columns={columns.map(({ header }, at) => ({
          key: String(at),
          header,
          rowHeader: at === 0,
          figures: at > 0 && shown.every(({ cells }) => typeof cells[at] !== 'string'),
          cell: ({ cells, to }) => {
            const words = <bdi>{said(cells[at] ?? null)}</bdi>
            return at === 0 && to !== undefined ? <Link to={to}>{words}</Link> : words
          },
        }))}
      />
    </>
  )
}

/** The table as comma-separated values; `suppressed` stands for what is not exported. */
export function csvOf({ columns, rows }: Twin, suppressed: string): string {
  return printCsv([
    columns.map(({ header }) => header),
    ...rows.map(({ cells, n }) =>
      cells().map((cell, at) =>
        columns[at]?.aggregate === true && n !== undefined && n < fewestPublished
          ? suppressed
          : cell,
      ),
    ),
  ])
}
