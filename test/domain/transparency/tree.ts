import { createHash } from 'node:crypto'

import { appendLeaf, emptyFrontier, leafHash } from '#app/domain/transparency/merkle.ts'
import type { Frontier, Place } from '#app/domain/transparency/merkle.ts'
import { consistencyPath, foldPath, inclusionPath } from '#app/domain/transparency/proof.ts'

/** A whole tree in memory, grown leaf by leaf as the database grows it. */
export function growTree(leaves: readonly Uint8Array[]) {
  const nodes = new Map<string, Uint8Array>()
  const states: Frontier[] = [emptyFrontier]
  let state = emptyFrontier
  for (const leaf of leaves) {
    nodes.set(`0:${state.size}`, leaf)
    const { completed, ...next } = appendLeaf(state, leaf)
    for (const { level, n, hash } of completed) {
      if (nodes.has(`${level}:${n}`)) throw new Error(`node ${level}:${n} completed twice`)
      nodes.set(`${level}:${n}`, hash)
    }
    state = next
    states.push(state)
  }
  const hashAt = ({ level, n }: Place) => {
    const hash = nodes.get(`${level}:${n}`)
    if (hash === undefined) throw new Error(`no node ${level}:${n}`)
    return hash
  }
  return {
    nodes,
    states,
    hashAt,
    inclusion: (index: number, size: number) =>
      foldPath(inclusionPath(BigInt(index), BigInt(size)), hashAt),
    consistency: (first: number, second: number) =>
      foldPath(consistencyPath(BigInt(first), BigInt(second)), hashAt),
  }
}

/** RFC 6962 §2.1 as it is written there, with another implementation of SHA-256. */
export function naiveRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves
  if (only === undefined) return sha256()
  if (leaves.length === 1) return only
  const middle = splitOf(leaves.length)
  return sha256(
    Uint8Array.of(1),
    naiveRoot(leaves.slice(0, middle)),
    naiveRoot(leaves.slice(middle)),
  )
}

/** PATH of RFC 6962 §2.1.1. */
export function naiveInclusion(index: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  if (leaves.length === 1) return []
  const middle = splitOf(leaves.length)
  const [left, right] = [leaves.slice(0, middle), leaves.slice(middle)]
  return index < middle
    ? [...naiveInclusion(index, left), naiveRoot(right)]
    : [...naiveInclusion(index - middle, right), naiveRoot(left)]
}

/** SUBPROOF of RFC 6962 §2.1.2. */
export function naiveConsistency(
  first: number,
  leaves: readonly Uint8Array[],
  whole = true,
): Uint8Array[] {
  if (first === leaves.length) return whole ? [] : [naiveRoot(leaves)]
  const middle = splitOf(leaves.length)
  const [left, right] = [leaves.slice(0, middle), leaves.slice(middle)]
  return first <= middle
    ? [...naiveConsistency(first, left, whole), naiveRoot(right)]
    : [...naiveConsistency(first - middle, right, false), naiveRoot(left)]
}

/** Leaf hashes of `count` different entries. */
export function leafHashes(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, i) => leafHash(new TextEncoder().encode(`entry ${i}`)))
}

export function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return new Uint8Array(hash.digest())
}

function splitOf(size: number): number {
  let middle = 1
  while (middle * 2 < size) middle *= 2
  return middle
}
