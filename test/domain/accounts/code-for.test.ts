import { expect, test } from 'vitest'

import { codeFor } from '#app/domain/accounts/code-for.ts'
import { delegationCode } from '#app/domain/accounts/new-delegation.ts'

test('[AC4] every name finds a code that nobody has', () => {
  const codes = new Set<string>()
  const names = ['South Africa', 'South Korea', 'Austria', 'Australia', 'Österreich', 'O', '日本']
  for (const name of [...names, ...names]) codes.add(codeFor(name, codes))
  expect([...codes].slice(0, names.length)).toEqual([
    'SAF',
    'SKO',
    'AUS',
    'AUST',
    'OST',
    'OXX',
    'XXX',
  ])
  expect(codes.size).toBe(2 * names.length)
  for (const code of codes) expect(delegationCode().parse(code)).toBe(code)
})
