import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { BracketId, BracketMark, Run } from '#app/domain/drafting/block.ts'
import { bracketSigns } from '#app/domain/drafting/bracket-signs.ts'

test('[DR29] nested brackets close from the inside and open from the outside', () => {
  const [outer, inner] = [bracket('1'), bracket('2')]
  expect(drawn([run('a '), run('b', outer, inner), run(' c', outer), run(' d')])).toBe(
    'a [1[2b2] c1] d',
  )
  expect(drawn([run('b', inner, outer)])).toBe('[1[2b2]1]')
})

test('[DR29] brackets that overlap without being nested each stand around their own words', () => {
  const [a, b] = [bracket('1'), bracket('2')]
  expect(drawn([run('a', a), run('b', a, b), run('c', b)])).toBe('[1a[2b1]c2]')
})

test('[DR29] between alternatives that follow each other stands one stroke', () => {
  const base = bracket('1')
  const [first, second] = [bracket('2', base.id), bracket('3', base.id)]
  expect(drawn([run('5 per cent', base), run('8', first), run('6', second), run('.')])).toBe(
    '[15 per cent1/282/363].',
  )
  expect(drawn([run('5', base), run(' of '), run('8', first)])).toBe('[151] of [282]')
})

test('[DR29] words around which something goes on stand in one bracket, whatever else they carry', () => {
  const mark = bracket('1')
  const bold = { kind: 'bold' as const }
  expect(drawn([run('a', mark), { text: 'b', marks: [bold, mark] }, run('c', mark)])).toBe(
    '[1abc1]',
  )
})

test('[DR29] whatever overlaps, every bracket opens before it closes, once for each stretch', () => {
  const marks = [bracket('1'), bracket('2'), bracket('3')]
  fc.assert(
    fc.property(fc.array(fc.subarray(marks), { maxLength: 8 }), (line) => {
      const signs = bracketSigns(line.map((held) => ({ length: 1, marks: held })))
      for (const { id } of marks) {
        const own = signs.flatMap(({ at, begins, ends }) => [
          ...(ends?.id === id ? [[at, 'ends']] : []),
          ...(begins?.id === id ? [[at, 'begins']] : []),
        ])
        const within = (at: number) => line[at]?.some((mark) => mark.id === id) === true
        const expected = Array.from({ length: line.length + 1 }, (_, at) => at).flatMap((at) => [
          ...(within(at - 1) && !within(at) ? [[at, 'ends']] : []),
          ...(!within(at - 1) && within(at) ? [[at, 'begins']] : []),
        ])
        expect(own).toEqual(expected)
      }
    }),
  )
})

function bracket(name: string, of: BracketId | null = null): BracketMark {
  const id = `${name.repeat(8)}-0000-4000-8000-000000000000` as BracketId
  return { kind: 'bracket', id, proposes: of === null ? 'reserve' : 'replace', of, whole: false }
}

function run(text: string, ...marks: readonly BracketMark[]): Run {
  return { text, marks }
}

/** The line as one sees it, each sign with the name of its bracket on the inside. */
function drawn(line: readonly Run[]): string {
  const text = line.map((one) => one.text).join('')
  const signs = bracketSigns(line.map((one) => ({ length: one.text.length, marks: one.marks })))
  let [seen, at] = ['', 0]
  for (const sign of signs) {
    seen += text.slice(at, sign.at)
    at = sign.at
    const [ends, begins] = [sign.ends?.id[0] ?? '', sign.begins?.id[0] ?? '']
    seen +=
      sign.ends !== null && sign.begins !== null
        ? `${ends}/${begins}`
        : sign.ends === null
          ? `[${begins}`
          : `${ends}]`
  }
  return seen + text.slice(at)
}
