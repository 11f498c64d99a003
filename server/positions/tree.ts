import { agnes } from 'ml-hclust'

/** What was merged, at what height; a leaf is a place in the list that was clustered. */
export type Tree =
  | { readonly kind: 'leaf'; readonly at: number }
  | { readonly kind: 'merge'; readonly height: number; readonly parts: readonly [Tree, Tree] }

/** Ward's tree of at least one item, from the distances between them ("ward2": heights are distances). */
export function wardTree(between: number[][]): Tree {
  return treeOf(agnes(between, { method: 'ward2', isDistanceMatrix: true }))
}

/** The groups that are left when the highest merges are undone until there are `count`, by first leaf. */
export function cut(tree: Tree, count: number): readonly (readonly number[])[] {
  const groups: Tree[] = [tree]
  while (groups.length < count) {
    const highest = groups.toSorted((a, b) => heightOf(b) - heightOf(a))[0]
    if (highest?.kind !== 'merge') break
    groups.splice(groups.indexOf(highest), 1, ...highest.parts)
  }
  return groups
    .map((group) => leavesOf(group).toSorted((a, b) => a - b))
    .toSorted(([a = 0], [b = 0]) => a - b)
}

/** The leaves from left to right. */
export function leavesOf(tree: Tree): readonly number[] {
  return tree.kind === 'leaf' ? [tree.at] : tree.parts.flatMap(leavesOf)
}

/** The same tree with the part of lower mean score on the left of every merge. */
export function turned(tree: Tree, score: (leaf: number) => number): Tree {
  if (tree.kind === 'leaf') return tree
  const [left, right] = tree.parts.map((part) => turned(part, score))
  if (left === undefined || right === undefined) return tree
  const parts: [Tree, Tree] =
    meanOf(left, score) <= meanOf(right, score) ? [left, right] : [right, left]
  return { ...tree, parts }
}

function treeOf(cluster: ReturnType<typeof agnes>): Tree {
  if (cluster.isLeaf) return { kind: 'leaf', at: cluster.index }
  const [left, right] = cluster.children
  if (left === undefined || right === undefined) throw new TypeError('a merge has two parts')
  return { kind: 'merge', height: cluster.height, parts: [treeOf(left), treeOf(right)] }
}

function heightOf(tree: Tree): number {
  return tree.kind === 'leaf' ? -1 : tree.height
}

function meanOf(tree: Tree, score: (leaf: number) => number): number {
  const leaves = leavesOf(tree)
  return leaves.reduce((sum, leaf) => sum + score(leaf), 0) / leaves.length
}
