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
  const leaves: number[] = []
  const visit = (part: Tree): void => {
    if (part.kind === 'leaf') leaves.push(part.at)
    else part.parts.forEach(visit)
  }
  visit(tree)
  return leaves
}

/** The same tree with the part of lower mean score on the left of every merge. */
export function turned(tree: Tree, score: (leaf: number) => number): Tree {
  return turning(tree, score).tree
}

function turning(tree: Tree, score: (leaf: number) => number): Turned {
  if (tree.kind === 'leaf') return { tree, sum: score(tree.at), leaves: 1 }
  const [left, right] = [turning(tree.parts[0], score), turning(tree.parts[1], score)]
  const parts: [Tree, Tree] =
    meanOf(left) <= meanOf(right) ? [left.tree, right.tree] : [right.tree, left.tree]
  return {
    tree: { ...tree, parts },
    sum: left.sum + right.sum,
    leaves: left.leaves + right.leaves,
  }
}

/** A tree that was turned, with the scores of its leaves in all. */
type Turned = { tree: Tree; sum: number; leaves: number }

function meanOf({ sum, leaves }: Turned): number {
  return sum / leaves
}

function heightOf(tree: Tree): number {
  return tree.kind === 'leaf' ? -1 : tree.height
}
