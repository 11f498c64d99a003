import { EigenvalueDecomposition, Matrix } from 'ml-matrix'

import type { DelegationId } from '#app/domain/kernel/id.ts'
import { claimsOf, contested } from '#app/domain/positions/matrix.ts'
import type { Row } from '#app/domain/positions/matrix.ts'
import { shareOf } from '#app/domain/positions/stance.ts'
import type { SubjectId } from '#app/domain/positions/subject.ts'

/** Delegations in the plane that shows most of what divides them, with what its axes are made of. */
export type PositionMap = {
  readonly kind: 'map'
  readonly points: readonly {
    readonly delegation: DelegationId
    readonly x: number
    readonly y: number
    /** On how many of the subjects it has a position. */
    readonly seen: number
  }[]
  readonly loadings: readonly {
    readonly subject: SubjectId
    readonly x: number
    readonly y: number
  }[]
  /** Share of the variance that the plane shows, 0 to 1. */
  readonly explained: number
  /** Too little is shown to read nearness from it. */
  readonly weak: boolean
}

export type NoMap = { readonly kind: 'none'; readonly because: 'few-delegations' | 'few-contested' }

/** The map of a matrix, lying as close as it can to the map before it. */
export function mapOf(rows: readonly Row[], before: PositionMap | null): PositionMap | NoMap {
  const divided = contested(rows)
  const members = [
    ...new Set(rows.flatMap((row) => claimsOf(row).map(({ delegation }) => delegation))),
  ].toSorted()
  if (members.length < 4) return { kind: 'none', because: 'few-delegations' }
  if (divided.length < 5) return { kind: 'none', because: 'few-contested' }
  const { seen, centred } = centredCells(divided, members)
  const { axes, explained } = components(centred)
  const points = members.map((delegation, at) => {
    const places = seen[at] ?? []
    const scale = places.length === 0 ? 0 : Math.sqrt(divided.length / places.length)
    const along = (axis: readonly number[]) =>
      scale * places.reduce((sum, place) => sum + centred.get(at, place) * (axis[place] ?? 0), 0)
    return { delegation, x: along(axes.x), y: along(axes.y), seen: places.length }
  })
  const loadings = divided.map(({ subject }, at) => ({
    subject: subject.id,
    x: axes.x[at] ?? 0,
    y: axes.y[at] ?? 0,
  }))
  const turn = before === null ? still : turnTowards(points, before.points)
  return {
    kind: 'map',
    points: points.map((point) => ({ ...point, ...turn(point) })),
    loadings: loadings.map((loading) => ({ ...loading, ...turn(loading) })),
    explained,
    weak: explained < 0.4,
  }
}

/** Where each delegation lies on the first component, as seriation wants it; 0 where there is no map. */
export function alongFirst(map: PositionMap | NoMap): ReadonlyMap<DelegationId, number> {
  return new Map(map.kind === 'none' ? [] : map.points.map(({ delegation, x }) => [delegation, x]))
}

/** Middles of positions as shares of their scale, less the mean of the subject; missing ones are the mean. */
function centredCells(rows: readonly Row[], members: readonly DelegationId[]) {
  const centred = Matrix.zeros(members.length, rows.length)
  const seen: number[][] = members.map(() => [])
  const places = new Map(members.map((member, at) => [member, at]))
  for (const [column, row] of rows.entries()) {
    const middles = claimsOf(row).map(({ delegation, interval }) => {
      const { low, high } = shareOf(interval, row.subject.scale)
      return { at: places.get(delegation) ?? 0, middle: (low + high) / 2 }
    })
    const mean = middles.reduce((sum, { middle }) => sum + middle, 0) / middles.length
    for (const { at, middle } of middles) {
      centred.set(at, column, middle - mean)
      seen[at]?.push(column)
    }
  }
  return { centred, seen }
}

/**
 * The first two right singular vectors, by way of the products of the rows (or columns, if they are
 * fewer): of sixty delegations on three hundred subjects this decomposes 60 × 60 instead of 60 × 300.
 */
function components(centred: Matrix) {
  const isWide = centred.columns > centred.rows
  const few = isWide ? centred : centred.transpose()
  const products = few.mmul(few.transpose())
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(products, {
    assumeSymmetric: true,
  })
  const variances = realEigenvalues.map((value) => Math.max(value, 0))
  const all = variances.reduce((sum, value) => sum + value, 0)
  // They come in ascending order.
  const axis = (from: number) => {
    const at = variances.length - from
    const vector = eigenvectorMatrix.getColumn(at)
    return pointed(isWide ? across(vector, few, variances[at] ?? 0) : vector)
  }
  const [second = 0, first = 0] = variances.slice(-2)
  return {
    axes: { x: axis(1), y: axis(2) },
    explained: all === 0 ? 0 : (first + second) / all,
  }
}

/** From a vector over rows to the one of length 1 over columns; nothing where there is no variance. */
function across(vector: number[], rows: Matrix, variance: number): readonly number[] {
  const deviation = Math.sqrt(variance)
  const sums = Matrix.rowVector(vector).mmul(rows).getRow(0)
  return sums.map((sum) => (deviation < least ? 0 : sum / deviation))
}

/** Below this a deviation is what is left of rounding. */
const least = 1e-9

/** A component has no direction of its own: its largest loading, the first of equals, is made positive. */
function pointed(axis: readonly number[]): readonly number[] {
  const largest = axis.reduce(
    (one, other) => (Math.abs(other) > Math.abs(one) + 1e-12 ? other : one),
    0,
  )
  return largest < 0 ? axis.map((value) => 0 - value) : axis
}

type Point = { readonly x: number; readonly y: number }
type Turn = (point: Point) => Point

const still: Turn = ({ x, y }) => ({ x, y })

/**
 * The rotation, or reflection, that brings the points nearest to where the same delegations were
 * (orthogonal Procrustes). In the plane both have a closed form, and the better one is taken.
 */
function turnTowards(
  points: readonly (Point & { delegation: DelegationId })[],
  before: readonly (Point & { delegation: DelegationId })[],
): Turn {
  const was = new Map(before.map((point) => [point.delegation, point]))
  let [xx, xy, yx, yy] = [0, 0, 0, 0]
  for (const { delegation, x, y } of points) {
    const target = was.get(delegation)
    if (target === undefined) continue
    xx += x * target.x
    xy += x * target.y
    yx += y * target.x
    yy += y * target.y
  }
  const rotated = Math.hypot(xx + yy, xy - yx)
  const reflected = Math.hypot(xx - yy, xy + yx)
  if (rotated === 0 && reflected === 0) return still
  if (rotated >= reflected) {
    const [cos, sin] = [(xx + yy) / rotated, (xy - yx) / rotated]
    return ({ x, y }) => ({ x: cos * x - sin * y, y: sin * x + cos * y })
  }
  const [cos, sin] = [(xx - yy) / reflected, (xy + yx) / reflected]
  return ({ x, y }) => ({ x: cos * x + sin * y, y: sin * x - cos * y })
}
