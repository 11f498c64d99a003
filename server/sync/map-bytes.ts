import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

import type { BlockId, BracketId } from '#app/domain/drafting/block.ts'
import type { DelegationId } from '#app/domain/kernel/id.ts'

import { TextMap } from './text-map.ts'
import type { MapContent, MapElement } from './text-map.ts'

/** A map as bytes, to stand beside its snapshot: names once, clocks and zones as differences. */
export function encodeMap(map: TextMap): Uint8Array {
  const { elements, runs, identities, bracketsIn, owners } = map.content()
  const encoder = encoding.createEncoder()
  const names = [...new Set(elements.map(({ name }) => name))]
  writeList(encoder, names, encoding.writeVarString)
  writeList(encoder, elements, (to, { name, parent, client, clock }) => {
    encoding.writeVarUint(to, names.indexOf(name))
    encoding.writeVarUint(to, parent)
    encoding.writeVarUint(to, client)
    encoding.writeVarUint(to, clock)
  })
  writeList(encoder, runs, (to, [client, pieces]) => {
    encoding.writeVarUint(to, client)
    let before = 0
    writeList(to, pieces, (each, [clock, zone]) => {
      encoding.writeVarUint(each, clock - before)
      encoding.writeVarUint(each, zone)
      before = clock
    })
  })
  writeList(encoder, identities, (to, [block, { ids, at }]) => {
    encoding.writeVarUint(to, block)
    encoding.writeVarUint(to, at.client)
    encoding.writeVarUint(to, at.clock)
    writeList(to, ids, encoding.writeVarString)
  })
  writeList(encoder, bracketsIn, (to, [block, ids]) => {
    encoding.writeVarUint(to, block)
    writeList(to, ids, encoding.writeVarString)
  })
  writeList(encoder, owners, (to, [bracket, owner]) => {
    encoding.writeVarString(to, bracket)
    encoding.writeVarString(to, owner ?? '')
  })
  return encoding.toUint8Array(encoder)
}

export function decodeMap(bytes: Uint8Array): TextMap {
  const decoder = decoding.createDecoder(bytes)
  const number = decoding.readVarUint
  const names = readList(decoder, decoding.readVarString)
  const elements = readList(decoder, (from): MapElement => {
    const name = names[number(from)] ?? ''
    return { name, parent: number(from), client: number(from), clock: number(from) }
  })
  const runs = readList(decoder, (from): MapContent['runs'][number] => {
    const client = number(from)
    let before = 0
    const pieces = readList(from, (each): [number, number] => {
      before += number(each)
      return [before, number(each)]
    })
    return [client, pieces]
  })
  const identities = readList(decoder, (from): MapContent['identities'][number] => {
    const block = number(from)
    const at = { client: number(from), clock: number(from) }
    return [block, { at, ids: readList(from, (each) => decoding.readVarString(each) as BlockId) }]
  })
  const bracketsIn = readList(decoder, (from): MapContent['bracketsIn'][number] => [
    number(from),
    readList(from, (each) => decoding.readVarString(each) as BracketId),
  ])
  const owners = readList(decoder, (from): [BracketId, DelegationId | null] => {
    const bracket = decoding.readVarString(from) as BracketId
    const owner = decoding.readVarString(from)
    return [bracket, owner === '' ? null : (owner as DelegationId)]
  })
  return TextMap.restore({ elements, runs, identities, bracketsIn, owners })
}

function writeList<Item>(
  encoder: encoding.Encoder,
  items: readonly Item[],
  write: (encoder: encoding.Encoder, item: Item) => void,
): void {
  encoding.writeVarUint(encoder, items.length)
  for (const item of items) write(encoder, item)
}

function readList<Item>(
  decoder: decoding.Decoder,
  read: (decoder: decoding.Decoder) => Item,
): Item[] {
  return Array.from({ length: decoding.readVarUint(decoder) }, () => read(decoder))
}
