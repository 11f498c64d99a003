import { expect, test } from 'vitest'

import { emptyRoot, leafHash, nodeHash, rootOf } from '#app/domain/transparency/merkle.ts'
import { verifyConsistency, verifyInclusion } from '#app/domain/transparency/proof.ts'
import type { Fault } from '#app/domain/transparency/proof.ts'

import { growTree } from './tree.ts'
import { leaves } from './vectors.ts'

const hashes = leaves.map(leafHash)
const tree = growTree(hashes)
const roots = tree.states.map(({ frontier }) => rootOf(frontier))
const stray = leafHash(Uint8Array.of(0xff))
const huge = 1n << 53n

type Inclusion = Parameters<typeof verifyInclusion>[0]
type Consistency = Parameters<typeof verifyConsistency>[0]

/** Entry 5 of 8, and what can be wrong about it. */
const fifth: Inclusion = {
  leaf: hashes[5]!,
  index: 5n,
  size: 8n,
  proof: tree.inclusion(5, 8),
  root: roots[8]!,
}
const [a, b, c] = fifth.proof as [Uint8Array, Uint8Array, Uint8Array]

const wrongInclusions: readonly [string, Partial<Inclusion>, Fault][] = [
  ['the index of its sibling', { index: 4n }, 'other-root'],
  ['the index of its mirror image', { index: 2n }, 'other-root'],
  ['the first index', { index: 0n }, 'other-root'],
  ['the last index', { index: 7n }, 'other-root'],
  ['an index that is the size', { index: 8n }, 'outside-the-tree'],
  ['an index beyond the size', { index: 9n }, 'outside-the-tree'],
  ['a negative index', { index: -1n }, 'outside-the-tree'],
  ['an index that equals its own modulo 8', { index: 13n }, 'outside-the-tree'],
  ['an index that equals its own modulo 2^53', { index: huge + 5n }, 'outside-the-tree'],
  ['an index that equals its own modulo 2^64', { index: (1n << 64n) + 5n }, 'outside-the-tree'],
  ['size 0', { size: 0n }, 'outside-the-tree'],
  ['a negative size', { size: -8n }, 'outside-the-tree'],
  ['a size that is the index', { size: 5n }, 'outside-the-tree'],
  ['the smallest size that has the index', { size: 6n }, 'too-many-hashes'],
  ['a size one larger', { size: 9n }, 'too-few-hashes'],
  ['twice the size', { size: 16n }, 'too-few-hashes'],
  ['a size beyond 2^53', { size: huge + 8n }, 'too-few-hashes'],
  ['index and size moved beyond 2^53', { index: huge + 5n, size: huge + 8n }, 'too-few-hashes'],
  ['index and size moved beyond 2^64', { index: 5n, size: 1n << 64n }, 'too-few-hashes'],
  ['no hashes', { proof: [] }, 'too-few-hashes'],
  ['its first hash missing', { proof: [b, c] }, 'too-few-hashes'],
  ['its last hash missing', { proof: [a, b] }, 'too-few-hashes'],
  ['a hash added at the end', { proof: [a, b, c, stray] }, 'too-many-hashes'],
  ['a hash added at the beginning', { proof: [stray, a, b, c] }, 'too-many-hashes'],
  ['its last hash doubled', { proof: [a, b, c, c] }, 'too-many-hashes'],
  ['the root added', { proof: [a, b, c, roots[8]!] }, 'too-many-hashes'],
  ['its first two hashes swapped', { proof: [b, a, c] }, 'other-root'],
  ['its hashes from root to leaf', { proof: [c, b, a] }, 'other-root'],
  ['a stray hash', { proof: [a, stray, c] }, 'other-root'],
  ['a hash of 31 bytes', { proof: [a, b.slice(1), c] }, 'hash-length'],
  ['a hash of 33 bytes', { proof: [a, Uint8Array.of(...b, 0), c] }, 'hash-length'],
  ['a hash of no bytes', { proof: [a, new Uint8Array(), c] }, 'hash-length'],
  ['two hashes run together', { proof: [Uint8Array.of(...a, ...b), c] }, 'hash-length'],
  ['a leaf of 31 bytes', { leaf: hashes[5]!.slice(1) }, 'hash-length'],
  ['a root of 31 bytes', { root: roots[8]!.slice(1) }, 'hash-length'],
  ['another leaf', { leaf: hashes[4]! }, 'other-root'],
  ['a leaf hashed as a node', { leaf: nodeHash(leaves[5]!, new Uint8Array()) }, 'other-root'],
  ['the entry itself in place of its hash', { leaf: leaves[5]! }, 'hash-length'],
  ['the root of the empty tree', { root: emptyRoot() }, 'other-root'],
  ['the root of another size', { root: roots[7]! }, 'other-root'],
  [
    'an inner node given as a leaf one level up',
    { leaf: nodeHash(hashes[4]!, hashes[5]!), proof: [b, c] },
    'too-few-hashes',
  ],
  [
    'an inner node given as a leaf of half the size',
    { leaf: nodeHash(hashes[4]!, hashes[5]!), index: 2n, size: 8n, proof: [b, c] },
    'too-few-hashes',
  ],
]

