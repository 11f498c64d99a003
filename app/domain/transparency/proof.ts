import { hashLength, nodeHash, placesOf, rootOf } from './merkle.ts'
import type { Place } from './merkle.ts'

/**
 * What to read for a proof: each of its hashes, in order, as the complete subtrees whose fold it is.
 * All but the hash at the right edge of a tree are a single subtree.
 */
export type Path = readonly (readonly Place[])[]

/** Why a proof does not hold (`record:faults.<code>` in the interface texts). */
export type Fault =
  | 'outside-the-tree'
  | 'hash-length'
  | 'too-few-hashes'
  | 'too-many-hashes'
  | 'other-root'

export type Verified = { ok: true } | { ok: false; fault: Fault }

/** The path that ties leaf `index` to the root of `size` leaves, leaf first (RFC 9162 §2.1.3.1). */
export function inclusionPath(index: bigint, size: bigint): Path {
  if (index < 0n || index >= size) throw new RangeError(`no leaf ${index} among ${size}`)
  const path: (readonly Place[])[] = []
  let [from, to] = [0n, size]
  while (to - from > 1n) {
    const middle = from + splitOf(to - from)
    path.push(index < middle ? placesOf(middle, to) : placesOf(from, middle))
    if (index < middle) to = middle
    else from = middle
  }
  return path.toReversed()
}

/** The path that ties the root of `first` leaves to that of `second ≥ first` (RFC 9162 §2.1.4.1). */
export function consistencyPath(first: bigint, second: bigint): Path {
  if (first < 1n || first > second) throw new RangeError(`no way from ${first} to ${second} leaves`)
  const path: (readonly Place[])[] = []
  let [from, to] = [0n, second]
  while (to !== first) {
    const middle = from + splitOf(to - from)
    path.push(first <= middle ? placesOf(middle, to) : placesOf(from, middle))
    if (first <= middle) to = middle
    else from = middle
  }
  // Whoever holds the first root holds this hash already when it covers the whole first tree.
  if (from > 0n) path.push(placesOf(from, to))
  return path.toReversed()
}

/** The hashes of a path, given those of the complete subtrees that it names. */
export function foldPath(path: Path, hashAt: (place: Place) => Uint8Array): readonly Uint8Array[] {
  return path.map((places) => rootOf(places.map(hashAt)))
}

/** Whether the leaf stands at `index` in the tree of `size` leaves with this root (RFC 9162 §2.1.3.2). */
export function verifyInclusion(claim: {
  leaf: Uint8Array
  index: bigint
  size: bigint
  proof: readonly Uint8Array[]
  root: Uint8Array
}): Verified {
  const { leaf, index, size, proof, root } = claim
  if (index < 0n || index >= size) return fault('outside-the-tree')
  if (![leaf, ...proof, root].every(isHash)) return fault('hash-length')

  let hash = leaf
  let [fn, sn] = [index, size - 1n]
  for (const sibling of proof) {
    if (sn === 0n) return fault('too-many-hashes')
    if (fn & 1n || fn === sn) {
      hash = nodeHash(sibling, hash)
      while (!(fn & 1n) && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n]
    } else {
      hash = nodeHash(hash, sibling)
    }
    ;[fn, sn] = [fn >> 1n, sn >> 1n]
  }
  if (sn !== 0n) return fault('too-few-hashes')
  return same(hash, root) ? { ok: true } : fault('other-root')
}

/**
 * Whether the tree of `second` leaves continues that of `first` without changing any (RFC 9162
 * §2.1.4.2). Every tree continues the empty one: there is nothing to prove, and `first = 0` is refused.
 */
export function verifyConsistency(claim: {
  first: bigint
  second: bigint
  firstRoot: Uint8Array
  secondRoot: Uint8Array
  proof: readonly Uint8Array[]
}): Verified {
  const { first, second, firstRoot, secondRoot, proof } = claim
  if (first < 1n || first > second) return fault('outside-the-tree')
  if (![firstRoot, ...proof, secondRoot].every(isHash)) return fault('hash-length')
  if (first === second) {
    if (proof.length > 0) return fault('too-many-hashes')
    return same(firstRoot, secondRoot) ? { ok: true } : fault('other-root')
  }

  const [start, ...rest] = isPowerOfTwo(first) ? [firstRoot, ...proof] : proof
  if (start === undefined) return fault('too-few-hashes')
  let [fn, sn] = [first - 1n, second - 1n]
  while (fn & 1n) [fn, sn] = [fn >> 1n, sn >> 1n]
  let [firstHash, secondHash] = [start, start]
  for (const sibling of rest) {
    if (sn === 0n) return fault('too-many-hashes')
    if (fn & 1n || fn === sn) {
      firstHash = nodeHash(sibling, firstHash)
      secondHash = nodeHash(sibling, secondHash)
      while (!(fn & 1n) && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n]
    } else {
      secondHash = nodeHash(secondHash, sibling)
    }
    ;[fn, sn] = [fn >> 1n, sn >> 1n]
  }
  if (sn !== 0n) return fault('too-few-hashes')
  return same(firstHash, firstRoot) && same(secondHash, secondRoot)
    ? { ok: true }
    : fault('other-root')
}

/** The largest power of two below `size`: where a tree of `size ≥ 2` leaves divides. */
function splitOf(size: bigint): bigint {
  return 1n << BigInt((size - 1n).toString(2).length - 1)
}

function isPowerOfTwo(size: bigint): boolean {
  return (size & (size - 1n)) === 0n
}

function isHash(bytes: Uint8Array): boolean {
  return bytes.length === hashLength
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.every((byte, i) => byte === b[i])
}

function fault(code: Fault): Verified {
  return { ok: false, fault: code }
}
