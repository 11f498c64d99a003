import { expect, test } from 'vitest'

import { errorKind, refusalOf } from '#app/components/error-page/error-kind.ts'

/** What Remix makes of a thrown Response. */
function answer(status: number, data: unknown = null) {
  return { status, statusText: '', internal: false, data }
}

test('each answer has its own words', () => {
  expect(errorKind(answer(404))).toBe('notFound')
  expect(errorKind(answer(403))).toBe('forbidden')
  expect(errorKind(answer(401))).toBe('signedOut')
  expect(errorKind(answer(409))).toBe('refused')
  expect(errorKind(answer(400))).toBe('badInput')
  expect(errorKind(answer(429))).toBe('tooMany')
  expect(errorKind(answer(503))).toBe('unreachable')
})

test('what nobody foresaw is a failure on our side', () => {
  expect(errorKind(answer(418))).toBe('failed')
  expect(errorKind(new Error('no'))).toBe('failed')
  expect(errorKind(undefined)).toBe('failed')
})

test('a request that never arrived says so, in the words of three browsers', () => {
  for (const message of [
    'Failed to fetch',
    'NetworkError when attempting to fetch resource.',
    'Load failed',
  ]) {
    expect(errorKind(new TypeError(message))).toBe('unreachable')
  }
})

test('a refusal is known by its code and its details, and only from an answer', () => {
  const details = { symbol: 'HCG/2026/L.5' }
  expect(refusalOf(answer(409, { code: 'symbol-taken', details }))).toEqual({
    code: 'symbol-taken',
    details,
  })
  expect(refusalOf(answer(403, { code: 'presence' }))).toEqual({ code: 'presence', details: {} })
  expect(refusalOf(answer(409, { code: 7 }))).toBeNull()
  expect(refusalOf(answer(409, 'last-head'))).toBeNull()
  expect(refusalOf({ code: 'last-head' })).toBeNull()
})
