import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { canonicalJson } from '#app/domain/kernel/canonical-json.ts'
import type { Json } from '#app/domain/kernel/canonical-json.ts'

test('[CJ1] the example of RFC 8785 §3.2.2 comes out as printed there, byte for byte', () => {
  const text = canonicalJson(
    JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`) as Json,
  )
  expect(text).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
  expect(Buffer.from(text).toString('hex')).toBe(
    '7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a' +
      '5b3333333333333333332e333333333333332c31652b33302c342e352c302e3030322c31652d32375d' +
      '2c22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d',
  )
})

test('[CJ1] members are ordered as in RFC 8785 §3.2.3: by UTF-16 units, not by code points', () => {
  const value = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  }
  expect(Object.values(JSON.parse(canonicalJson(value)) as object)).toHaveLength(7)
  expect(canonicalJson(value)).toBe(
    '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis",' +
      '"€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
  )
})

test('[CJ1] integer-like names are ordered as text, at every depth', () => {
  expect(canonicalJson({ b: [{ 10: 1, 9: 2, '': 3 }], a: { B: 1, a: 2, A: 3 } })).toBe(
    '{"a":{"A":3,"B":1,"a":2},"b":[{"":3,"10":1,"9":2}]}',
  )
})

test.each([
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['ffefffffffffffff', '-1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['c340000000000000', '-9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['44b52d02c7e14af7', '1.0000000000000001e+23'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555553', '333333333.3333332'],
  ['41b3de4355555554', '333333333.33333325'],
  ['41b3de4355555555', '333333333.3333333'],
  ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
])('[CJ2] the number %s of RFC 8785 appendix B is printed as %s', (bits, text) => {
  expect(canonicalJson(Buffer.from(bits, 'hex').readDoubleBE())).toBe(text)
})

test.each([NaN, Infinity, -Infinity])('[CJ2] %s is refused', (value) => {
  expect(() => canonicalJson({ value })).toThrow(RangeError)
})

test('[CJ3] only what must be escaped is escaped, in the shortest form', () => {
  const controls = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join('')
  expect(canonicalJson(controls)).toBe(
    '"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f' +
      '\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f"',
  )
  expect(canonicalJson('"\\/\u007f\u2028\u2029\u{10ffff}')).toBe(
    '"\\"\\\\/\u007f\u2028\u2029\u{10ffff}"',
  )
})

test('[CJ3] letters that look alike stay different texts', () => {
  expect(canonicalJson('\u00e9')).not.toBe(canonicalJson('e\u0301'))
})

test.each(['\ud800', 'a\udc00b', '\udc00\ud800'])(
  '[CJ3] the lone surrogate of %j is refused',
  (text) => {
    expect(() => canonicalJson(text)).toThrow(TypeError)
    expect(() => canonicalJson({ [text]: 1 })).toThrow(TypeError)
  },
)

test('[CJ1] a member without a value is refused rather than left out', () => {
  const value = JSON.parse('{"a":1}') as Record<string, Json>
  Object.assign(value, { b: undefined })
  expect(() => canonicalJson(value)).toThrow(TypeError)
})

test('[CJ1] the same value always has the same text, and the text is that value', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      const text = canonicalJson(value as Json)
      const again = JSON.parse(text) as Json
      expect(canonicalJson(again)).toBe(text)
      expect(canonicalJson(reversed(again))).toBe(text)
      expect(JSON.stringify(again).length).toBe(text.length)
    }),
  )
})

/** The same value with the members of every object in the opposite order of insertion. */
function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversed)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]) => [key, reversed(member)]),
  )
}
