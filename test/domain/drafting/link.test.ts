import { expect, test } from 'vitest'

import { safeHref } from '#app/domain/drafting/link.ts'

test.each([
  'https://example.org/a?b=c#d',
  'http://example.org',
  'mailto:desk@example.org',
  ' HTTPS://X.org ',
])('[DR7] %j is an address', (address) => expect(safeHref(address)).toBe(address.trim()))

test.each([
  'javascript:alert(1)',
  ' JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  '//example.org',
  '/d/1',
  'https://',
  'https://a b',
  `https://${'a'.repeat(3000)}`,
  null,
  7,
])('[DR7] %j is none', (address) => expect(safeHref(address)).toBeNull())
