import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { leafHash, placesOf, rootOf } from '#app/domain/transparency/merkle.ts'
import {
  consistencyPath,
  inclusionPath,
  verifyConsistency,
  verifyInclusion,
} from '#app/domain/transparency/proof.ts'
import { toHex } from '#app/domain/transparency/receipt.ts'

import { growTree, leafHashes, naiveConsistency, naiveInclusion } from './tree.ts'
import { consistencies, inclusions, leaves } from './vectors.ts'

const most = 130
const hashes = leafHashes(most)
const tree = growTree(hashes)
const roots = tree.states.map(({ frontier }) => rootOf(frontier))

const place = fc
  .integer({ min: 1, max: most })
  .chain((size) => fc.record({ size: fc.constant(size), index: fc.nat({ max: size - 1 }) }))
const span = fc
  .integer({ min: 1, max: most })
  .chain((second) =>
    fc.record({ second: fc.constant(second), first: fc.integer({ min: 1, max: second }) }),
  )

test('[RC6] the shared inclusion proofs come out hash for hash and verify', () => {
  const shared = growTree(leaves.map(leafHash))
  for (const { index, size, hashes: prefixes } of inclusions) {
    const proof = shared.inclusion(Number(index), Number(size))
    expect(proof.map((hash) => toHex(hash).slice(0, 8))).toEqual(prefixes)
    const root = rootOf(shared.states[Number(size)]!.frontier)
    const leaf = leafHash(leaves[Number(index)]!)
    expect(verifyInclusion({ leaf, index, size, proof, root })).toEqual({ ok: true })
  }
})

test('[RC7] the shared consistency proofs come out hash for hash and verify', () => {
  const shared = growTree(leaves.map(leafHash))
  for (const { first, second, hashes: prefixes } of consistencies) {
    const proof = shared.consistency(Number(first), Number(second))
    expect(proof.map((hash) => toHex(hash).slice(0, 8))).toEqual(prefixes)
    const [firstRoot, secondRoot] = [first, second].map((size) =>
      rootOf(shared.states[Number(size)]!.frontier),
    )
    expect(
      verifyConsistency({
        first,
        second,
        firstRoot: firstRoot!,
        secondRoot: secondRoot!,
        proof,
      }),
    ).toEqual({ ok: true })
  }
})

test('[RC6] every index of every size has a proof, and it is accepted', () => {
  const refused: string[] = []
  for (let size = 1; size <= most; size++) {
    for (let index = 0; index < size; index++) {
      if (!verifyInclusion(inclusionClaim(index, size)).ok) refused.push(`${index} of ${size}`)
    }
  }
  expect(refused).toEqual([])
})

test('[RC7] every pair of sizes has a proof, and it is accepted', () => {
  const refused: string[] = []
  for (let second = 1; second <= most; second++) {
    for (let first = 1; first <= second; first++) {
      if (!verifyConsistency(consistencyClaim(first, second)).ok)
        refused.push(`${first} to ${second}`)
    }
  }
  expect(refused).toEqual([])
})

test('[RC6] inclusion proofs are those of the recursive definition', () => {
  fc.assert(
    fc.property(place, ({ index, size }) => {
      expect(tree.inclusion(index, size)).toEqual(naiveInclusion(index, hashes.slice(0, size)))
    }),
  )
})

test('[RC7] consistency proofs are those of the recursive definition', () => {
  fc.assert(
    fc.property(span, ({ first, second }) => {
      expect(tree.consistency(first, second)).toEqual(
        naiveConsistency(first, hashes.slice(0, second)),
      )
    }),
  )
})

test('[RC8] one changed bit anywhere in the leaf, the proof or the root is refused', () => {
  fc.assert(
    fc.property(place, fc.nat(), ({ index, size }, at) => {
      const claim = inclusionClaim(index, size)
      const parts = [claim.leaf, ...claim.proof, claim.root]
      const [leaf, ...rest] = flipped(parts, at)
      const root = rest.pop()!
      expect(verifyInclusion({ ...claim, leaf: leaf!, proof: rest, root })).toEqual({
        ok: false,
        fault: 'other-root',
      })
    }),
    { numRuns: 1_000 },
  )
  fc.assert(
    fc.property(span, fc.nat(), ({ first, second }, at) => {
      const claim = consistencyClaim(first, second)
      const [firstRoot, ...rest] = flipped([claim.firstRoot, ...claim.proof, claim.secondRoot], at)
      const secondRoot = rest.pop()!
      expect(
        verifyConsistency({ ...claim, firstRoot: firstRoot!, proof: rest, secondRoot }),
      ).toEqual({ ok: false, fault: 'other-root' })
    }),
    { numRuns: 1_000 },
  )
})

test('[RC8] a proof is refused at every index but its own', () => {
  for (const size of [1, 2, 3, 5, 8, 21, 64, 65, most]) {
    for (let index = 0; index < size; index++) {
      const claim = inclusionClaim(index, size)
      for (let other = 0; other <= size; other++) {
        expect(verifyInclusion({ ...claim, index: BigInt(other) }).ok).toBe(other === index)
      }
    }
  }
})

