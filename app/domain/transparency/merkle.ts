import { sha256 } from '@noble/hashes/sha2.js'

/** Length of every hash of the tree, in bytes. */
export const hashLength = 32

/**
 * All that must be kept to append and to know the root: how many leaves there are, and the roots of
 * the complete subtrees they form, largest first. A size of 6 = 4 + 2 has two of them.
 */
export type Frontier = { readonly size: bigint; readonly frontier: readonly Uint8Array[] }

/** Where a complete subtree stands: it covers the leaves from n·2^level up to (n + 1)·2^level. */
export type Place = { readonly level: number; readonly n: bigint }

export type Node = Place & { readonly hash: Uint8Array }

export const emptyFrontier: Frontier = { size: 0n, frontier: [] }

/** The two prefixes keep an inner node from ever passing as an entry (RFC 6962 §2.1). */
const leafPrefix = Uint8Array.of(0)
const nodePrefix = Uint8Array.of(1)

export function leafHash(entry: Uint8Array): Uint8Array {
  return sha256.create().update(leafPrefix).update(entry).digest()
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256.create().update(nodePrefix).update(left).update(right).digest()
}

/** The root of a tree without leaves: the hash of nothing. */
export function emptyRoot(): Uint8Array {
  return sha256(new Uint8Array())
}

/**
 * One leaf further, with the inner nodes that it completes, lowest first. As in counting in binary,
 * the leaf joins every complete subtree of its own size, then the result the next, until none is left.
 */
export function appendLeaf(
  { size, frontier }: Frontier,
  leaf: Uint8Array,
): Frontier & { completed: readonly Node[] } {
  const waiting = [...frontier]
  const completed: Node[] = []
  let hash = leaf
  let n = size
  while (n & 1n) {
    hash = nodeHash(taken(waiting.pop()), hash)
    n >>= 1n
    completed.push({ level: completed.length + 1, n, hash })
  }
  return { size: size + 1n, frontier: [...waiting, hash], completed }
}

/** The root of the tree, folded from the smallest subtree up; no leaf is ever counted twice. */
export function rootOf(frontier: readonly Uint8Array[]): Uint8Array {
  if (frontier.length === 0) return emptyRoot()
  return frontier.reduceRight((right, left) => nodeHash(left, right))
}

/**
 * The complete subtrees that make up the leaves `[from, to)` of a tree, largest first; `rootOf` their
 * hashes is the root of that range. `from` must be a multiple of the range's largest power of two,
 * as it is for every subtree of RFC 6962.
 */
export function placesOf(from: bigint, to: bigint): readonly Place[] {
  const places: Place[] = []
  for (let start = from; start < to;) {
    const level = (to - start).toString(2).length - 1
    places.push({ level, n: start >> BigInt(level) })
    start += 1n << BigInt(level)
  }
  return places
}

function taken(hash: Uint8Array | undefined): Uint8Array {
  if (hash === undefined) throw new RangeError('the frontier does not fit the size')
  return hash
}
