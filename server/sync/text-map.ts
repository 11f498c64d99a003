import type { BlockId, BracketId } from '#app/domain/drafting/block.ts'
import type { DelegationId } from '#app/domain/kernel/id.ts'

import type { Range } from './integrated.ts'
import { Runs } from './runs.ts'
import { elementOf, foreign, gone, isInText } from './zone.ts'
import type { ElementNumber, Zone } from './zone.ts'

/** An element of a text: its name in the grammar, where it stands, and the struct that it is. */
export type MapElement = {
  name: string
  parent: ElementNumber
  client: number
  clock: number
}

/** A value of a block's `id`: the struct that it is, and the one whose value it replaces. */
export type NewIdentity = {
  element: ElementNumber
  id: BlockId
  at: StructId
  after: StructId | null
}
export type StructId = { client: number; clock: number }

/** What an update adds to a map. */
export type Placement = {
  /** Per client, in rising order, where its structs stand. */
  runs: ReadonlyMap<number, readonly { clock: number; zone: Zone }[]>
  elements: readonly MapElement[]
  identities: readonly NewIdentity[]
  brackets: readonly { id: BracketId; element: ElementNumber }[]
}

/**
 * Where each piece of a text stands, without the text: for every struct of Yjs the element it belongs
 * to, and what it is there. Enough to tell, before an update is stored, which blocks it touches and
 * whether the grammar has a place for it, in a few bytes for each stretch that was typed at once.
 */
export class TextMap {
  private readonly elements: MapElement[] = [{ name: 'doc', parent: 0, client: 0, clock: 0 }]
  /** The block that each element is or belongs to; the root belongs to none. */
  private readonly tops: ElementNumber[] = [0]
  private readonly runs = new Map<number, Runs>()
  private readonly identities = new Map<ElementNumber, Identity>()
  private readonly bracketsIn = new Map<ElementNumber, Set<BracketId>>()
  /** Whose each bracket is: the delegation that wrote its mark first, null for the system. */
  private readonly owners = new Map<BracketId, DelegationId | null>()

  zoneAt(client: number, clock: number): Zone {
    return this.runs.get(client)?.at(clock) ?? gone
  }

  /** The distinct zones that a range touches and that are in the text. */
  zonesIn(client: number, { from, to }: Range): ReadonlySet<Zone> {
    return new Set([...(this.runs.get(client)?.between(from, to) ?? [])].filter(isInText))
  }

  /** Whether a range touches another root type than the text's. */
  reachesElsewhere(client: number, { from, to }: Range): boolean {
    return [...(this.runs.get(client)?.between(from, to) ?? [])].includes(foreign)
  }

  get size(): number {
    return this.elements.length
  }

  element(number: ElementNumber): MapElement {
    const element = this.elements[number]
    if (element === undefined) throw new RangeError(`no element ${number}`)
    return element
  }

  /** The block that an element is or stands in. */
  blockOf(number: ElementNumber): ElementNumber {
    return this.tops[number] ?? 0
  }

  blockAt(zone: Zone): ElementNumber {
    return this.blockOf(elementOf(zone))
  }

  /** The id of a block. Where several were set at once any of them may be it, until the text is folded. */
  identitiesOf(block: ElementNumber): readonly BlockId[] {
    return this.identities.get(block)?.ids ?? []
  }

  blocksWith(ids: ReadonlySet<BlockId>): Set<ElementNumber> {
    const found = [...this.identities].filter(([, own]) => own.ids.some((id) => ids.has(id)))
    return new Set(found.map(([block]) => block))
  }

  /** Brackets that were ever written into a block. */
  bracketsOf(block: ElementNumber): ReadonlySet<BracketId> {
    return this.bracketsIn.get(block) ?? none
  }

  /** Undefined for a bracket that nobody has written yet. */
  ownerOf(bracket: BracketId): DelegationId | null | undefined {
    return this.owners.get(bracket)
  }

  /** Takes in what a delegation, or the system, adds. */
  take({ runs, elements, identities, brackets }: Placement, by: DelegationId | null): void {
    for (const element of elements) this.addElement(element)
    for (const [client, pieces] of runs) {
      const own = this.runs.get(client) ?? new Runs()
      this.runs.set(client, own)
      for (const { clock, zone } of pieces) own.append(clock, zone)
    }
    for (const identity of identities) this.identify(identity)
    for (const { element, id } of brackets) {
      addTo(this.bracketsIn, this.blockOf(element), id)
      if (!this.owners.has(id)) this.owners.set(id, by)
    }
  }

  /** Brackets that stand here belong to whom they belonged to in an earlier map. */
  inheritOwners(earlier: TextMap): void {
    for (const id of this.owners.keys()) this.owners.set(id, earlier.ownerOf(id) ?? null)
  }

  /** What `restore` makes the same map of. */
  content(): MapContent {
    return {
      elements: this.elements.slice(1),
      runs: [...this.runs].map(([client, runs]) => [client, [...runs.entries()]] as const),
      identities: [...this.identities],
      bracketsIn: [...this.bracketsIn].map(([block, ids]) => [block, [...ids]] as const),
      owners: [...this.owners],
    }
  }

  static restore({ elements, runs, identities, bracketsIn, owners }: MapContent): TextMap {
    const map = new TextMap()
    for (const element of elements) map.addElement(element)
    for (const [client, pieces] of runs) {
      const own = new Runs()
      for (const [clock, zone] of pieces) own.append(clock, zone)
      map.runs.set(client, own)
    }
    for (const [block, identity] of identities) map.identities.set(block, identity)
    for (const [block, ids] of bracketsIn) map.bracketsIn.set(block, new Set(ids))
    for (const [id, owner] of owners) map.owners.set(id, owner)
    return map
  }

  private identify({ element, id, at, after }: NewIdentity): void {
    const before = this.identities.get(element)
    const replaces =
      before !== undefined && after?.client === before.at.client && after.clock === before.at.clock
    const others = before === undefined || replaces ? [] : before.ids
    this.identities.set(element, { ids: [...others.filter((one) => one !== id), id], at })
  }

  private addElement(element: MapElement): void {
    const number = this.elements.push(element) - 1
    this.tops[number] = element.parent === 0 ? number : this.blockOf(element.parent)
  }
}

/** The ids that a block may have now, and the struct that set the last of them. */
export type Identity = { ids: readonly BlockId[]; at: StructId }

export type MapContent = {
  elements: readonly MapElement[]
  runs: readonly (readonly [client: number, readonly (readonly [clock: number, zone: Zone])[]])[]
  identities: readonly (readonly [block: ElementNumber, Identity])[]
  bracketsIn: readonly (readonly [block: ElementNumber, readonly BracketId[]])[]
  owners: readonly (readonly [BracketId, DelegationId | null])[]
}

const none: ReadonlySet<never> = new Set()

function addTo<Key, Value>(sets: Map<Key, Set<Value>>, key: Key, value: Value): void {
  const set = sets.get(key)
  if (set === undefined) sets.set(key, new Set([value]))
  else set.add(value)
}