test.each(wrongInclusions)('[RC8] entry 5 of 8 with %s is refused', (_, wrong, fault) => {
  expect(verifyInclusion(fifth)).toEqual({ ok: true })
  expect(verifyInclusion({ ...fifth, ...wrong })).toEqual({ ok: false, fault })
})

/** From 6 to 7 entries: neither is a power of two, so the proof begins with a hash of its own. */
const sixToSeven: Consistency = {
  first: 6n,
  second: 7n,
  firstRoot: roots[6]!,
  secondRoot: roots[7]!,
  proof: tree.consistency(6, 7),
}
const [p, q, r] = sixToSeven.proof as [Uint8Array, Uint8Array, Uint8Array]

const wrongConsistencies: readonly [string, Partial<Consistency>, Fault][] = [
  ['first size 0', { first: 0n }, 'outside-the-tree'],
  [
    'first size 0 and no hashes',
    { first: 0n, firstRoot: emptyRoot(), proof: [] },
    'outside-the-tree',
  ],
  ['a negative first size', { first: -6n }, 'outside-the-tree'],
  ['the sizes exchanged', { first: 7n, second: 6n }, 'outside-the-tree'],
  ['a first size beyond 2^53', { first: huge + 6n }, 'outside-the-tree'],
  ['both sizes moved beyond 2^53', { first: huge + 6n, second: huge + 7n }, 'too-few-hashes'],
  ['a second size beyond 2^64', { second: (1n << 64n) + 7n }, 'too-few-hashes'],
  ['another first size', { first: 5n }, 'too-few-hashes'],
  ['a first size that is a power of two', { first: 4n }, 'too-many-hashes'],
  ['a larger second size', { second: 9n }, 'too-few-hashes'],
  ['a smaller second size', { second: 6n }, 'too-many-hashes'],
  ['the same size twice and other roots', { first: 7n, proof: [] }, 'other-root'],
  [
    'the same size twice and a hash',
    { first: 7n, firstRoot: roots[7]!, proof: [stray] },
    'too-many-hashes',
  ],
  ['no hashes', { proof: [] }, 'too-few-hashes'],
  ['only its first hash', { proof: [p] }, 'too-few-hashes'],
  ['its first hash missing', { proof: [q, r] }, 'too-few-hashes'],
  ['its last hash missing', { proof: [p, q] }, 'too-few-hashes'],
  ['a hash too many', { proof: [p, q, r, stray] }, 'too-many-hashes'],
  ['the first root put before it', { proof: [roots[6]!, p, q, r] }, 'too-many-hashes'],
  ['two hashes swapped', { proof: [q, p, r] }, 'other-root'],
  ['its hashes reversed', { proof: [r, q, p] }, 'other-root'],
  ['a hash of 31 bytes', { proof: [p.slice(1), q, r] }, 'hash-length'],
  ['a hash of no bytes', { proof: [p, q, new Uint8Array()] }, 'hash-length'],
  ['a first root of 33 bytes', { firstRoot: Uint8Array.of(...roots[6]!, 0) }, 'hash-length'],
  ['a second root of no bytes', { secondRoot: new Uint8Array() }, 'hash-length'],
  ['the roots exchanged', { firstRoot: roots[7]!, secondRoot: roots[6]! }, 'other-root'],
  ['a first root that was rewritten', { firstRoot: stray }, 'other-root'],
  ['a second root that was rewritten', { secondRoot: stray }, 'other-root'],
  ['the root of the empty tree first', { firstRoot: emptyRoot() }, 'other-root'],
]

test.each(wrongConsistencies)('[RC8] the way from 6 to 7 with %s is refused', (_, wrong, fault) => {
  expect(verifyConsistency(sixToSeven)).toEqual({ ok: true })
  expect(verifyConsistency({ ...sixToSeven, ...wrong })).toEqual({ ok: false, fault })
})

test('[RC8] a record rewritten in its past cannot be shown to continue the old one', () => {
  const rewritten = growTree(hashes.with(2, stray))
  const claim: Consistency = {
    first: 6n,
    second: 8n,
    firstRoot: roots[6]!,
    secondRoot: rootOf(rewritten.states[8]!.frontier),
    proof: rewritten.consistency(6, 8),
  }
  expect(verifyConsistency(claim)).toEqual({ ok: false, fault: 'other-root' })
  expect(verifyConsistency({ ...claim, proof: tree.consistency(6, 8) }).ok).toBe(false)
})
