import { expect, test } from 'vitest'

import { localPath, paths } from '#app/paths.ts'

test('a local address is kept whole', () => {
  expect(localPath('/d/42?view=clean#op-7')).toBe('/d/42?view=clean#op-7')
})

test('nobody is sent to another site', () => {
  for (const crafted of [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example/x',
    '/..//evil.example',
    '/a/..//evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    'd/42',
    '',
    null,
    7,
  ]) {
    expect(localPath(crafted)).toBe(paths.desk)
  }
})

test('what stands in an address is encoded', () => {
  expect(paths.document('a/b?c')).toBe('/d/a%2Fb%3Fc')
})
