import * as Y from 'yjs'

import type { BlockId } from '#app/domain/drafting/block.ts'
import { contentOf, textOfElement } from '#app/domain/drafting/ydoc.ts'

/** Words of this person that the shared text did not take: what stands there, and what they wrote. */
export type Rest = { block: BlockId | null; was: string; wanted: string }

/**
 * Brings what somebody wrote from the document in which it could not be saved into a fresh one that
 * holds the shared text, block by block, and gives back what may not be brought: the blocks in
 * `refused`, or everything. Both documents are changed.
 */
export function carryOver(
  written: Y.Doc,
  shared: Y.Doc,
  refused: ReadonlySet<BlockId> | 'everything',
): readonly Rest[] {
  // What others wrote meanwhile is in both, so that what differs is this person's.
  Y.applyUpdate(written, Y.encodeStateAsUpdate(shared))
  const rest: Rest[] = []
  const isRefused = (id: BlockId | null) =>
    refused === 'everything' || (id !== null && refused.has(id))
  const target = contentOf(shared)
  const own = blocksIn(contentOf(written))
  shared.transact(() => {
    const there = new Map(blocksIn(target).map((block) => [idOf(block), block]))
    for (const [id, block] of there) {
      if (own.some((other) => idOf(other) === id)) continue
      if (isRefused(id)) rest.push({ block: id, was: textOfElement(block), wanted: '' })
      else target.delete(target.toArray().indexOf(block))
    }
    let before: Y.XmlElement | null = null
    for (const block of own) {
      const id = idOf(block)
      const found = there.get(id)
      if (found === undefined) {
        if (isRefused(id)) rest.push({ block: id, was: '', wanted: textOfElement(block) })
        else {
          const copy = block.clone()
          if (before === null) target.insert(0, [copy])
          else target.insertAfter(before, [copy])
          before = copy
        }
        continue
      }
      before = found
      if (isSame(found, block)) continue
      if (isRefused(id)) {
        rest.push({ block: id, was: textOfElement(found), wanted: textOfElement(block) })
      } else {
        makeAlike(found, block)
      }
    }
  })
  return rest
}

function blocksIn(content: Y.XmlFragment): Y.XmlElement[] {
  return content.toArray().filter((child) => child instanceof Y.XmlElement)
}

function idOf(block: Y.XmlElement): BlockId | null {
  const id: unknown = block.getAttribute('id')
  return typeof id === 'string' ? (id as BlockId) : null
}

function isSame(a: Y.XmlElement, b: Y.XmlElement): boolean {
  return a.toJSON() === b.toJSON()
}

/** Changes as little as needed, so that what others type in the same words meanwhile is kept. */
function makeAlike(target: Y.XmlElement, source: Y.XmlElement): void {
  const wanted: Record<string, unknown> = source.getAttributes()
  for (const [name, value] of Object.entries(wanted)) {
    if (target.getAttribute(name) !== value) target.setAttribute(name, value as string)
  }
  for (const name of Object.keys(target.getAttributes())) {
    if (!(name in wanted)) target.removeAttribute(name)
  }
  const [ours, theirs] = [target.toArray(), source.toArray()]
  const isAlike =
    ours.length === theirs.length && ours.every((child, i) => nameOf(child) === nameOf(theirs[i]))
  if (!isAlike) {
    target.delete(0, target.length)
    target.insert(
      0,
      theirs.map((child) => child.clone() as Y.XmlElement),
    )
    return
  }
  ours.forEach((child, i) => {
    const other = theirs[i]
    if (child instanceof Y.XmlText && other instanceof Y.XmlText) makeWordsAlike(child, other)
    else if (child instanceof Y.XmlElement && other instanceof Y.XmlElement) makeAlike(child, other)
  })
}

function nameOf(child: unknown): string {
  return child instanceof Y.XmlElement ? child.nodeName : ''
}

function makeWordsAlike(target: Y.XmlText, source: Y.XmlText): void {
  const [is, wanted] = [lettersOf(target), lettersOf(source)]
  const shorter = Math.min(is.length, wanted.length)
  let start = 0
  while (start < shorter && is[start]?.key === wanted[start]?.key) start += 1
  let end = 0
  while (end < shorter - start && is.at(-1 - end)?.key === wanted.at(-1 - end)?.key) end += 1
  const insert = wanted.slice(start, wanted.length - end)
  const from = lengthOf(is.slice(0, start))
  target.delete(from, lengthOf(is.slice(start, is.length - end)))
  target.applyDelta([
    { retain: from },
    ...insert.map(({ letter, attributes }) => ({ insert: letter, attributes })),
  ])
}

type Letter = { letter: string; attributes: Record<string, unknown>; key: string }

/** In the units in which Yjs counts, of which some letters take two. */
function lengthOf(letters: readonly Letter[]): number {
  return letters.reduce((sum, { letter }) => sum + letter.length, 0)
}

function lettersOf(text: Y.XmlText): Letter[] {
  const delta: readonly { insert?: unknown; attributes?: Record<string, unknown> }[] =
    text.toDelta()
  return delta.flatMap(({ insert, attributes = {} }) => {
    if (typeof insert !== 'string') return []
    const marks = JSON.stringify(attributes)
    return Array.from(insert, (letter) => ({ letter, attributes, key: letter + marks }))
  })
}
