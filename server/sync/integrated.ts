import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** Clocks `from` up to but not including `to` of one client. */
export type Range = { from: number; to: number }

/**
 * What a text has taken in, without the text: per client the next clock (the state vector) and the
 * deleted clocks. Enough to tell what an update adds and whether it can be integrated; a hot
 * document costs a few bytes per client and deletion instead of a Y.Doc (sync.md D5).
 */
export type Integrated = {
  clocks: Map<number, number>
  deleted: Map<number, Range[]>
}

export function emptyIntegrated(): Integrated {
  return { clocks: new Map(), deleted: new Map() }
}

export function clockOf(known: Integrated, client: number): number {
  return known.clocks.get(client) ?? 0
}

/** The parts of `range` that are not deleted yet, in order. */
export function notYetDeleted(known: Integrated, client: number, range: Range): Range[] {
  const fresh: Range[] = []
  let from = range.from
  const ranges = known.deleted.get(client) ?? []
  for (let i = firstEndingAfter(ranges, range.from); i < ranges.length; i++) {
    const taken = ranges[i]
    if (taken === undefined || taken.from >= range.to) break
    if (taken.from > from) fresh.push({ from, to: taken.from })
    from = Math.max(from, taken.to)
  }
  if (from < range.to) fresh.push({ from, to: range.to })
  return fresh
}

/**
 * Marks clocks as deleted, joining neighbours so that the ranges stay few, sorted and disjoint. Takes
 * them in one pass however many they are: one by one, a hundred thousand scattered deletions would
 * stop the server for seconds.
 */
export function markDeleted(known: Integrated, client: number, ranges: readonly Range[]): void {
  const fresh = joined(ranges.toSorted(byStart))
  const [first] = fresh
  const last = fresh.at(-1)
  if (first === undefined || last === undefined) return
  const own = known.deleted.get(client) ?? []
  const start = firstEndingAfter(own, first.from - 1)
  const end = firstEndingAfter(own, last.to)
  // The range at `end` may begin within or right after the last one.
  const next = own[end]
  const beyond = next !== undefined && next.from <= last.to ? end + 1 : end
  const between = joined([...own.slice(start, beyond), ...fresh].toSorted(byStart))
  known.deleted.set(client, own.slice(0, start).concat(between, own.slice(beyond)))
}

/** The same clocks as sorted ranges that neither overlap nor touch. */
export function joined(sorted: readonly Range[]): Range[] {
  const result: Range[] = []
  for (const { from, to } of sorted) {
    if (to <= from) continue
    const last = result.at(-1)
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to)
    else result.push({ from, to })
  }
  return result
}

export function byStart(a: Range, b: Range): number {
  return a.from - b.from
}

/** Index of the first range that ends after `clock`. */
function firstEndingAfter(ranges: readonly Range[], clock: number): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const range = ranges[middle]
    if (range !== undefined && range.to <= clock) low = middle + 1
    else high = middle
  }
  return low
}

/** The state vector as Yjs writes it (clients in falling order). */
export function encodeStateVector(known: Integrated): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, known.clocks.size)
  for (const [client, clock] of [...known.clocks].toSorted(([a], [b]) => b - a)) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
  }
  return encoding.toUint8Array(encoder)
}

/** The delete set as a Yjs update (V1) ends with it. */
export function encodeDeleteSet(deleted: ReadonlyMap<number, readonly Range[]>): Uint8Array {
  const encoder = encoding.createEncoder()
  writeDeleteSet(encoder, deleted)
  return encoding.toUint8Array(encoder)
}

export function writeDeleteSet(
  encoder: encoding.Encoder,
  deleted: ReadonlyMap<number, readonly Range[]>,
): void {
  encoding.writeVarUint(encoder, deleted.size)
  for (const [client, ranges] of [...deleted].toSorted(([a], [b]) => b - a)) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, ranges.length)
    for (const { from, to } of ranges) {
      encoding.writeVarUint(encoder, from)
      encoding.writeVarUint(encoder, to - from)
    }
  }
}

/** Reads back what `encodeStateVector` and `encodeDeleteSet` wrote. */
export function decodeIntegrated(stateVector: Uint8Array, deleteSet: Uint8Array): Integrated {
  const known = emptyIntegrated()
  const clocks = decoding.createDecoder(stateVector)
  for (let left = decoding.readVarUint(clocks); left > 0; left--) {
    const client = decoding.readVarUint(clocks)
    known.clocks.set(client, decoding.readVarUint(clocks))
  }
  const deletes = decoding.createDecoder(deleteSet)
  for (let left = decoding.readVarUint(deletes); left > 0; left--) {
    const client = decoding.readVarUint(deletes)
    const ranges: Range[] = []
    for (let more = decoding.readVarUint(deletes); more > 0; more--) {
      const from = decoding.readVarUint(deletes)
      ranges.push({ from, to: from + decoding.readVarUint(deletes) })
    }
    known.deleted.set(client, ranges)
  }
  return known
}
