import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

import {
  byStart,
  clockOf,
  joined,
  markDeleted,
  notYetDeleted,
  writeDeleteSet,
} from './integrated.ts'
import type { Integrated, Range } from './integrated.ts'
import { isNestedTooDeeply } from './nesting.ts'

/** What an update would add to a text: clocks per client, deletions, and the bytes of just that. */
export type Addition = {
  clients: ReadonlyMap<number, Range>
  /** The new structs in an order in which Yjs can integrate them; the first of a client may begin before what is new. */
  structs: readonly Struct[]
  deletes: ReadonlyMap<number, readonly Range[]>
  payload: Uint8Array
}

export type Inspection =
  | { verdict: 'new'; addition: Addition }
  | { verdict: 'nothing-new' }
  /** It builds on something this text has not: the sender must first send what is missing. */
  | { verdict: 'gap' }
  | { verdict: 'malformed' }

export type Struct = Y.Item | Y.GC | Y.Skip

/** Nobody types four thousand million characters; who states such a clock is after our memory. */
const mostClock = 0xff_ff_ff_ff

/**
 * Decides what a Yjs update (V1) adds to what is known, without building a Y.Doc. Only the part that
 * is new is kept, re-encoded, so that neither repeated content nor trailing bytes reach the log.
 * An update is `new` only if every struct of it could be integrated at once: a log that took a gap
 * would leave later content pending in every replica (sync.md §2 #20).
 */
export function inspectUpdate(update: Uint8Array, known: Integrated): Inspection {
  const decoded = decode(update)
  if (decoded === null) return { verdict: 'malformed' }
  const structs = newStructs(decoded.structs, known)
  if (structs === 'gap' || structs === 'malformed') return { verdict: structs }
  const clients = rangesOf(structs, known)
  const order = integrationOrder(structs, known)
  if (order === null) return { verdict: 'gap' }
  const deletes = newDeletes(decoded.ds, known, clients)
  if (deletes === 'gap') return { verdict: 'gap' }
  if (clients.size === 0 && deletes.size === 0) return { verdict: 'nothing-new' }
  return {
    verdict: 'new',
    addition: { clients, structs: order, deletes, payload: encode(structs, clients, deletes) },
  }
}

/** Takes an addition in. */
export function integrate(
  known: Integrated,
  addition: Pick<Addition, 'clients' | 'deletes'>,
): void {
  for (const [client, { to }] of addition.clients) known.clocks.set(client, to)
  for (const [client, ranges] of addition.deletes) markDeleted(known, client, ranges)
}

function decode(update: Uint8Array): ReturnType<typeof Y.decodeUpdate> | null {
  try {
    return Y.decodeUpdate(update)
  } catch {
    // lib0 throws on truncated, empty and oversized values; to us they are one thing.
    return null
  }
}

/** Per client the structs that reach beyond what is known, in clock order. */
function newStructs(
  structs: readonly Struct[],
  known: Integrated,
): Map<number, Struct[]> | 'gap' | 'malformed' {
  const fresh = new Map<number, Struct[]>()
  const reached = new Map<number, number>()
  for (const struct of structs) {
    const { client, clock } = struct.id
    if (!Number.isSafeInteger(client) || struct.length <= 0) return 'malformed'
    if (struct instanceof Y.Item && isNestedTooDeeply(struct.content)) return 'malformed'
    if (struct instanceof Y.Skip) return 'gap'
    const expected = reached.get(client)
    if (expected !== undefined && expected !== clock) return 'malformed'
    if (clock > (expected ?? clockOf(known, client))) return 'gap'
    const end = clock + struct.length
    if (!(end <= mostClock)) return 'malformed'
    reached.set(client, end)
    if (end <= clockOf(known, client)) continue
    const own = fresh.get(client)
    if (own === undefined) fresh.set(client, [struct])
    else own.push(struct)
  }
  return fresh
}

function rangesOf(
  structs: ReadonlyMap<number, readonly Struct[]>,
  known: Integrated,
): Map<number, Range> {
  const ranges = new Map<number, Range>()
  for (const [client, own] of structs) {
    const last = own.at(-1)
    if (last === undefined) continue
    ranges.set(client, { from: clockOf(known, client), to: last.id.clock + last.length })
  }
  return ranges
}

