import { expect, test } from 'vitest'

import { isReachable } from '#server/webhooks/reachable.ts'

const apart = [
  ['0.0.0.0', '10.255.255.255', '100.64.0.1', '127.0.0.2', '169.254.169.254', '172.31.0.1'],
  ['192.0.0.8', '192.0.2.1', '192.168.1.1', '198.19.0.1', '198.51.100.1', '203.0.113.9'],
  ['224.0.0.1', '240.0.0.1', '255.255.255.255'],
  ['::', '::1', '::ffff:8.8.8.8', '64:ff9b::808:808', 'fc00::1', 'fe80::1', 'ff02::1'],
  ['2001::1', '2001:db8::1', '2002:7f00:1::', '3fff::1', '100::1'],
].flat()
const given = ['8.8.8.8', '172.32.0.1', '100.128.0.1', '193.0.6.139', '2a00:1450:4001::1']

test('[WH6] what is set apart for a purpose is not the public Internet', () => {
  const world = { demo: false }
  expect(apart.filter((address) => isReachable(address, world))).toEqual([])
  expect(given.filter((address) => !isReachable(address, world))).toEqual([])
  expect(['localhost', 'desk.example.org', ''].filter((name) => isReachable(name, world))).toEqual(
    [],
  )
})

test('[WH6] a demo world reaches its own machine and nothing else', () => {
  const own = [...apart, ...given].filter((address) => isReachable(address, { demo: true }))
  expect(own).toEqual(['127.0.0.2', '::1'])
})
