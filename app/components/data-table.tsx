import clsx from 'clsx'
import type { ReactNode } from 'react'
import { useId } from 'react'

export type Column<Row> = {
  key: string
  header: string
  cell: (row: Row) => ReactNode
  /** Names the row when read aloud. One column of a table should. */
  rowHeader?: boolean
  /** Figures stand at the end, so that their digits can be compared. */
  figures?: boolean
  /** Left out on phones, where another cell says it too. */
  wide?: boolean
}

/** A table that is one: caption, column and row headers, hairlines. Wider than the page, it scrolls by itself. */
export function DataTable<Row>({
  caption,
  captionHidden = false,
  columns,
  rows,
  rowKey,
}: {
  caption: string
  captionHidden?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
}) {
  const captionId = useId()
  return (
    // Focusable, so that a keyboard can scroll it (axe: scrollable-region-focusable); a group and not a
    // region, since the section around it is the landmark and often bears the same name.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role
    <div role="group" aria-labelledby={captionId} tabIndex={0} className="relative overflow-x-auto">
      <table className="w-full border-collapse text-sm tabular-nums">
        <caption
          id={captionId}
          className={captionHidden ? 'sr-only' : 'pb-2 text-start text-lg font-semibold'}
        >
          {caption}
        </caption>
        <thead>
          <tr className="border-edge border-b">
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={clsx(place(column), 'pb-1.5 font-medium whitespace-nowrap text-muted')}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-line hover:bg-sunken border-b">
              {columns.map((column) => {
                const Cell = column.rowHeader === true ? 'th' : 'td'
                return (
                  <Cell
                    key={column.key}
                    scope={column.rowHeader === true ? 'row' : undefined}
                    className={clsx(place(column), 'py-2 align-baseline font-normal')}
                  >
                    {column.cell(row)}
                  </Cell>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function place<Row>(column: Column<Row>): string {
  return clsx(
    'px-3 first:ps-0 last:pe-0',
    column.figures === true ? 'text-end' : 'text-start',
    column.wide === true && 'max-md:hidden',
  )
}