/**
 * Walks the structs as Yjs would integrate them: each waits until what it names (origin, right
 * origin, parent) is there. What still waits at the end names something missing, or itself. A client
 * waits for one struct at a time, so each is looked at once more per thing it names, and no order of
 * the structs makes this slow. Null if some can never be integrated.
 */
function integrationOrder(
  structs: ReadonlyMap<number, readonly Struct[]>,
  known: Integrated,
): Struct[] | null {
  const reached = new Map<number, number>()
  const next = new Map<number, number>()
  const waiting = new Map<Struct, number[]>()
  const ready = [...structs.keys()]
  const order: Struct[] = []
  let left = 0
  for (const own of structs.values()) left += own.length

  for (let client = ready.pop(); client !== undefined; client = ready.pop()) {
    const own = structs.get(client) ?? []
    let i = next.get(client) ?? 0
    for (let struct = own[i]; struct !== undefined; struct = own[++i]) {
      const missing = dependenciesOf(struct).find(
        ({ client: of, clock }) => clock >= (reached.get(of) ?? clockOf(known, of)),
      )
      if (missing !== undefined) {
        const awaited = structAt(structs.get(missing.client) ?? [], missing.clock)
        if (awaited === undefined) return null
        const others = waiting.get(awaited)
        if (others === undefined) waiting.set(awaited, [client])
        else others.push(client)
        break
      }
      reached.set(client, struct.id.clock + struct.length)
      order.push(struct)
      left--
      for (const other of waiting.get(struct) ?? []) ready.push(other)
    }
    next.set(client, i)
  }
  return left === 0 ? order : null
}

/** The struct among those of one client, in clock order, that has this clock. */
function structAt(own: readonly Struct[], clock: number): Struct | undefined {
  let low = 0
  let high = own.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const struct = own[middle]
    if (struct !== undefined && struct.id.clock + struct.length <= clock) low = middle + 1
    else high = middle
  }
  return own[low]
}

function dependenciesOf(struct: Struct): Y.ID[] {
  if (!(struct instanceof Y.Item)) return []
  const ids: Y.ID[] = []
  if (struct.origin !== null) ids.push(struct.origin)
  if (struct.rightOrigin !== null) ids.push(struct.rightOrigin)
  if (struct.parent instanceof Y.ID) ids.push(struct.parent)
  return ids
}

function newDeletes(
  deleteSet: ReturnType<typeof Y.decodeUpdate>['ds'],
  known: Integrated,
  clients: ReadonlyMap<number, Range>,
): Map<number, Range[]> | 'gap' {
  const fresh = new Map<number, Range[]>()
  for (const [client, items] of deleteSet.clients) {
    const end = clients.get(client)?.to ?? clockOf(known, client)
    const named = items.map(({ clock, len }) => ({ from: clock, to: clock + len }))
    if (named.some(({ to }) => to > end)) return 'gap'
    const ranges = joined(named.toSorted(byStart)).flatMap((range) =>
      notYetDeleted(known, client, range),
    )
    if (ranges.length > 0) fresh.set(client, ranges)
  }
  return fresh
}

/** Update format V1: per client the count, id and first clock of its structs, then the delete set. */
function encode(
  structs: ReadonlyMap<number, readonly Struct[]>,
  clients: ReadonlyMap<number, Range>,
  deletes: ReadonlyMap<number, readonly Range[]>,
): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  encoding.writeVarUint(encoder.restEncoder, structs.size)
  for (const [client, own] of [...structs].toSorted(([a], [b]) => b - a)) {
    const from = clients.get(client)?.from ?? 0
    encoding.writeVarUint(encoder.restEncoder, own.length)
    encoder.writeClient(client)
    encoding.writeVarUint(encoder.restEncoder, from)
    own.forEach((struct, i) => {
      struct.write(encoder, i === 0 ? Math.max(0, from - struct.id.clock) : 0)
    })
  }
  writeDeleteSet(encoder.restEncoder, deletes)
  return encoder.toUint8Array()
}
