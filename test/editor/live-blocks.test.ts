import { expect, test } from 'vitest'
import * as Y from 'yjs'

import { contentOf, docOf, elementsIn, seedContent } from '#app/domain/drafting/ydoc.ts'
import { formatText } from '#app/domain/verification/templates/as-text.ts'
import { LiveBlocks } from '#app/editor/live-blocks.ts'
import { customs } from '#test/domain/verification/format.ts'
import { newId } from '#test/support/build.ts'

function opened(): Y.Doc {
  return docOf([seedContent(formatText(customs, newId<'block'>), { clientId: 1 })])
}

function firstTextIn(element: Y.XmlElement): Y.XmlText {
  const [cell] = elementsIn(element)
  const text = cell?.get(0)
  if (!(text instanceof Y.XmlText)) throw new Error('no text')
  return text
}

test('[GT6] only the block that was written in is another object, and it says what was written', () => {
  const doc = opened()
  const live = new LiveBlocks(doc)
  live.subscribe(() => {})
  const before = live.read()
  const [, , third] = elementsIn(contentOf(doc))
  if (third === undefined) throw new Error('too few blocks')
  firstTextIn(third).insert(0, 'X')
  const after = live.read()
  expect(after.filter((one, at) => one !== before[at])).toEqual([after[2]])
  expect(after[2]?.block.text).toBe(`X${before[2]?.block.text}`)
})

test('[GT6] blocks that come and go are followed, and nobody is told who has left', () => {
  const doc = opened()
  const live = new LiveBlocks(doc)
  let told = 0
  const leave = live.subscribe(() => (told += 1))
  const before = live.read()
  contentOf(doc).delete(1, 1)
  expect(live.read()).toEqual(before.filter((_, at) => at !== 1))
  expect(told).toBe(1)
  leave()
  contentOf(doc).delete(0, 1)
  expect(told).toBe(1)
})
