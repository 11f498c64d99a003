import * as Y from 'yjs'

import type { StructId } from './text-map.ts'

/** A character of a text: the struct that it is, and the marks that lie on it by their keys. */
export type Letter = {
  at: StructId
  id: string
  text: string
  marks: ReadonlyMap<string, unknown>
}

/** What a block says, character by character, and everything else that it is. */
export type Reading = {
  letters: readonly Letter[]
  /** Elements, their attributes and their order, without the words. */
  shape: string
}

/**
 * Reads a block as Yjs has it, deleted words passed over unless they are asked for. An element that is
 * gone reads as nothing.
 */
export function readElement(
  element: Y.XmlElement | null,
  { deleted = false }: { deleted?: boolean } = {},
): Reading {
  if (element === null) return { letters: [], shape: '' }
  const letters: Letter[] = []
  return { shape: shapeOf(element, letters, deleted), letters }
}

/** What a reading says, marks included but for those that are no part of the text. */
export function saying({ letters, shape }: Reading): string {
  return JSON.stringify([
    shape,
    letters.map(({ text, marks }) => [text, ...partsOfText(marks)].join(' ')),
  ])
}

/** Keys of the marks that are part of the text, in an order of their own. */
export function partsOfText(marks: ReadonlyMap<string, unknown>): string[] {
  return [...marks.keys()].filter((key) => !key.startsWith('comment--')).toSorted()
}

function shapeOf(element: Y.XmlElement, letters: Letter[], deleted: boolean): string {
  const inside = element.toArray().map((child) => {
    if (child instanceof Y.XmlText) {
      readWords(child, letters, deleted)
      return ''
    }
    return child instanceof Y.XmlElement ? shapeOf(child, letters, deleted) : '?'
  })
  const attributes = Object.entries(element.getAttributes()).toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  )
  return `${element.nodeName}${JSON.stringify(attributes)}(${inside.filter((one) => one !== '').join()})`
}

function readWords(text: Y.XmlText, letters: Letter[], deleted: boolean): void {
  let marks: ReadonlyMap<string, unknown> = new Map()
  for (let item = text._start; item !== null; item = item.right) {
    const { content, id } = item
    if (item.deleted && !(deleted && content instanceof Y.ContentString)) continue
    if (content instanceof Y.ContentFormat) {
      const changed = new Map(marks)
      if (content.value === null) changed.delete(content.key)
      else changed.set(content.key, content.value)
      marks = changed
    } else if (content instanceof Y.ContentString) {
      for (let i = 0; i < content.str.length; i += 1) {
        const at = { client: id.client, clock: id.clock + i }
        letters.push({ at, id: `${at.client}:${at.clock}`, text: content.str.charAt(i), marks })
      }
    }
  }
}
