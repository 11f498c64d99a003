import { expect, test } from 'vitest'

import { concerns, interestsOf } from '#app/live/interest.ts'

const handle = {
  live: ({ document }: Readonly<Record<string, string | undefined>>) => [
    { topic: 'document' as const, subject: document },
    { topic: 'people' as const },
  ],
}

test('a page hears of its own document and of nobody else’s', () => {
  const interests = interestsOf(handle, { document: 'd1' })
  expect(concerns(interests, 'document', 'd1')).toBe(true)
  expect(concerns(interests, 'document', 'd2')).toBe(false)
})

test('a topic without a subject is heard of whatever it concerns', () => {
  const interests = interestsOf(handle, { document: 'd1' })
  expect(concerns(interests, 'people', 'c1')).toBe(true)
  expect(concerns(interests, 'record', 'c1')).toBe(false)
})

test('a route that declares nothing hears of nothing', () => {
  for (const silent of [undefined, null, {}, { live: true }, 'live']) {
    expect(interestsOf(silent, {})).toEqual([])
  }
})
