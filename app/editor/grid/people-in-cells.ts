import { useEffect, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'

import { placeIn } from '#app/domain/drafting/cell-edit.ts'

import { readUser } from '../presence.ts'
import type { User } from '../presence.ts'
import type { OpenText } from '../text.client.ts'

/**
 * Who else stands in which cell, by the block and the node of the cell. A caret in the running text stands
 * in a cell just as one here does.
 */
export type PeopleInCells = ReadonlyMap<string, ReadonlyMap<string, readonly User[]>>

export function usePeopleInCells({ doc, awareness }: OpenText): PeopleInCells {
  const [people, setPeople] = useState<PeopleInCells>(new Map())
  useEffect(() => {
    const read = (): void => setPeople(peopleIn(doc, awareness))
    read()
    awareness.on('change', read)
    return () => awareness.off('change', read)
  }, [doc, awareness])
  return people
}

/** Says where this person stands, in the form in which editors say and show carets (y-tiptap). */
export function standIn(
  awareness: Awareness,
  at: { cell: Y.XmlElement; index: number } | null,
): void {
  const place = at === null ? null : placeIn(at.cell, at.index)
  const here =
    place === null ? null : Y.createRelativePositionFromTypeIndex(place.text, place.offset)
  awareness.setLocalStateField('cursor', here === null ? null : { anchor: here, head: here })
}

export function peopleIn(doc: Y.Doc, awareness: Awareness): PeopleInCells {
  const found = new Map<string, Map<string, User[]>>()
  for (const [client, { user: said, cursor }] of awareness.getStates()) {
    const user = client === awareness.clientID ? null : readUser(said)
    const cell = user === null ? null : cellUnder(doc, cursor)
    if (user === null || cell === null) continue
    const inBlock = found.get(cell.block) ?? new Map<string, User[]>()
    found.set(cell.block, inBlock.set(cell.node, [...(inBlock.get(cell.node) ?? []), user]))
  }
  return found
}

/** What stands in a presence state was written by another browser, so it may be anything. */
function cellUnder(doc: Y.Doc, cursor: unknown): { block: string; node: string } | null {
  try {
    const { head } = cursor as { head: unknown }
    const place = Y.createAbsolutePositionFromRelativePosition(
      Y.createRelativePositionFromJSON(head),
      doc,
    )
    for (let type: unknown = place?.type; type instanceof Y.XmlText || isElement(type);) {
      const around: unknown = type.parent
      if (isElement(type) && isElement(around)) {
        const id: unknown = around.getAttribute('id')
        return typeof id === 'string' ? { block: id, node: type.nodeName } : null
      }
      type = around
    }
    return null
  } catch {
    return null
  }
}

function isElement(type: unknown): type is Y.XmlElement {
  return type instanceof Y.XmlElement
}
