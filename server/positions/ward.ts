/** How far each item is from each, in rows. */
export type Between = readonly ArrayLike<number>[]

/** Two clusters that became one, under the place of the first; `height` is their distance. */
export type Merge = { readonly into: number; readonly from: number; readonly height: number }

/**
 * Ward's method by chains of nearest neighbours: each cluster leads to its nearest until two are each
 * other's, and these are merged. It comes to the tree of merging the nearest two each time, in the square
 * of the number of items and not its cube (F. Murtagh, The Computer Journal 26, 1983). Distances are
 * kept squared, as in "ward2" (Murtagh and Legendre, Journal of Classification 31, 2014). Of equally near
 * ones the one before in the chain is taken, and else the first, so that the chain ends and is the same each time.
 */
export function mergesOf(between: Between): readonly Merge[] {
  const count = between.length
  const squares = between.map(squaresOf)
  const sizes = Array.from({ length: count }, () => 1)
  const left = [...sizes.keys()]
  const merges: Merge[] = []
  const chain: number[] = []
  while (left.length > 1) {
    if (chain.length === 0) chain.push(left[0] ?? 0)
    const here = chain.at(-1) ?? 0
    const before = chain.at(-2) ?? null
    const { nearest, distance } = nearestTo(here, squares, left, before)
    if (nearest !== before) {
      chain.push(nearest)
      continue
    }
    chain.length -= 2
    const [into, from] = [Math.min(here, nearest), Math.max(here, nearest)]
    merges.push({ into, from, height: Math.sqrt(distance) })
    left.splice(left.indexOf(from), 1)
    join(into, from, { squares, sizes, left })
  }
  return merges
}

function squaresOf(row: ArrayLike<number>): Float64Array {
  const squares = new Float64Array(row.length)
  for (let at = 0; at < row.length; at += 1) squares[at] = (row[at] as number) ** 2
  return squares
}

function nearestTo(
  here: number,
  squares: readonly Float64Array[],
  left: readonly number[],
  before: number | null,
): { nearest: number; distance: number } {
  const row = squares[here] ?? nothing
  let nearest = before ?? -1
  let distance = before === null ? Infinity : (row[before] ?? Infinity)
  for (let at = 0; at < left.length; at += 1) {
    const other = left[at] as number
    const apart = row[other] as number
    if (apart >= distance || other === here) continue
    nearest = other
    distance = apart
  }
  return { nearest, distance }
}

/** Lance and Williams' formula for Ward: how far what was joined is from each of the others, squared. */
function join(
  into: number,
  from: number,
  { squares, sizes, left }: { squares: Float64Array[]; sizes: number[]; left: readonly number[] },
): void {
  const [one, other] = [squares[into] ?? nothing, squares[from] ?? nothing]
  const [a, b] = [sizes[into] ?? 0, sizes[from] ?? 0]
  const apart = one[from] ?? 0
  for (const third of left) {
    if (third === into) continue
    const c = sizes[third] ?? 0
    const square =
      ((a + c) * (one[third] ?? 0) + (b + c) * (other[third] ?? 0) - c * apart) / (a + b + c)
    one[third] = square
    const mirrored = squares[third]
    if (mirrored) mirrored[into] = square
  }
  sizes[into] = a + b
}

const nothing = new Float64Array(0)
