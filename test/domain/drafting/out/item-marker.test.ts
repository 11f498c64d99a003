import { expect, test } from 'vitest'

import type { Block, Marker } from '#app/domain/drafting/block.ts'
import { itemMarker } from '#app/domain/drafting/out/item-marker.ts'
import { itemPlaces } from '#app/domain/drafting/out/list-items.ts'

test('[WP6] an item counts on its own level and sets the deeper ones back, as on the screen', () => {
  const blocks = [
    item(0),
    item(1),
    item(1),
    item(0),
    item(1),
    item(0, 'bullet'),
    item(0),
    other,
    item(0),
  ]
  const places = itemPlaces(blocks)
  expect(blocks.map((_, at) => places.get(at)?.number)).toEqual([
    1,
    1,
    2,
    2,
    1,
    undefined,
    3,
    undefined,
    1,
  ])
  const lists = [0, 3, 6, 8].map((at) => places.get(at)?.list)
  expect([new Set(lists.slice(0, 3)).size, lists[3] === lists[0]]).toEqual([1, false])
})

test.each([
  [0, 3, 'en', '3.'],
  [1, 3, 'en', '(c)'],
  [1, 28, 'en', '(ab)'],
  [1, 3, 'ar', '(ج)'],
  [1, 29, 'ar-EG', '(أأ)'],
  [2, 49, 'en', '(xlix)'],
  [3, 3, 'en', '3)'],
  [4, 26, 'ar', 'z)'],
  [5, 4, 'en', 'iv)'],
])(
  '[WP6] on level %i the %ith item of a text in %s has the marker %s',
  (level, number, lang, marker) => {
    expect(itemMarker({ ...item(level), lang }, { list: 1, number })).toBe(marker)
  },
)

const other: Block = {
  id: null,
  lang: 'en',
  dir: 'ltr',
  text: '',
  kind: 'paragraph',
  group: null,
  level: 0,
  words: [],
}

function item(level: number, marker: Marker = 'ordered'): Extract<Block, { kind: 'listItem' }> {
  return { id: null, lang: 'en', dir: 'ltr', text: '', kind: 'listItem', marker, level, words: [] }
}
