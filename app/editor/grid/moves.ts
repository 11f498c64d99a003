/** A place in a table: the number of a row and of a column. */
export type Place = { row: number; column: number }

/** How many rows and columns there are, how many rows a page shows, and which way the columns go. */
export type Extent = { rows: number; columns: number; page: number; isRightToLeft: boolean }

type Pressed = { key: string; ctrlKey: boolean; metaKey: boolean }

/** Where a key leads from a place, or null for one that moves nothing (ARIA practices, grid). */
export function moveBy({ key, ctrlKey, metaKey }: Pressed, from: Place, extent: Extent) {
  const wanted = wantedBy(key, ctrlKey || metaKey, from, extent)
  return wanted === null ? null : within(wanted, extent)
}

/** The nearest place that is there. */
export function within(
  { row, column }: Place,
  { rows, columns }: Pick<Extent, 'rows' | 'columns'>,
) {
  return { row: between(row, rows), column: between(column, columns) }
}

function wantedBy(
  key: string,
  isFar: boolean,
  { row, column }: Place,
  { rows, columns, page, isRightToLeft }: Extent,
): Place | null {
  const forth = isRightToLeft ? -1 : 1
  switch (key) {
    case 'ArrowUp':
      return { row: isFar ? 0 : row - 1, column }
    case 'ArrowDown':
      return { row: isFar ? rows : row + 1, column }
    case 'ArrowRight':
      return { row, column: isFar ? forth * columns : column + forth }
    case 'ArrowLeft':
      return { row, column: isFar ? -forth * columns : column - forth }
    case 'Home':
      return { row: isFar ? 0 : row, column: 0 }
    case 'End':
      return { row: isFar ? rows : row, column: columns }
    case 'PageUp':
      return { row: row - page, column }
    case 'PageDown':
      return { row: row + page, column }
    default:
      return null
  }
}

function between(place: number, count: number): number {
  return Math.max(0, Math.min(place, count - 1))
}
