import { expect, test } from 'vitest'
import * as Y from 'yjs'

import type { NewBlock } from '#app/domain/drafting/block.ts'
import { blocksOf, contentOf, docOf, elementsIn, seedContent } from '#app/domain/drafting/ydoc.ts'
import { formatText } from '#app/domain/verification/templates/as-text.ts'
import { tables } from '#app/editor/grid/columns.ts'
import type { Table } from '#app/editor/grid/columns.ts'
import { blankRow, holdsOthers, placeFor, takesAnother } from '#app/editor/grid/rows.ts'
import { writingIn } from '#app/editor/grid/writing.ts'
import { LiveBlocks } from '#app/editor/live-blocks.ts'
import type { LiveBlock } from '#app/editor/live-blocks.ts'
import { newId } from '#test/support/build.ts'

import { customs } from '../../domain/verification/format.ts'

function opened(): Y.Doc {
  return docOf([seedContent(formatText(customs, newId<'block'>), { clientId: 1 })])
}

function named(blocks: readonly LiveBlock[], name: string): LiveBlock {
  const found = blocks.find(({ block }) => block.text.split('\n')[0] === name)
  if (found === undefined) throw new Error(`no ${name}`)
  return found
}

const identity = () => ({ id: newId<'block'>(), lang: 'en', dir: 'ltr' }) as const

test('[GT7] a row goes below another and all that it holds', () => {
  const blocks = new LiveBlocks(opened()).read()
  const below = (table: Table, name: string) =>
    placeFor(table, blocks, named(blocks, name))?.block.text.split('\n')[0]
  expect(below('indicator', 'DECLARED')).toBe('DECLARED')
  expect(below('code', '2')).toBe('2')
  // Else the indicators of the section would come under the new one.
  const inFlows = blocks.indexOf(named(blocks, below('section', 'FLOWS') ?? ''))
  expect(inFlows).toBeGreaterThan(blocks.indexOf(named(blocks, 'DECLARED')))
  expect(blocks[inFlows]?.block.kind).toBe('formatField')
  expect(below('source', 'BANKS')).toBe('BANKS')
})

test('[GT7] the first of its kind goes to its head, or to the end', () => {
  const doc = opened()
  const all = new LiveBlocks(doc).read()
  const without = (kind: string) => all.filter(({ block }) => block.kind !== kind)
  expect(placeFor('indicator', without('formatField'), null)?.block).toMatchObject({
    part: 'section',
  })
  expect(placeFor('definition', without('definition'), null)).toBe(without('definition').at(-1))
  expect(placeFor('indicator', [], null)).toBeNull()
})

test('[GT7] head, correction and ladder stand once, and every other part as often as one likes', () => {
  expect(takesAnother('ladder', 0)).toBe(true)
  expect(takesAnother('ladder', 1)).toBe(false)
  expect(takesAnother('format', 1)).toBe(false)
  expect(takesAnother('indicator', 300)).toBe(true)
})

test('[GT8] a section that holds indicators stays', () => {
  const blocks = new LiveBlocks(opened()).read()
  expect(holdsOthers(blocks, named(blocks, 'FLOWS'))).toBe(true)
  expect(holdsOthers(blocks, named(blocks, 'DECLARED'))).toBe(false)
  expect(holdsOthers(blocks, named(blocks, 'PAID'))).toBe(false)
})

test('[GT8] adding and removing are taken back one by one', () => {
  const doc = opened()
  const before = blocksOf(doc)
  const writing = writingIn(doc)
  const [first, second] = elementsIn(contentOf(doc))
  if (first === undefined || second === undefined) throw new Error('too few blocks')
  writing.add(blankRow('source', identity()), first)
  expect(blocksOf(doc)[1]).toMatchObject({ kind: 'formatPart', part: 'source' })
  writing.remove(first)
  expect(blocksOf(doc)).toHaveLength(before.length)
  writing.undo()
  expect(blocksOf(doc)[0]).toEqual(before[0])
  expect(blocksOf(doc)).toHaveLength(before.length + 1)
  writing.undo()
  expect(blocksOf(doc)).toEqual(before)
})

test('[GT8] a row that another wrote in is not taken back with its beginning', () => {
  const [mine, theirs] = [opened(), new Y.Doc()]
  const writing = writingIn(mine)
  const row = identity()
  writing.add(blankRow('indicator', row), null)
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
  const cell = elementsIn(elementsIn(contentOf(theirs))[0] ?? new Y.XmlElement())[0]
  const text = cell?.get(0)
  if (!(text instanceof Y.XmlText)) throw new Error('no text')
  text.insert(0, 'C-05')
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs))
  writing.undo()
  const [kept] = blocksOf(mine)
  expect(kept).toMatchObject({ id: row.id, kind: 'formatField' })
  expect(kept?.text.trim()).toBe('C-05')
})

test('[GT7] a new row is what the writer of whole blocks would write', () => {
  for (const table of tables) {
    const row = identity()
    const doc = new Y.Doc()
    writingIn(doc).add(blankRow(table, row), null)
    const seeded = docOf([seedContent([blankBlock(table, row)], { clientId: 1 })])
    expect(contentOf(doc).toJSON()).toBe(contentOf(seeded).toJSON())
    expect(blocksOf(doc)).toEqual(blocksOf(seeded))
  }
})

function blankBlock(table: Table, row: ReturnType<typeof identity>): NewBlock {
  if (table === 'indicator') return { ...row, kind: 'formatField', cells: {} }
  if (table === 'definition') {
    return { ...row, kind: 'definition', cells: { term: '', meaning: '' } }
  }
  return { ...row, kind: 'formatPart', part: table, cells: {} }
}
