import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { claimsOf } from '#app/domain/positions/matrix.ts'
import type { Row } from '#app/domain/positions/matrix.ts'
import type { Scale } from '#app/domain/positions/scale.ts'
import type { Cell } from '#app/domain/positions/stance.ts'
import type { SubjectId } from '#app/domain/positions/subject.ts'

import type { ServerContext } from '../../context.ts'
import type { NamedDelegation } from '../../drafting/name-delegations.ts'
import type { SubjectName } from '../describe.ts'
import { orderOf } from '../order.ts'
import { seePositions } from './see-positions.ts'
import type { Asked, FiguresHead } from './see-positions.ts'

/** The matrix as it is drawn, laid out so that what is alike lies side by side. */
export type MatrixView = {
  head: FiguresHead
  members: readonly NamedDelegation[]
  rows: readonly MatrixRow[]
}

export type MatrixRow = {
  id: SubjectId
  name: SubjectName
  scale: Scale
  /** What the text says on a scale of numbers. */
  value: number | null
  /** In the order of the members. */
  cells: readonly MatrixCell[]
  /** Places of the members whose position is about an earlier wording. */
  earlier: readonly number[]
  /** How many positions there are. */
  n: number
}

/**
 * A level by its number, both ends of a range, or one of the kinds of nothing. A matrix has up to
 * eighteen thousand of them, so that each is as short as it can be.
 */
export type MatrixCell = number | readonly [number, number] | Exclude<Cell['kind'], 'position'>

export async function readMatrix(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo' | 'threads' | 'positionLog'>,
  viewer: Viewer,
  asked: Asked,
): Promise<MatrixView> {
  const { head, members, rows, nameOf } = await seePositions(ctx, viewer, asked)
  const order = orderOf(rows)
  const named = new Map(members.map((member) => [member.id, member]))
  const inRows = new Map(rows.map((row) => [row.subject.id, row]))
  return {
    head,
    members: order.members.flatMap((id) => named.get(id) ?? []),
    rows: order.subjects.flatMap((id) => {
      const row = inRows.get(id)
      if (row === undefined) return []
      const cells = order.members.map((member) => row.cells.get(member) ?? none)
      return [{ ...matrixRow(row, cells), name: nameOf(id) }]
    }),
  }
}

function matrixRow(row: Row, cells: readonly Cell[]): Omit<MatrixRow, 'name'> {
  const { id, scale, value } = row.subject
  return {
    id,
    scale,
    value,
    cells: cells.map((cell) => shortened(cell, scale)),
    earlier: cells.flatMap((cell, at) => (cell.kind === 'position' && cell.earlier ? [at] : [])),
    n: claimsOf(row).length,
  }
}

function shortened(cell: Cell, scale: Scale): MatrixCell {
  if (cell.kind !== 'position') return cell.kind
  const { low, high } = cell.interval
  return scale.kind === 'ordinal' ? low : [low, high]
}

const none: Cell = { kind: 'none' }
