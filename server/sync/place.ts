import * as Y from 'yjs'

import type { BracketId } from '#app/domain/drafting/block.ts'
import {
  isAttributeOf,
  markOf,
  mayStandIn,
  textRun,
  wholeOf,
} from '#app/domain/drafting/structure.ts'
import { contentRoot } from '#app/domain/drafting/ydoc.ts'
import { isId } from '#app/domain/kernel/is-id.ts'

import type { Addition } from './inspect-update.ts'
import type { MapElement, NewIdentity, Placement, StructId, TextMap } from './text-map.ts'
import { elementOf, foreign, gone, isInText, roleOf, roles, zoneOf } from './zone.ts'
import type { ElementNumber, Zone } from './zone.ts'

/** Where an addition would stand, and whether all of it may: what the grammar has no place for may not. */
export type Placed = { placement: Placement; fault: Fault | null }
export type Fault = 'ungrammatical' | 'malformed'

/**
 * Finds the place of everything that an addition brings, struct by struct in the order in which Yjs
 * integrates them, and changes nothing. What is at fault gets a place all the same: a text may hold
 * such things from before.
 */
export function place(addition: Pick<Addition, 'structs' | 'clients'>, map: TextMap): Placed {
  const work = new Work(map)
  for (const struct of addition.structs) {
    const known = addition.clients.get(struct.id.client)?.from ?? 0
    work.add(struct, Math.max(struct.id.clock, known))
  }
  return work.done()
}

/** Where a struct stands among others: as a child of an element, or as a value of its attribute. */
type Seat = { element: ElementNumber; as: 'child' | typeof roles.attribute | typeof roles.identity }

class Work {
  private readonly map: TextMap
  private readonly runs = new Map<number, { clock: number; zone: Zone }[]>()
  private readonly elements: MapElement[] = []
  private readonly identities: NewIdentity[] = []
  private readonly brackets: { id: BracketId; element: ElementNumber }[] = []
  /** Of blocks that begin here and exist only whole: their children so far. */
  private readonly wholes = new Map<ElementNumber, string[]>()
  private fault: Fault | null = null

  constructor(map: TextMap) {
    this.map = map
  }

  add(struct: Y.Item | Y.GC | Y.Skip, from: number): void {
    const { client, clock } = struct.id
    // What is known of a struct was judged as part of another, perhaps: its rest stands right of that.
    const isRest = from > clock
    const zone =
      struct instanceof Y.Item
        ? this.zoneFor(struct, isRest ? { client, clock: from - 1 } : struct.origin)
        : gone
    const own = this.runs.get(client)
    if (own === undefined) this.runs.set(client, [{ clock: from, zone }])
    else own.push({ clock: from, zone })
  }

  done(): Placed {
    for (const [element, children] of this.wholes) {
      const expected = wholeOf(this.nameOf(element)) ?? []
      if (children.join() !== expected.join()) this.find('ungrammatical')
    }
    const { runs, elements, identities, brackets, fault } = this
    return { placement: { runs, elements, identities, brackets }, fault }
  }

  private zoneFor(item: Y.Item, left: StructId | null): Zone {
    const seat = this.seatOf(item, left)
    if (typeof seat === 'number') return seat
    return seat.as === 'child' ? this.childZone(item, seat.element) : this.valueZone(item, seat)
  }

  /** As Yjs finds it: from the left neighbour, the right one, or the parent that is named. */
  private seatOf({ rightOrigin, parent, parentSub }: Y.Item, origin: StructId | null): Seat | Zone {
    const left = origin === null ? null : this.zoneAt(origin.client, origin.clock)
    const right = rightOrigin === null ? null : this.zoneAt(rightOrigin.client, rightOrigin.clock)
    if (left === gone || right === gone) return gone
    if (left !== null && right !== null && !isSameSeat(this.beside(left), this.beside(right))) {
      // In two lists at once: Yjs would tie them together, differently in every replica.
      this.find('malformed')
    }
    const neighbour = left ?? right
    if (neighbour !== null) return this.beside(neighbour)
    if (parent instanceof Y.ID) {
      const zone = this.zoneAt(parent.client, parent.clock)
      if (!isInText(zone)) return zone
      if (roleOf(zone) !== roles.self) this.find('malformed')
      return { element: elementOf(zone), as: asOf(parentSub) }
    }
    // Decoding leaves the name of a root type where Yjs later puts the type itself.
    if ((parent as unknown) !== contentRoot) return foreign
    if (parentSub !== null) this.find('ungrammatical')
    return { element: 0, as: 'child' }
  }

