import { expect, test } from 'vitest'

import { annexesIn, coreOf } from '#app/domain/drafting/annex.ts'
import type { NewBlock } from '#app/domain/drafting/block.ts'
import { blocksOf, canonicalContent, docOf, seedContent } from '#app/domain/drafting/ydoc.ts'
import { newId } from '#test/support/build.ts'

const identity = () => ({ id: newId<'block'>(), lang: 'en', dir: 'ltr' }) as const
const section = (id: string, annexOf: string): NewBlock => ({
  ...identity(),
  kind: 'formatPart',
  part: 'section',
  cells: { id, annexOf },
})
const indicator = (id: string, threshold = ''): NewBlock => ({
  ...identity(),
  kind: 'formatField',
  cells: { id, threshold },
})
const prose: NewBlock = { ...identity(), kind: 'paragraph', group: null, level: 0, words: 'Words' }

const own = indicator('OWN-1')
const text = [
  section('FLOWS', ''),
  indicator('C-01'),
  section('OWN', ' OST '),
  own,
  prose,
  section('MORE', ' '),
  indicator('C-02'),
]
const docWith = (blocks: readonly NewBlock[]) => docOf([seedContent(blocks, { clientId: 1 })])

test('[NA1] an annex is its section with the indicators after it, and all else is the core', () => {
  const blocks = blocksOf(docWith(text))
  expect(annexesIn(blocks)).toEqual(new Map([[own.id, 'OST']]))
  const names = coreOf(blocks).map((block) => block.text.split('\n')[0])
  expect(names).toEqual(['FLOWS', 'C-01', 'Words', 'MORE', 'C-02'])
})

test('[NA1] whatever an annex says, the text amounts to the same', () => {
  const before = canonicalContent(docWith(text))
  const changed = text.map((block) => (block === own ? indicator('OWN-1', '≤ 5') : block))
  expect(canonicalContent(docWith(changed))).toEqual(before)
  expect(canonicalContent(docWith(text.filter((block) => block !== own)))).toEqual(before)
})
