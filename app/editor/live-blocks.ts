import * as Y from 'yjs'

import type { Block } from '#app/domain/drafting/block.ts'
import { blockOf, contentOf, elementsIn } from '#app/domain/drafting/ydoc.ts'

/** A block of the open text with the element that holds it; `key` is its id, or what stands for one. */
export type LiveBlock = { key: string; element: Y.XmlElement; block: Block }

/**
 * The blocks of an open text as they stand at any moment. Only what changed is read again, and what did
 * not is the same object as before, so that a table of hundreds of rows draws one anew. It is read when
 * somebody asks, so that a burst of keys costs one reading.
 */
export class LiveBlocks {
  private readonly content: Y.XmlFragment
  private readonly listeners = new Set<() => void>()
  private held = new Map<Y.XmlElement, LiveBlock | null>()
  private blocks: readonly LiveBlock[] = []
  private isBehind = false

  constructor(doc: Y.Doc) {
    this.content = contentOf(doc)
    this.readAll()
  }

  readonly read = (): readonly LiveBlock[] => {
    if (this.isBehind) this.readAll()
    return this.blocks
  }

  /** The text is followed while somebody listens; before, it stands as it was read first. */
  readonly subscribe = (listener: () => void): (() => void) => {
    if (this.listeners.size === 0) {
      this.held.clear()
      this.readAll()
      this.content.observeDeep(this.changed)
    }
    this.listeners.add(listener)
    return () => {
      this.listeners.delete(listener)
      if (this.listeners.size === 0) this.content.unobserveDeep(this.changed)
    }
  }

  private readonly changed = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    for (const { target } of events) this.held.delete(blockAround(target))
    this.isBehind = true
    for (const listener of this.listeners) listener()
  }

  private readAll(): void {
    this.isBehind = false
    const before = this.held
    this.held = new Map(
      elementsIn(this.content).map((element) => {
        const known = before.get(element)
        return [element, known === undefined ? readOne(element) : known]
      }),
    )
    this.blocks = [...this.held.values()].filter((one) => one !== null)
  }
}

function readOne(element: Y.XmlElement): LiveBlock | null {
  const block = blockOf(element)
  if (block === null) return null
  const { client, clock } = element._item?.id ?? { client: 0, clock: 0 }
  return { key: block.id ?? `${client}:${clock}`, element, block }
}

/** The element right under the root of the text that a type is or is in; the root is in none. */
function blockAround(type: unknown): Y.XmlElement {
  let found = type as Y.XmlElement
  while (found.parent instanceof Y.XmlElement) found = found.parent
  return found
}
