import { utf8ToBytes } from '@noble/hashes/utils.js'
import { expect, test } from 'vitest'

import { leafHash, rootOf } from '#app/domain/transparency/merkle.ts'
import { checkConsistency, checkInclusion, toHex } from '#app/domain/transparency/receipt.ts'

import { growTree } from './tree.ts'
import { roots as sharedRoots } from './vectors.ts'

const entries = ['{"a":1}', '{"b":"ü€😀"}', '{"c":[]}', '{"d":null}', '{"e":0}']
const tree = growTree(entries.map((entry) => leafHash(utf8ToBytes(entry))))
const roots = tree.states.map(({ frontier }) => toHex(rootOf(frontier)))
const receipt = {
  index: '1',
  size: '5',
  entry: entries[1]!,
  hashes: tree.inclusion(1, 5).map(toHex),
  root: roots[5]!,
}
const way = {
  first: '3',
  second: '5',
  firstRoot: roots[3]!,
  secondRoot: roots[5]!,
  hashes: tree.consistency(3, 5).map(toHex),
}

test('[RC11] a receipt is checked from the text of the entry, through JSON and back', () => {
  expect(checkInclusion(JSON.parse(JSON.stringify(receipt)))).toEqual({ ok: true })
  expect(checkInclusion({ ...receipt, entry: entries[0] })).toEqual({
    ok: false,
    fault: 'other-root',
  })
  expect(checkInclusion({ ...receipt, entry: `${receipt.entry} ` })).toEqual({
    ok: false,
    fault: 'other-root',
  })
})

test('[RC11] the way from one size to another is checked, through JSON and back', () => {
  expect(checkConsistency(JSON.parse(JSON.stringify(way)))).toEqual({ ok: true })
  expect(checkConsistency({ ...way, firstRoot: roots[2] })).toEqual({
    ok: false,
    fault: 'other-root',
  })
})

test.each([
  ['nothing', null],
  ['a text', 'receipt'],
  ['a number for a size', { ...receipt, size: 5 }],
  ['an index with a sign', { ...receipt, index: '-1' }],
  ['an index with a leading zero', { ...receipt, index: '01' }],
  ['an index in hexadecimal', { ...receipt, index: '0x1' }],
  ['an index with a line break', { ...receipt, index: '1\n' }],
  ['a size longer than 64 bits', { ...receipt, size: '9'.repeat(21) }],
  [
    'an endless list of hashes',
    { ...receipt, hashes: Array.from({ length: 129 }, () => receipt.root) },
  ],
  ['a hash in capitals', { ...receipt, root: receipt.root.toUpperCase() }],
  ['a hash of 31 bytes', { ...receipt, root: receipt.root.slice(2) }],
  ['a hash in base64', { ...receipt, hashes: [Buffer.alloc(32).toString('base64')] }],
  ['no list of hashes', { ...receipt, hashes: receipt.root }],
  ['no entry', { ...receipt, entry: undefined }],
  ['a lone surrogate', { ...receipt, entry: '\ud800' }],
])('[RC11] a receipt with %s is malformed', (_, malformed) => {
  expect(checkInclusion(malformed)).toEqual({ ok: false, fault: 'malformed' })
})

test('[RC11] a way with a missing root is malformed', () => {
  expect(checkConsistency({ ...way, firstRoot: undefined })).toEqual({
    ok: false,
    fault: 'malformed',
  })
})

test('[RC5] a size beyond 2^53 is read exactly', () => {
  expect(
    checkInclusion({ ...receipt, index: '9007199254740993', size: '9007199254740993' }),
  ).toEqual({
    ok: false,
    fault: 'outside-the-tree',
  })
  expect(
    checkInclusion({ ...receipt, index: '9007199254740992', size: '9007199254740993', hashes: [] })
      .ok,
  ).toBe(false)
})

test('[RC10] every record continues the empty one, and a proof of that is refused', () => {
  const fromEmpty = {
    first: '0',
    second: '5',
    firstRoot: sharedRoots[0],
    secondRoot: roots[5]!,
    hashes: [],
  }
  expect(checkConsistency(fromEmpty)).toEqual({ ok: true })
  expect(checkConsistency({ ...fromEmpty, second: '0', secondRoot: sharedRoots[0] })).toEqual({
    ok: true,
  })
  expect(checkConsistency({ ...fromEmpty, second: '0' })).toEqual({
    ok: false,
    fault: 'other-root',
  })
  expect(checkConsistency({ ...fromEmpty, firstRoot: roots[1] })).toEqual({
    ok: false,
    fault: 'other-root',
  })
  expect(checkConsistency({ ...fromEmpty, hashes: [roots[5]!] })).toEqual({
    ok: false,
    fault: 'too-many-hashes',
  })
})
