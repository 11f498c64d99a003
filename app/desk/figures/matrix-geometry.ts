import type { MatrixView } from '#server/positions/figures/read-matrix.ts'

/** Where the cells of a matrix lie. Few delegations get wide columns, many narrow ones. */
export type Geometry = {
  cell: { width: number; height: number }
  origin: { x: number; y: number }
  width: number
  height: number
}

export function geometryOf({ members, rows }: Pick<MatrixView, 'members' | 'rows'>): Geometry {
  const cell = { width: members.length <= 16 ? 48 : 32, height: 22 }
  const origin = { x: 264, y: 56 }
  return {
    cell,
    origin,
    width: Math.max(origin.x + members.length * cell.width + 8, legendWidth),
    height: origin.y + rows.length * cell.height + 8,
  }
}

/** What the words above the cells take in either language. */
const legendWidth = 940

export function cornerOf({ origin, cell }: Geometry, row: number, column: number) {
  return { x: origin.x + column * cell.width, y: origin.y + row * cell.height }
}
