import * as Y from 'yjs'

import type { Block } from '#app/domain/drafting/block.ts'
import { numberedIn } from '#app/domain/drafting/labels.ts'
import type { Numbered } from '#app/domain/drafting/labels.ts'
import { blocksByElement, blocksOf, contentOf } from '#app/domain/drafting/ydoc.ts'
import type { Words } from '#db/drafting.ts'

import { blockAround, MarksInText } from './marks-in-text.ts'
import type { MarkInText } from './marks-in-text.ts'

/** What rows of a log did to a text, as far as labels and search need to know. */
export type Followed = {
  /** The numbered paragraphs in reading order, after each row that may have brought or moved one. */
  orders: readonly { row: number; order: readonly Numbered[] }[]
  changed: readonly Words[]
  /** Blocks that have no words any more. */
  gone: readonly string[]
  /** What happened to brackets, in the order of the rows. */
  readings: readonly MarkReading[]
}

/** A bracket's mark as it stands after a row. */
export type MarkReading = MarkInText & { row: number }

/** Of one block: a tsvector holds 1 MB, and who searches names what stands early. */
const searchedCharacters = 100_000

/**
 * Applies rows to a replica of the text before them. Labels are given in the order of commits, so each
 * row that changes which paragraphs there are is looked at by itself (domain.md B1).
 */
export function follow(doc: Y.Doc, rows: readonly Uint8Array[]): Followed {
  const read = blocksByElement(doc)
  const before = wordsIn([...read.values()])
  const orders: { row: number; order: readonly Numbered[] }[] = []
  const readings: MarkReading[] = []
  const marks = new MarksInText(contentOf(doc), read)
  let structureChanged = false
  const touched = new Set<unknown>()
  const notice = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]) => {
    structureChanged ||= events.some(touchesStructure)
    for (const { target } of events) touched.add(blockAround(target))
  }
  contentOf(doc).observeDeep(notice)
  rows.forEach((payload, row) => {
    structureChanged = false
    touched.clear()
    Y.applyUpdate(doc, payload)
    if (structureChanged) orders.push({ row, order: numberedIn(blocksOf(doc)) })
    readings.push(...marks.lookAgain(touched).map((reading) => ({ row, ...reading })))
  })
  contentOf(doc).unobserveDeep(notice)
  const now = wordsIn(blocksOf(doc))
  return {
    orders,
    changed: [...now.values()].filter((words) => !isSame(words, before.get(words.block))),
    gone: [...before.keys()].filter((block) => !now.has(block)),
    readings,
  }
}

function touchesStructure(event: Y.YEvent<Y.AbstractType<unknown>>): boolean {
  return event.target instanceof Y.XmlElement || event.target instanceof Y.XmlFragment
}

function wordsIn(blocks: readonly Block[]): ReadonlyMap<string, Words> {
  return new Map(
    blocks.flatMap((block, position) => {
      const words = block.text.trim().slice(0, searchedCharacters).toWellFormed()
      if (block.id === null || words === '') return []
      return [[block.id, { block: block.id, position, words }] as const]
    }),
  )
}

function isSame(a: Words, b: Words | undefined): boolean {
  return b !== undefined && a.words === b.words && a.position === b.position
}
