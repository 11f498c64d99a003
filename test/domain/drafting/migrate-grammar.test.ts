import { expect, test } from 'vitest'
import * as Y from 'yjs'

import type { BlockId } from '#app/domain/drafting/block.ts'
import { fieldCells } from '#app/domain/drafting/block.ts'
import { GRAMMAR_VERSION } from '#app/domain/drafting/grammar-version.ts'
import { type GrammarMigration, migrateGrammar } from '#app/domain/drafting/migrate-grammar.ts'
import { blocksOf, contentOf, seedContent } from '#app/domain/drafting/ydoc.ts'

const system = 99

/** An example: version 2 has no list item deeper than the first level. */
const flattenLists: GrammarMigration = {
  from: 1,
  reshape: (doc) => {
    for (const block of contentOf(doc).toArray()) {
      if (block instanceof Y.XmlElement && kindOf(block) === 'bullet')
        block.removeAttribute('level')
    }
  },
}

const nameParagraphs: GrammarMigration = {
  from: 2,
  reshape: (doc) => {
    for (const block of contentOf(doc).toArray()) {
      if (block instanceof Y.XmlElement && kindOf(block) === 'paragraph')
        block.setAttribute('group', 'OP')
    }
  },
}

test('[DR12] each earlier version is brought to the present one by a forward update', () => {
  const stored = seeded()
  for (const version of [1, 2]) {
    const update = migrateGrammar(
      stored,
      { version, clientId: system },
      [flattenLists, nameParagraphs],
      3,
    )
    const doc = new Y.Doc()
    Y.applyUpdate(doc, stored)
    Y.applyUpdate(doc, update ?? new Uint8Array())
    expect(blocksOf(doc).map((block) => ('level' in block ? block.level : null))).toEqual([
      0,
      version === 1 ? 0 : 2,
    ])
    expect(blocksOf(doc).map((block) => ('group' in block ? block.group : null))).toEqual([
      'OP',
      null,
    ])
    expect(
      new Set(Y.decodeUpdate(update ?? new Uint8Array()).structs.map((one) => one.id.client)),
    ).toEqual(new Set([system]))
  }
})

test('[DR12] what others type meanwhile is kept', () => {
  const stored = seeded()
  const update = migrateGrammar(
    stored,
    { version: 1, clientId: system },
    [flattenLists, nameParagraphs],
    3,
  )
  const typing = new Y.Doc()
  Y.applyUpdate(typing, stored)
  const [block] = contentOf(typing).toArray()
  const words = block instanceof Y.XmlElement ? block.get(0) : null
  if (words instanceof Y.XmlText) words.insert(0, 'Meanwhile, ')
  Y.applyUpdate(typing, update ?? new Uint8Array())
  expect(blocksOf(typing)[0]).toMatchObject({ text: 'Meanwhile, the parties', group: 'OP' })
})

test('[DR12] a text of this version needs nothing, a newer one or a missing step is refused', () => {
  const present = { version: GRAMMAR_VERSION, clientId: system }
  const newer = { version: GRAMMAR_VERSION + 1, clientId: system }
  expect(migrateGrammar(seeded(), present)).toBeNull()
  expect(() => migrateGrammar(seeded(), newer)).toThrow('newer')
  expect(() => migrateGrammar(seeded(), { version: 1, clientId: system }, [], 2)).toThrow(
    'no migration',
  )
})

function kindOf(block: Y.XmlElement): string | undefined {
  return block.getAttribute('kind')
}

function seeded(): Uint8Array {
  const identity = {
    id: '00000000-0000-4000-8000-000000000001' as BlockId,
    lang: 'en',
    dir: 'ltr' as const,
  }
  return seedContent(
    [
      { kind: 'paragraph', ...identity, group: null, level: 0, words: 'the parties' },
      { kind: 'listItem', ...identity, marker: 'bullet', level: 2, words: 'one' },
    ],
    { clientId: 1 },
  )
}

test('[DR12] an indicator of the second version gets the cells that it lacks, and keeps what it has', () => {
  const doc = new Y.Doc()
  const field = new Y.XmlElement('formatField')
  const held = ['fieldId', 'fieldStatement', 'fieldUnit', 'fieldDatatype', 'fieldThreshold']
  contentOf(doc).push([field])
  for (const name of held) {
    const cell = new Y.XmlElement(name)
    field.push([cell])
    cell.push([new Y.XmlText(name)])
  }
  const stored = Y.encodeStateAsUpdate(doc)
  const update = migrateGrammar(stored, { version: 2, clientId: system })
  Y.applyUpdate(doc, update ?? new Uint8Array())
  expect(
    field.toArray().map((cell) => (cell instanceof Y.XmlElement ? cell.nodeName : '')),
  ).toEqual(Object.values(fieldCells))
  expect(blocksOf(doc)[0]?.text).toBe(held.join('\n'))
})