test('[RC8] a proof with a hash missing, doubled or swapped is refused', () => {
  fc.assert(
    fc.property(place, fc.nat(), ({ index, size }, at) => {
      const claim = inclusionClaim(index, size)
      const i = claim.proof.length === 0 ? 0 : at % claim.proof.length
      const spare = claim.proof[i] ?? claim.leaf
      expect(verifyInclusion({ ...claim, proof: claim.proof.toSpliced(i, 0, spare) }).ok).toBe(
        false,
      )
      if (claim.proof.length === 0) return
      expect(verifyInclusion({ ...claim, proof: claim.proof.toSpliced(i, 1) }).ok).toBe(false)
      if (claim.proof.length === 1) return
      expect(verifyInclusion({ ...claim, proof: claim.proof.toReversed() }).ok).toBe(false)
    }),
    { numRuns: 500 },
  )
})

test('[RC8] a consistency proof is refused at every other first size, given its root', () => {
  for (const second of [2, 3, 5, 8, 21, 64, 65]) {
    for (let first = 1; first < second; first++) {
      const claim = consistencyClaim(first, second)
      for (let other = 0; other <= second; other++) {
        if (other === first) continue
        const verdict = verifyConsistency({
          ...claim,
          first: BigInt(other),
          firstRoot: roots[other]!,
        })
        expect(verdict.ok).toBe(false)
      }
    }
  }
})

test('[RC9] at another size with that size’s root a proof is refused', () => {
  for (let size = 1; size <= 40; size++) {
    for (let index = 0; index < size; index++) {
      const claim = inclusionClaim(index, size)
      for (let other = 0; other <= 40; other++) {
        if (other === size) continue
        const verdict = verifyInclusion({ ...claim, size: BigInt(other), root: roots[other]! })
        expect(verdict.ok).toBe(false)
      }
    }
  }
})

test('[RC9] the number alone is not bound: a size of the same shape folds to the same root', () => {
  const claim = inclusionClaim(0, 3)
  expect(verifyInclusion({ ...claim, size: 4n })).toEqual({ ok: true })
  expect(verifyInclusion({ ...claim, size: 4n, root: roots[4]! }).ok).toBe(false)
  expect(verifyInclusion({ ...claim, size: 5n })).toEqual({ ok: false, fault: 'too-few-hashes' })
})

test('[RC10] an empty record has no proofs, neither to make nor to accept', () => {
  const [root, proof] = [roots[0]!, []]
  expect(verifyInclusion({ leaf: root, index: 0n, size: 0n, proof, root })).toEqual({
    ok: false,
    fault: 'outside-the-tree',
  })
  expect(
    verifyConsistency({ first: 0n, second: 4n, firstRoot: root, secondRoot: roots[4]!, proof }),
  ).toEqual({ ok: false, fault: 'outside-the-tree' })
  expect(() => inclusionPath(0n, 0n)).toThrow(RangeError)
  expect(() => consistencyPath(0n, 4n)).toThrow(RangeError)
})

test('[RC6] asking for a path outside the tree is a bug, and throws', () => {
  expect(() => inclusionPath(8n, 8n)).toThrow(RangeError)
  expect(() => inclusionPath(-1n, 8n)).toThrow(RangeError)
  expect(() => consistencyPath(9n, 8n)).toThrow(RangeError)
})

test('[RC5] the paths of an immense tree name exact places', () => {
  const size = (1n << 62n) + 5n
  const index = (1n << 62n) + 3n
  expect(inclusionPath(index, size).slice(0, 3)).toEqual([
    [{ level: 0, n: (1n << 62n) + 2n }],
    [{ level: 1, n: 1n << 61n }],
    [{ level: 0, n: (1n << 62n) + 4n }],
  ])
  expect(inclusionPath(index, size).at(-1)).toEqual([{ level: 62, n: 0n }])
  expect(consistencyPath(1n << 62n, size)).toEqual([placesOf(1n << 62n, size)])
})

test('[RC6] a path reads as many places as the tree is high, or one hash folded from fewer', () => {
  const size = 1_000_000n
  for (const index of [0n, 1n, 524_287n, 524_288n, 999_998n, 999_999n]) {
    const path = inclusionPath(index, size)
    expect(path.length).toBeLessThanOrEqual(20)
    expect(path.filter((places) => places.length > 1).length).toBeLessThanOrEqual(1)
    expect(path.flat().length).toBeLessThanOrEqual(40)
  }
})

function inclusionClaim(index: number, size: number) {
  return {
    leaf: hashes[index]!,
    index: BigInt(index),
    size: BigInt(size),
    proof: tree.inclusion(index, size),
    root: roots[size]!,
  }
}

function consistencyClaim(first: number, second: number) {
  return {
    first: BigInt(first),
    second: BigInt(second),
    firstRoot: roots[first]!,
    secondRoot: roots[second]!,
    proof: tree.consistency(first, second),
  }
}

/** The parts with one bit of one of them turned over, chosen by `at`. */
function flipped(parts: readonly Uint8Array[], at: number): Uint8Array[] {
  const bit = at % (parts.length * 256)
  return parts.map((part, i) => {
    if (i !== bit >> 8) return part
    const copy = Uint8Array.from(part)
    copy[(bit & 255) >> 3]! ^= 1 << (bit & 7)
    return copy
  })
}
