import { expect, test } from 'vitest'

import { fold, rank } from '#app/components/palette/rank.ts'

const titles = [
  'People',
  'Customs-flow format',
  'Framework text',
  'Terms of reference of the verifier',
  'Rétablissement des flux',
  'نَصُّ الإطار',
]

function ranked(query: string): string[] {
  return rank(query, titles, (title) => title)
}

test('an empty query keeps all, in the order given', () => {
  expect(ranked('  ')).toEqual(titles)
})

test('a word typed as it stands comes before letters found here and there', () => {
  expect(ranked('text')[0]).toBe('Framework text')
  expect(ranked('peo')).toEqual(['People'])
})

test('initials of words find a title', () => {
  expect(ranked('cff')[0]).toBe('Customs-flow format')
  expect(ranked('torv')[0]).toBe('Terms of reference of the verifier')
})

test('the start of a word beats the middle of one', () => {
  const found = rank('form', ['Reform of customs', 'The format'], (title) => title)
  expect(found).toEqual(['The format', 'Reform of customs'])
})

test('letters out of order, or too far apart to be meant, find nothing', () => {
  expect(ranked('elpoep')).toEqual([])
  expect(rank('oee', ['Coalition texts are here'], (title) => title)).toEqual([])
})

test('accents, case and Arabic vowel signs make no difference', () => {
  expect(ranked('RETABL')).toEqual(['Rétablissement des flux'])
  expect(ranked('نص')).toEqual(['نَصُّ الإطار'])
  expect(fold('Éà ')).toBe('ea')
})
