import type { BlockId } from '#app/domain/drafting/block.ts'
import type { Protection } from '#app/domain/drafting/protection.ts'
import type { ProtectedEdit, RefusedEdit } from '#app/domain/drafting/protocol.ts'
import { wholeOf } from '#app/domain/drafting/structure.ts'
import type { DelegationId } from '#app/domain/kernel/id.ts'

import type { Addition } from './inspect-update.ts'
import type { Placement, TextMap } from './text-map.ts'
import { elementOf, isInText, roleOf, roles, zoneOf } from './zone.ts'
import type { ElementNumber, Zone } from './zone.ts'

/** Why an edit that could be stored may not be, and the blocks for which that is so. */
export type Refusal = { code: RefusedEdit; blocks: readonly BlockId[] }

/** `touched` are the blocks that were there and that are changed. */
export type Ruling = { touched: ReadonlySet<ElementNumber> } & (
  | { ruling: 'fine' }
  | { ruling: 'refused'; code: ProtectedEdit; blocks: readonly BlockId[] }
  /** What it means can only be told from what the text says after it. */
  | { ruling: 'ask' }
)

/** What protects a text now, with the blocks that it names found in its map. */
export type Guard = Protection & {
  lockedBlocks: ReadonlySet<ElementNumber>
  annexBlocks: ReadonlyMap<DelegationId, ReadonlySet<ElementNumber>>
}

export function guardOf(protection: Protection, map: TextMap): Guard {
  const { locked, annexes } = protection
  return {
    ...protection,
    lockedBlocks: map.blocksWith(locked),
    annexBlocks: new Map([...annexes].map(([own, blocks]) => [own, map.blocksWith(blocks)])),
  }
}

/** Whether blocks of a text that stands are all of the annex of one delegation, which goes on writing there. */
export function isOwnAnnex(
  { frozen, annexBlocks }: Guard,
  touched: readonly ElementNumber[],
  by: DelegationId,
): boolean {
  const own = annexBlocks.get(by)
  return frozen && own !== undefined && touched.every((block) => own.has(block))
}

/**
 * Whether an addition leaves alone what it must, told from where its structs and deletions stand and
 * not from a trial, since a Y.Doc cannot undo one. Formatting and deleting in a block where brackets of
 * others stand may or may not touch them, and formatting that Yjs tidies up in a locked block changes
 * nothing: such things are for `judge` to tell.
 */
export function protect(
  { deletes, clients }: Pick<Addition, 'deletes' | 'clients'>,
  placement: Placement,
  map: TextMap,
  guard: Guard,
  by: DelegationId,
): Ruling {
  const written = touchedBy(placement, map)
  const erased = erasedBy(deletes, clients, map)
  const touched = new Set([...written.blocks, ...blocksOf(erased, map)])

  if ([...erased].some((zone) => isPartOfWhole(zone, map, erased))) {
    return refused('ungrammatical', idsOf(blocksOf(erased, map), map), touched)
  }
  if (guard.frozen && (written.addsBlocks || touched.size > 0)) {
    const onlyTidied = !written.addsBlocks && written.blocks.size === 0 && areFormats(erased)
    if (onlyTidied) return { ruling: 'ask', touched }
    const isOwn = !written.addsBlocks && isOwnAnnex(guard, [...touched], by)
    return isOwn && !takesBlocks(erased, touched) && staysAsItIs(placement)
      ? { ruling: 'fine', touched }
      : refused('frozen', idsOf(touched, map), touched)
  }
  const locked = [...touched].filter((block) => guard.lockedBlocks.has(block))
  const inLocked = [...erased].filter((zone) => guard.lockedBlocks.has(map.blockAt(zone)))
  const isWritten = locked.some((block) => written.blocks.has(block))
  if (isWritten || !areFormats(inLocked)) return refused('locked', idsOf(locked, map), touched)
  const copied = placement.identities.filter(({ id }) => guard.locked.has(id)).map(({ id }) => id)
  if (copied.length > 0) return refused('locked', copied, touched)

  const mayTouchBrackets = [...touched].some(
    (block) =>
      (written.formatted.has(block) || hasZoneIn(erased, block, map)) &&
      hasBracketOfOthers(block, map, by),
  )
  const borrows = placement.brackets.some(({ id }) => isOfOthers(map.ownerOf(id), by))
  const proposes = guard.negotiation && (touched.size > 0 || written.addsBlocks)
  const mustAsk = locked.length > 0 || mayTouchBrackets || borrows || proposes
  return { ruling: mustAsk ? 'ask' : 'fine', touched }
}

