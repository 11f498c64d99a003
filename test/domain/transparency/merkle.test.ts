import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import {
  appendLeaf,
  emptyFrontier,
  emptyRoot,
  leafHash,
  nodeHash,
  placesOf,
  rootOf,
} from '#app/domain/transparency/merkle.ts'
import { toHex } from '#app/domain/transparency/receipt.ts'

import { growTree, leafHashes, naiveRoot, sha256 } from './tree.ts'
import { leaves, levels, roots } from './vectors.ts'

test('[RC1] leaves and nodes are hashed apart, and nothing has the hash of nothing', () => {
  const [entry, left, right] = [Uint8Array.of(7), sha256(Uint8Array.of(1)), sha256()]
  expect(leafHash(entry)).toEqual(sha256(Uint8Array.of(0), entry))
  expect(nodeHash(left, right)).toEqual(sha256(Uint8Array.of(1), left, right))
  expect(toHex(emptyRoot())).toBe(roots[0])
  expect(leafHash(new Uint8Array([1, ...left, ...right]))).not.toEqual(nodeHash(left, right))
})

test('[RC1] the shared leaves have the shared leaf hashes and level nodes', () => {
  const { hashAt } = growTree(leaves.map(leafHash))
  for (const [level, prefixes] of levels.entries()) {
    for (const [n, prefix] of prefixes.entries()) {
      expect(toHex(hashAt({ level, n: BigInt(n) })).slice(0, 8)).toBe(prefix)
    }
  }
})

test('[RC2] the shared leaves have the shared root at every size', () => {
  const { states } = growTree(leaves.map(leafHash))
  expect(states.map(({ frontier }) => toHex(rootOf(frontier)))).toEqual(roots)
})

test('[RC2] a last leaf is not doubled, as other kinds of tree do', () => {
  const [a, b, c] = leafHashes(3)
  const three = growTree([a!, b!, c!]).states.at(-1)!
  const four = growTree([a!, b!, c!, c!]).states.at(-1)!
  expect(rootOf(three.frontier)).toEqual(nodeHash(nodeHash(a!, b!), c!))
  expect(rootOf(three.frontier)).not.toEqual(rootOf(four.frontier))
})

test('[RC3] the root from the frontier equals the recursive definition at every size', () => {
  const hashes = leafHashes(130)
  const { states } = growTree(hashes)
  for (const [size, { frontier }] of states.entries()) {
    expect(rootOf(frontier)).toEqual(naiveRoot(hashes.slice(0, size)))
  }
})

test('[RC3] any entries whatever give the root of the definition', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 40 }), (entries) => {
      const hashes = entries.map(leafHash)
      expect(rootOf(growTree(hashes).states.at(-1)!.frontier)).toEqual(naiveRoot(hashes))
    }),
  )
})

test('[RC4] appending completes each inner node once, with the root of the leaves it covers', () => {
  const hashes = leafHashes(130)
  const { nodes } = growTree(hashes)
  // Leaves, and floor(130 / 2^level) nodes of each level above them.
  expect(nodes.size).toBe(130 + 65 + 32 + 16 + 8 + 4 + 2 + 1)
  for (const [place, hash] of nodes) {
    const [level, n] = place.split(':').map(Number)
    const width = 2 ** level!
    expect(hash).toEqual(naiveRoot(hashes.slice(n! * width, (n! + 1) * width)))
  }
})

test('[RC4] appending leaves the state it was given as it was', () => {
  const [a, b] = leafHashes(2)
  const one = appendLeaf(emptyFrontier, a!)
  const before = structuredClone(one.frontier)
  appendLeaf(one, b!)
  expect(one.frontier).toEqual(before)
  expect(one.size).toBe(1n)
})

test('[RC4] a frontier that does not fit its size is a bug, and throws', () => {
  expect(() => appendLeaf({ size: 3n, frontier: [emptyRoot()] }, emptyRoot())).toThrow(RangeError)
})

test('[RC5] indexes beyond 2^53 stay exact', () => {
  const size = (1n << 60n) + 1n
  const { completed, ...next } = appendLeaf(
    { size, frontier: [emptyRoot(), emptyRoot()] },
    leafHashes(1)[0]!,
  )
  expect(next.size).toBe((1n << 60n) + 2n)
  expect(completed.map(({ level, n }) => ({ level, n }))).toEqual([{ level: 1, n: 1n << 59n }])
  expect(placesOf(0n, (1n << 54n) + 1n)).toEqual([
    { level: 54, n: 0n },
    { level: 0, n: 1n << 54n },
  ])
})
