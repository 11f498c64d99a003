import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

import type { Block, BracketKind, NewBlock } from '#app/domain/drafting/block.ts'
import { consolidateIn } from '#app/domain/drafting/consolidate-doc.ts'
import { consolidate } from '#app/domain/drafting/consolidation.ts'
import type { MarkEdit } from '#app/domain/drafting/consolidation.ts'
import { markKey } from '#app/domain/drafting/mark-key.ts'
import { consolidated } from '#app/domain/drafting/view.ts'
import { blocksOf, contentOf, docOf, seedContent } from '#app/domain/drafting/ydoc.ts'

import { anyMarkedText, charactersOf, mark, paragraph, rowsOf, under, uuid } from './marked-text.ts'

test('[CO11] the live text reads after a settlement as the view of it did', () => {
  fc.assert(
    fc.property(anyMarkedText, fc.nat(), fc.nat(), (blocks, which, outcome) => {
      const doc = docFrom(blocks)
      const edits = anySettlement(blocks, which, outcome)
      const read = consolidated(blocksOf(doc), edits)
      consolidateIn(doc, edits)
      expect(blocksOf(doc)).toEqual(read)
    }),
  )
})

test('[CO11] line breaks within words that go, cells and whole blocks', () => {
  const insert = mark(100, 'insert')
  const whole = mark(200, 'insert', { whole: true })
  const blocks: readonly Block[] = [
    paragraph(1, 'a', under('b', insert), '\n', under('c', insert), '\n', 'd'),
    paragraph(2, under('Decides', whole), '\n', under('to act', whole)),
    {
      id: uuid(3),
      lang: 'en',
      dir: 'ltr',
      kind: 'table',
      text: '',
      rows: [{ header: false, cells: [[under('x', insert)], [{ text: 'y', marks: [] }]] }],
    },
    {
      id: uuid(4),
      lang: 'en',
      dir: 'ltr',
      kind: 'definition',
      text: '',
      cells: { term: [under('x', insert)], meaning: [under('y', insert, whole)] },
    },
  ]
  const doc = docFrom(blocks)
  const edits = rowsOf(blocks).flatMap((bracket) => consolidate(bracket, null))
  const read = consolidated(blocksOf(doc), edits)
  expect(read.map(({ text }) => text)).toEqual(['a\nd', '\ty'])
  consolidateIn(doc, edits)
  expect(blocksOf(doc)).toEqual(read)
})

test('[CO11] five delegations and the server type, bracket, offer and settle at once, and lose no typed character', () => {
  const step = fc.record({
    peer: fc.nat(5),
    block: fc.nat(2),
    at: fc.nat(30),
    length: fc.integer({ min: 1, max: 6 }),
    does: fc.constantFrom('type', 'type', 'bracket', 'offer', 'settle', 'meet'),
    kind: fc.constantFrom<BracketKind[]>('insert', 'delete', 'replace', 'reserve', 'placeholder'),
    outcome: fc.nat(2),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const seed = seedOf([1, 2, 3].map((serial) => paragraph(serial, `Paragraph ${serial}.`)))
      const peers = Array.from({ length: 6 }, () => docOf([seed]))
      const server = docAt(peers, 0)
      let typed = 0
      const expected = new Set<string>()
      for (const { peer, block, at, length, does, kind, outcome } of steps) {
        const doc = docAt(peers, peer)
        switch (does) {
          case 'type': {
            const character = String.fromCodePoint(0x4e00 + typed)
            typed += 1
            expected.add(character)
            const text = textIn(doc, block)
            text.insert(Math.min(at, text.length), character)
            break
          }
          case 'bracket': {
            typed += 1
            const made = { id: uuid<'bracket'>(typed), kind, of: null, whole: false }
            const text = textIn(doc, block)
            const from = Math.min(at, text.length)
            const format = { [markKey('bracket', made)]: made }
            text.format(from, Math.min(length, text.length - from), format)
            break
          }
          case 'offer': {
            const disputed = rowsOf(blocksOf(doc)).filter((one) => one.kind === 'replace')
            const bracket = disputed[at % Math.max(1, disputed.length)]
            if (bracket === undefined) break
            const character = String.fromCodePoint(0x4e00 + typed)
            typed += 1
            expected.add(character)
            const made = {
              id: uuid<'bracket'>(typed),
              kind: 'replace',
              of: bracket.id,
              whole: false,
            }
            const text = textIn(doc, block)
            text.insert(text.length, character, { [markKey('bracket', made)]: made })
            break
          }
          case 'settle': {
            const blocks = blocksOf(server)
            const edits = anySettlement(blocks, at, outcome)
            const left = new Set(charactersOf(consolidated(blocks, edits)))
            for (const character of charactersOf(blocks)) {
              if (!left.has(character)) expected.delete(character)
            }
            consolidateIn(server, edits)
            break
          }
          case 'meet':
            meet(server, doc)
            break
        }
      }
      for (const doc of [...peers, ...peers]) meet(server, doc)
      const characters = charactersOf(blocksOf(server))
      expect([...expected].filter((character) => !characters.includes(character))).toEqual([])
      for (const doc of peers) expect(blocksOf(doc)).toEqual(blocksOf(server))
    }),
  )
})

function anySettlement(
  blocks: readonly Block[],
  which: number,
  outcome: number,
): readonly MarkEdit[] {
  const rows = rowsOf(blocks)
  const bracket = rows[which % Math.max(1, rows.length)]
  if (bracket === undefined) return []
  const outcomes = [null, ...bracket.proposals.map(({ id }) => id)]
  return consolidate(bracket, outcomes[outcome % outcomes.length] ?? null)
}

function docFrom(blocks: readonly Block[]): Y.Doc {
  return docOf([seedOf(blocks)])
}

function seedOf(blocks: readonly Block[]): Uint8Array {
  return seedContent(blocks as readonly NewBlock[], { clientId: 1 })
}

function docAt(peers: readonly Y.Doc[], at: number): Y.Doc {
  const doc = peers[at]
  if (doc === undefined) throw new Error('no such peer')
  return doc
}

function textIn(doc: Y.Doc, block: number): Y.XmlText {
  const element = contentOf(doc).get(block)
  const text = element instanceof Y.XmlElement ? element.get(0) : undefined
  if (!(text instanceof Y.XmlText)) throw new Error('a paragraph has its text')
  return text
}

function meet(one: Y.Doc, other: Y.Doc): void {
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
}