  private beside(zone: Zone): Seat | Zone {
    if (!isInText(zone)) return zone
    const element = elementOf(zone)
    switch (roleOf(zone)) {
      case roles.self:
        return { element: this.element(element).parent, as: 'child' }
      case roles.words:
      case roles.format:
        return { element, as: 'child' }
      case roles.attribute:
        return { element, as: roles.attribute }
      case roles.identity:
        return { element, as: roles.identity }
    }
  }

  private valueZone(item: Y.Item, { element, as }: Seat): Zone {
    const { id: at, origin: after, content, parentSub } = item
    const role = as === roles.identity ? roles.identity : roles.attribute
    if (parentSub !== null && !isAttributeOf(this.nameOf(element), parentSub)) {
      this.find('ungrammatical')
    }
    if (content instanceof Y.ContentAny && content.arr.length === 1) {
      const [value]: unknown[] = content.arr
      if (typeof value === 'object' && value !== null) this.find('ungrammatical')
      if (role === roles.identity && typeof value === 'string' && isId<'block'>(value)) {
        this.identities.push({ element, id: value, at, after })
      }
    } else if (!(content instanceof Y.ContentDeleted)) {
      this.find('ungrammatical')
    }
    return zoneOf(element, role)
  }

  private childZone(item: Y.Item, parent: ElementNumber): Zone {
    const { content } = item
    const name = this.nameOf(parent)
    if (content instanceof Y.ContentType) return this.elementZone(item, parent)
    if (content instanceof Y.ContentFormat) {
      if (name !== textRun || markOf(content.key) === null) this.find('ungrammatical')
      this.noteBracket(content, parent)
      return zoneOf(parent, roles.format)
    }
    const isWords = content instanceof Y.ContentString && name === textRun
    if (!isWords && !(content instanceof Y.ContentDeleted)) this.find('ungrammatical')
    return zoneOf(parent, roles.words)
  }

  private elementZone({ id, content }: Y.Item, parent: ElementNumber): Zone {
    const name = nameOfType(content as Y.ContentType)
    if (name === null || !mayStandIn(this.nameOf(parent), name)) this.find('ungrammatical')
    const number = this.map.size + this.elements.length
    this.elements.push({ name: name ?? '?', parent, client: id.client, clock: id.clock })
    if (wholeOf(name ?? '?') !== null) this.wholes.set(number, [])
    if (wholeOf(this.nameOf(parent)) !== null) {
      const children = this.wholes.get(parent)
      // To what exists only as a whole nothing is added.
      if (children === undefined) this.find('ungrammatical')
      else children.push(name ?? '?')
    }
    return zoneOf(number, roles.self)
  }

  private noteBracket({ key, value }: Y.ContentFormat, element: ElementNumber): void {
    const mark = markOf(key)
    if ((mark !== 'bracket' && mark !== 'comment') || value === null) return
    const id: unknown = typeof value === 'object' && 'id' in value ? value['id'] : null
    if (typeof id !== 'string' || !isId<'bracket'>(id)) return this.find('ungrammatical')
    if (mark === 'bracket') this.brackets.push({ id, element })
  }

  private zoneAt(client: number, clock: number): Zone {
    const own = this.runs.get(client)
    const first = own?.[0]
    if (own === undefined || first === undefined || clock < first.clock) {
      return this.map.zoneAt(client, clock)
    }
    let low = 0
    let high = own.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((own[middle]?.clock ?? 0) <= clock) low = middle + 1
      else high = middle
    }
    return own[low - 1]?.zone ?? gone
  }

  private element(number: ElementNumber): MapElement {
    return this.elements[number - this.map.size] ?? this.map.element(number)
  }

  private nameOf(number: ElementNumber): string {
    return this.element(number).name
  }

  /** The first fault is told; a malformed one is worse than what only has no place. */
  private find(fault: Fault): void {
    if (this.fault !== 'malformed') this.fault = fault
  }
}

function asOf(parentSub: string | null): Seat['as'] {
  if (parentSub === null) return 'child'
  return parentSub === 'id' ? roles.identity : roles.attribute
}

function isSameSeat(a: Seat | Zone, b: Seat | Zone): boolean {
  if (typeof a === 'number' || typeof b === 'number') return a === b
  return a.element === b.element && a.as === b.as
}

/** The name in the grammar of a type of Yjs; null for a type that no text is made of. */
function nameOfType({ type }: Y.ContentType): string | null {
  if (type instanceof Y.XmlText) return textRun
  return type.constructor === Y.XmlElement ? (type as Y.XmlElement).nodeName : null
}
