import * as Y from 'yjs'

import type { BlockId } from '#app/domain/drafting/block.ts'
import { markKey } from '#app/domain/drafting/mark-key.ts'
import { contentOf, insertBlocks } from '#app/domain/drafting/ydoc.ts'
import { seeded } from '#test/support/editing-trace.ts'

export type Draft = { update: Uint8Array; blocks: readonly BlockId[] }

export type Shape = {
  paragraphs: number
  wordsEach: number
  /** Words that were written at once: the fewer, the more pieces the text is made of. */
  wordsAtOnce: number
  brackets?: number
}

/** The text of a long negotiation: 60,000 words in 400 paragraphs. */
export const negotiated: Shape = { paragraphs: 400, wordsEach: 150, wordsAtOnce: 10 }

const authors = 20

/** A text as several people wrote it, piece by piece in no order; always the same for a shape. */
export function draft({ paragraphs, wordsEach, wordsAtOnce, brackets = 0 }: Shape): Draft {
  const random = seeded(2026)
  const doc = new Y.Doc()
  const clients = Array.from({ length: authors }, () => Math.floor(random() * 2 ** 32))
  const blocks = Array.from({ length: paragraphs }, () => uuid(random) as BlockId)
  const marks = Array.from({ length: brackets }, () => uuid(random))
  doc.transact(() => {
    insertBlocks(
      doc,
      0,
      blocks.map((id) => ({ kind: 'paragraph', group: 'OP', level: 0, words: '', ...about(id) })),
    )
    for (let i = 0; i < paragraphs; i++) {
      doc.clientID = clients[i % authors] ?? doc.clientID
      const text = textOf(doc, i)
      for (let left = wordsEach; left > 0; left -= wordsAtOnce) {
        const at = Math.floor(random() * (text.length + 1))
        text.insert(at, passage(random, Math.min(left, wordsAtOnce)))
      }
    }
    marks.forEach((id, n) => {
      const text = textOf(doc, Math.floor((n * paragraphs) / brackets))
      const bracket = { id, kind: 'reserve', of: null, whole: false }
      text.format(Math.floor(text.length / 4), Math.floor(text.length / 4), {
        [markKey('bracket', bracket)]: bracket,
      })
    })
  })
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return { update, blocks }
}

/** A draft of about so many bytes as Yjs writes it. */
export function draftOfBytes(bytes: number, wordsAtOnce: number, brackets = 0): Draft {
  const shape = { wordsEach: negotiated.wordsEach, wordsAtOnce }
  const sample = 40
  const each = draft({ ...shape, paragraphs: sample }).update.length / sample
  return draft({ ...shape, brackets, paragraphs: Math.ceil(bytes / each) })
}

/** Three blocks of ten. */
export function blocksToLock({ blocks }: Draft): BlockId[] {
  return blocks.filter((_, i) => !isOpen(i))
}

/** Where the nth writer writes when blocks are locked. */
export function openParagraph(n: number): number {
  return Math.floor(n / 7) * 10 + 3 + (n % 7)
}

function isOpen(paragraph: number): boolean {
  return paragraph % 10 >= 3
}

/** The characters of a paragraph. */
export function textOf(doc: Y.Doc, paragraph: number): Y.XmlText {
  const block = contentOf(doc).get(paragraph)
  const text = block instanceof Y.XmlElement ? block.get(0) : null
  if (text instanceof Y.XmlText) return text
  throw new Error(`there is no paragraph ${paragraph}`)
}

function about(id: BlockId) {
  return { id, lang: 'en', dir: 'ltr' } as const
}

const vocabulary =
  'the of and to in measures verification report shall be lifted delegation upon on agreed by text paragraph as its not'.split(
    ' ',
  )

function passage(random: () => number, words: number): string {
  let written = ''
  for (let i = 0; i < words; i++) {
    written += `${vocabulary[Math.floor(random() * vocabulary.length)] ?? ''} `
  }
  return written
}

function uuid(random: () => number): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
