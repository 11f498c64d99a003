import { mergesOf } from './ward.ts'
import type { Between } from './ward.ts'

/** What was merged, at what height; a leaf is a place in the list that was clustered. */
export type Tree =
  | { readonly kind: 'leaf'; readonly at: number }
  | { readonly kind: 'merge'; readonly height: number; readonly parts: readonly [Tree, Tree] }

/** Ward's tree of at least one item, from the distances between them ("ward2": heights are distances). */
export function wardTree(between: Between): Tree {
  const trees = new Map<number, Tree>(between.map((_, at) => [at, { kind: 'leaf', at }]))
  for (const { into, from, height } of mergesOf(between)) {
    const [left, right] = [trees.get(into), trees.get(from)]
    if (left === undefined || right === undefined) throw new TypeError('a merge has two parts')
    trees.set(into, { kind: 'merge', height, parts: [left, right] })
    trees.delete(from)
  }
  const [tree] = trees.values()
  if (tree === undefined) throw new RangeError('nothing has no tree')
  return tree
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

function heightOf(tree: Tree): number {
  return tree.kind === 'leaf' ? -1 : tree.height
}

function meanOf(tree: Tree, score: (leaf: number) => number): number {
  const leaves = leavesOf(tree)
  return leaves.reduce((sum, leaf) => sum + score(leaf), 0) / leaves.length
}
