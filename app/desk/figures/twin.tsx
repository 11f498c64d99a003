import { Link } from '@remix-run/react'

import { DataTable } from '#app/components/data-table.tsx'
import { printCsv } from '#app/domain/kernel/csv.ts'
import { fewestPublished } from '#app/domain/positions/figure.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

import { usePart } from './use-part.tsx'

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
    cells: (on: 'page' | 'file') => readonly Cell[]
  }[]
}

type Cell = string | number | null
type Shown = { key: string; to: string | undefined; cells: readonly Cell[] }

/** More cells than this at once, and reading the page takes longer than looking at the drawing. */
const cellsAtOnce = 800

export function TwinTable({ caption, columns, rows }: Twin) {
  const { t, locale } = useTexts()
  const size = Math.max(10, Math.floor(cellsAtOnce / columns.length))
  const { shown: part, parts } = usePart(rows, {
    name: 'rows',
    of: t('figures:table'),
    size,
    hash: '#table',
  })
  const shown = part.map(({ key, to, cells }): Shown => ({ key, to, cells: cells('page') }))
  const said = (cell: Cell) =>
    cell === null
      ? '–'
      : typeof cell === 'number'
        ? formatNumber(cell, locale, { maximumFractionDigits: 3 })
        : cell
  return (
    <>
      {parts}
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
      cells('file').map((cell, at) =>
        columns[at]?.aggregate === true && n !== undefined && n < fewestPublished
          ? suppressed
          : cell,
      ),
    ),
  ])
}
