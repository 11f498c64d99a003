import { EigenvalueDecomposition, Matrix } from 'ml-matrix'

import type { DelegationId } from '#app/domain/kernel/id.ts'
import type { Row } from '#app/domain/positions/matrix.ts'
import { onItsSide, onSide, sharesOf } from '#app/domain/positions/shares.ts'
import type { Shares } from '#app/domain/positions/shares.ts'
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
export function mapOf(
  rows: readonly Row[],
  before: PositionMap | null,
  shares: Shares = sharesOf(rows),
): PositionMap | NoMap {
  const { members, subjects, centred, seen } = centredCells(shares)
  if (members.length < 4) return { kind: 'none', because: 'few-delegations' }
  if (subjects.length < 5) return { kind: 'none', because: 'few-contested' }
  const { axes, explained } = components(centred)
  const points = members.map((delegation, at) => {
    const count = seen[at] ?? 0
    const scale = count === 0 ? 0 : Math.sqrt(subjects.length / count)
    const along = (axis: Float64Array) => scale * product(centred[at] ?? none, axis)
    return { delegation, x: along(axes.x), y: along(axes.y), seen: count }
  })
  const loadings = subjects.flatMap((subject, at) => {
    const row = rows[subject]
    return row ? [{ subject: row.subject.id, x: axes.x[at] ?? 0, y: axes.y[at] ?? 0 }] : []
  })
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

/**
 * Middles of positions on contested subjects, less the mean of the subject; missing ones are the mean. Of
 * members that have a position at all, in the order of their ids; `subjects` are places in the matrix, and
 * `seen` is on how many of them a member has a position.
 */
function centredCells(shares: Shares) {
  const { low, high } = onItsSide(shares)
  const places = shares.members
    .map((member, at) => ({ member, at }))
    .filter(({ at }) => shares.low[at]?.some((share) => !Number.isNaN(share)))
    .toSorted((a, b) => (a.member < b.member ? -1 : 1))
    .map(({ at }) => at)
  const subjects = [...low.keys()].filter((at) => isContested(low[at] ?? none, high[at] ?? none))
  const centred = places.map(() => new Float64Array(subjects.length))
  const seen = places.map(() => 0)
  for (const [column, subject] of subjects.entries()) {
    const [lows, highs] = [low[subject] ?? none, high[subject] ?? none]
    const middles = places.map((at) => ((lows[at] as number) + (highs[at] as number)) / 2)
    const known = middles.filter((middle) => !Number.isNaN(middle))
    const mean = known.reduce((sum, middle) => sum + middle, 0) / known.length
    for (const [at, middle] of middles.entries()) {
      const row = centred[at]
      if (row === undefined || Number.isNaN(middle)) continue
      row[column] = middle - mean
      seen[at] = (seen[at] ?? 0) + 1
    }
  }
  const members = places.flatMap((at) => shares.members[at] ?? [])
  return { members, subjects, centred, seen }
}
function isContested(lows: Float64Array, highs: Float64Array): boolean {
  const first = lows.findIndex((low) => !Number.isNaN(low))
  const [low, high] = [lows[first], highs[first]]
  return lows.some((one, at) => !Number.isNaN(one) && (one !== low || highs[at] !== high))
}

/**
 * The first two right singular vectors, by way of the products of the rows (or columns, if they are
 * fewer): of sixty delegations on three hundred subjects this decomposes 60 × 60 instead of 60 × 300.
 */
function components(centred: readonly Float64Array[]) {
  const byColumn = onSide(centred, centred[0]?.length ?? 0)
  const isWide = byColumn.length > centred.length
  const products = productsOf(isWide ? centred : byColumn)
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(products, {
    assumeSymmetric: true,
  })
  const variances = realEigenvalues.map((value) => Math.max(value, 0))
  const all = variances.reduce((sum, value) => sum + value, 0)
  // They come in ascending order.
  const axis = (from: number) => {
    const at = variances.length - from
    const vector = Float64Array.from(eigenvectorMatrix.getColumn(at))
    return pointed(isWide ? across(vector, byColumn, variances[at] ?? 0) : vector)
  }
  const [second = 0, first = 0] = variances.slice(-2)
  return {
    axes: { x: axis(1), y: axis(2) },
    explained: all === 0 ? 0 : (first + second) / all,
  }
}

/** Of each row with each. */
function productsOf(rows: readonly Float64Array[]): Matrix {
  const products = Matrix.zeros(rows.length, rows.length)
  for (const [i, one] of rows.entries()) {
    for (let j = 0; j <= i; j += 1) {
      const value = product(one, rows[j] ?? none)
      products.set(i, j, value)
      products.set(j, i, value)
    }
  }
  return products
}

function product(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let at = 0; at < one.length; at += 1) sum += (one[at] as number) * (other[at] as number)
  return sum
}

/** From a vector over rows to the one of length 1 over columns; nothing where there is no variance. */
function across(
  vector: Float64Array,
  byColumn: readonly Float64Array[],
  variance: number,
): Float64Array {
  const deviation = Math.sqrt(variance)
  return Float64Array.from(byColumn, (column) =>
    deviation < least ? 0 : product(vector, column) / deviation,
  )
}

/** Below this a deviation is what is left of rounding. */
const least = 1e-9

/** A component has no direction of its own: its largest loading, the first of equals, is made positive. */
function pointed(axis: Float64Array): Float64Array {
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

const none = new Float64Array(0)
