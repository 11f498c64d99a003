import { expect, test } from 'vitest'

import { isFromHere, isUpgradeFromHere } from '#server/accounts/same-origin.ts'

const here = 'https://desk.example.org'

const foreign = [
  { origin: 'https://evil.example' },
  { origin: 'http://desk.example.org' },
  { origin: 'https://desk.example.org:8443' },
  { origin: 'https://desk.example.org.evil.example' },
  { origin: 'null' },
  { origin: '' },
  { origin: 'null', host: 'null' },
  { origin: 'null', 'sec-fetch-site': 'none' },
  { origin: 'https://evil.example', host: 'desk.example.org' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'anything-else' },
  { origin: here, 'sec-fetch-site': 'cross-site' },
  { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
]

const own = [
  {},
  { origin: here },
  { 'sec-fetch-site': 'same-origin' },
  { 'sec-fetch-site': 'none' },
  { origin: here, 'sec-fetch-site': 'same-origin' },
  { origin: 'null', 'sec-fetch-site': 'same-origin' },
  { origin: 'http://localhost:3000', host: 'localhost:3000' },
]

test.for(foreign)(
  '[SI9] what would change something is refused when it comes with %j',
  (headers) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'post', 'TRACE', 'QUERY']) {
      expect(isFromHere({ method, headers }, here)).toBe(false)
    }
    expect(isUpgradeFromHere({ method: 'GET', headers }, here)).toBe(false)
  },
)

test.for(own)('[SI9] the own pages and programs pass with %j', (headers) => {
  expect(isFromHere({ method: 'POST', headers }, here)).toBe(true)
  expect(isUpgradeFromHere({ method: 'GET', headers }, here)).toBe(true)
})

test.for(foreign)('[SI9] reading passes from anywhere, also with %j', (headers) => {
  for (const method of ['GET', 'HEAD', 'OPTIONS', 'get']) {
    expect(isFromHere({ method, headers }, here)).toBe(true)
  }
})

test('[SI9] a public address with a path counts by its origin', () => {
  const request = { method: 'POST', headers: { origin: here } }
  expect(isFromHere(request, `${here}/entente`)).toBe(true)
})
