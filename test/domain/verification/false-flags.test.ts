import { expect, test } from 'vitest'

import { expectedFalseFlags } from '#app/domain/verification/false-flags.ts'
import { rule } from '#app/domain/verification/templates/write.ts'

import { contentFrom, customs } from './format.ts'

test('[FC15] forty quarterly rules at 5 % raise eight false flags a year (verification.md 2.3)', () => {
  const one = contentFrom(
    customs.filter(({ kind, cells }) => kind !== 'code' || cells['id']?.[0] !== 'SOUTH'),
  )
  const content = {
    ...one,
    sections: one.sections.map((section) => ({
      ...section,
      indicators: section.indicators.map((indicator) => ({
        ...indicator,
        frequency: 'Q' as const,
      })),
    })),
  }
  const [pair] = one.rules
  if (pair === undefined) throw new TypeError('the sample has a rule')
  const rules = Array.from({ length: 40 }, (_one, at) => ({ ...pair, id: `R${at}` }))
  const flags = expectedFalseFlags({ ...content, rules })
  expect(flags.tests).toBe(160)
  expect(flags.expected).toBeCloseTo(8, 10)
  expect(flags.atLeastOne).toBeCloseTo(0.9997, 4)
})

test('[FC15] a rule counts for every subject, and one that chance cannot trigger not at all', () => {
  const sum = rule('SUM', 'identity', ['DECLARED', 'BANKED'])
  expect(expectedFalseFlags(contentFrom([...customs, sum]))).toMatchObject({ tests: 24 })
  expect(expectedFalseFlags({ ...contentFrom(customs), rules: [] })).toEqual({
    tests: 0,
    expected: 0,
    atLeastOne: 0,
  })
})