function refused(
  code: ProtectedEdit,
  blocks: readonly BlockId[],
  touched: Ruling['touched'],
): Ruling {
  return { ruling: 'refused', code, blocks, touched }
}

function idsOf(blocks: Iterable<ElementNumber>, map: TextMap): BlockId[] {
  return [...blocks].flatMap((block) => map.identitiesOf(block).slice(0, 1))
}

type Written = {
  /** Blocks that were there and into which something is put. */
  blocks: Set<ElementNumber>
  /** Those of them where marks begin or end. */
  formatted: Set<ElementNumber>
  addsBlocks: boolean
}

function touchedBy({ runs, elements }: Placement, map: TextMap): Written {
  const written: Written = { blocks: new Set(), formatted: new Set(), addsBlocks: false }
  for (const pieces of runs.values()) {
    for (const { zone } of pieces) {
      if (!isInText(zone)) continue
      const element = elementOf(zone)
      const own = elements[element - map.size]
      // A new element changes the one that it is put into.
      const into = own === undefined ? element : outermost(own.parent, elements, map)
      if (into >= map.size) continue
      if (into === 0) {
        written.addsBlocks ||= own !== undefined
        continue
      }
      const block = map.blockOf(into)
      written.blocks.add(block)
      if (roleOf(zone) === roles.format) written.formatted.add(block)
    }
  }
  return written
}

function takesBlocks(erased: ReadonlySet<Zone>, touched: ReadonlySet<ElementNumber>): boolean {
  return [...touched].some((block) => erased.has(zoneOf(block, roles.self)))
}

/** No block takes another id, and nothing comes into dispute. */
function staysAsItIs({ identities, brackets }: Placement): boolean {
  return identities.length === 0 && brackets.length === 0
}

/** Out of what is new into what was there; 0 if that is the root. */
function outermost(
  element: ElementNumber,
  fresh: Placement['elements'],
  map: TextMap,
): ElementNumber {
  const own = fresh[element - map.size]
  return own === undefined ? element : outermost(own.parent, fresh, map)
}

/** The zones of what was there and is deleted. */
function erasedBy(
  deletes: Addition['deletes'],
  clients: Addition['clients'],
  map: TextMap,
): ReadonlySet<Zone> {
  const zones = new Set<Zone>()
  for (const [client, ranges] of deletes) {
    const fresh = clients.get(client)?.from ?? Infinity
    for (const { from, to } of ranges) {
      for (const zone of map.zonesIn(client, { from, to: Math.min(to, fresh) })) zones.add(zone)
    }
  }
  return zones
}

/** A cell of a definition, taken away while the definition stays. */
function isPartOfWhole(zone: Zone, map: TextMap, erased: ReadonlySet<Zone>): boolean {
  if (roleOf(zone) !== roles.self) return false
  const { parent } = map.element(elementOf(zone))
  const isPart = parent !== 0 && wholeOf(map.element(parent).name) !== null
  return isPart && !erased.has(zoneOf(parent, roles.self))
}

function blocksOf(zones: ReadonlySet<Zone>, map: TextMap): Set<ElementNumber> {
  const blocks = new Set([...zones].map((zone) => map.blockAt(zone)))
  blocks.delete(0)
  return blocks
}

function areFormats(zones: Iterable<Zone>): boolean {
  return [...zones].every((zone) => roleOf(zone) === roles.format)
}

function hasZoneIn(zones: ReadonlySet<Zone>, block: ElementNumber, map: TextMap): boolean {
  return [...zones].some((zone) => map.blockAt(zone) === block)
}

function hasBracketOfOthers(block: ElementNumber, map: TextMap, by: DelegationId): boolean {
  return [...map.bracketsOf(block)].some((bracket) => isOfOthers(map.ownerOf(bracket), by))
}

function isOfOthers(owner: DelegationId | null | undefined, by: DelegationId): boolean {
  return owner !== undefined && owner !== by
}
