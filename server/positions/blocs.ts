import type { DelegationId } from '#app/domain/kernel/id.ts'
import type { Row } from '#app/domain/positions/matrix.ts'
import { sharesOf } from '#app/domain/positions/shares.ts'
import type { Shares } from '#app/domain/positions/shares.ts'

import { distancesBetween } from './distances.ts'
import type { Distances } from './distances.ts'
import { shuffler } from './shuffle.ts'
import { meanSilhouette } from './silhouette.ts'
import { cut, wardTree } from './tree.ts'
import type { Tree } from './tree.ts'

/** Who goes together. The tree is there even if there are no blocs; its leaves are places in `members`. */
export type Blocs = Omit<Distances, 'between'> & {
  readonly tree: Tree | null
  readonly found: Found
}

export type Found =
  | {
      readonly kind: 'blocs'
      readonly blocs: readonly Bloc[]
      readonly silhouette: number
      /** Share of shuffles with blocs as clear, the matrix itself counted among them. */
      readonly p: number
    }
  | { readonly kind: 'none'; readonly because: 'few-delegations' | 'few-shared' }
  | { readonly kind: 'none'; readonly because: 'no-stable-blocs'; readonly p: number }

export type Bloc = {
  readonly members: readonly DelegationId[]
  readonly kind: 'bloc' | 'outlier'
}

const fewestDelegations = 6
const fewestShared = 10
const mostByChance = 0.05
const shuffles = 199

/** What is known before any shuffle; `found` is null where a test is to be made. */
export type Untested = Omit<Blocs, 'found'> &
  Pick<Distances, 'between'> & { readonly found: Found | null }

export function untestedBlocs(shares: Shares): Untested {
  const distances = distancesBetween(shares)
  const { members, between, medianShared } = distances
  const tree = members.length === 0 ? null : wardTree(between)
  if (members.length < fewestDelegations) {
    return { ...distances, tree, found: { kind: 'none', because: 'few-delegations' } }
  }
  const isShort = medianShared < fewestShared
  return { ...distances, tree, found: isShort ? { kind: 'none', because: 'few-shared' } : null }
}

/**
 * Blocs of one matrix. A silhouette alone proves nothing, since noise has one too: 200 matrices are
 * compared, of which 199 are shuffled. It is computed off the request path and
 * kept by `snapshot`.
 */
export function blocsOf(rows: readonly Row[], snapshot: string): Blocs {
  const shares = sharesOf(rows)
  const { between, found, ...untested } = untestedBlocs(shares)
  const { members, tree } = untested
  if (found !== null || tree === null) {
    return { ...untested, found: found ?? { kind: 'none', because: 'few-delegations' } }
  }
  const best = clearest(between, tree)
  const shuffle = shuffler(snapshot)
  let asClear = 1
  for (let round = 0; round < shuffles; round += 1) {
    const other = distancesBetween(shuffle(shares))
    if (clearest(other.between, wardTree(other.between)).silhouette >= best.silhouette) asClear += 1
  }
  const p = asClear / (shuffles + 1)
  if (p > mostByChance) {
    return { ...untested, found: { kind: 'none', because: 'no-stable-blocs', p } }
  }
  const blocs = best.groups.map((group): Bloc => ({
    members: group.flatMap((at) => members[at] ?? []),
    kind: group.length === 1 ? 'outlier' : 'bloc',
  }))
  return { ...untested, found: { kind: 'blocs', blocs, silhouette: best.silhouette, p } }
}

/** The cut of the tree with the greatest mean silhouette, the coarser of equals. */
function clearest(between: readonly (readonly number[])[], tree: Tree) {
  const most = Math.min(5, Math.floor(between.length / 3))
  let best = { groups: cut(tree, 2), silhouette: meanSilhouette(between, cut(tree, 2)) }
  for (let count = 3; count <= most; count += 1) {
    const groups = cut(tree, count)
    const silhouette = meanSilhouette(between, groups)
    if (silhouette > best.silhouette) best = { groups, silhouette }
  }
  return best
}
