import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { Block } from '#app/domain/drafting/block.ts'
import { bracketedText } from '#app/domain/drafting/bracketed-text.ts'
import { diffTexts } from '#app/domain/drafting/text-diff.ts'
import { diffWords } from '#app/domain/drafting/word-diff.ts'
import type { WordChange } from '#app/domain/drafting/word-diff.ts'

import { anyMarkedText, mark, paragraph, under } from './marked-text.ts'

const word = fc.constantFrom(
  'shall',
  'should',
  ' ',
  ' ',
  'report',
  '5',
  '%',
  '报告',
  'تقرير',
  '\n',
  '.',
)
const anyWords = fc.array(word, { maxLength: 60 }).map((words) => words.join(''))

test('[CO8] the same and removed is the earlier text, the same and added the later', () => {
  fc.assert(
    fc.property(anyWords, anyWords, (before, after) => {
      const changes = diffWords(before, after)
      expect(textOf(changes, 'removed')).toBe(before)
      expect(textOf(changes, 'added')).toBe(after)
      expect(changes.every(({ text }) => text !== '')).toBe(true)
    }),
  )
})

test('[CO8] a text differs from itself in nothing, and one word by one word', () => {
  expect(diffWords('a b c', 'a b c')).toEqual([{ change: 'same', text: 'a b c' }])
  expect(diffWords('', '')).toEqual([])
  expect(diffWords('The parties shall report.', 'The parties should report.')).toEqual([
    { change: 'same', text: 'The parties ' },
    { change: 'removed', text: 'shall' },
    { change: 'added', text: 'should' },
    { change: 'same', text: ' report.' },
  ])
  expect(textOf(diffWords('提交月度报告', '提交年度报告'), 'same')).not.toBe('')
})

test('[CO8] no more is exchanged than must be', () => {
  const few = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 7 })
  fc.assert(
    fc.property(few, few, (before, after) => {
      const [earlier, later] = [before.join(' '), after.join(' ')]
      const kept = diffWords(earlier, later).filter(({ change }) => change === 'same')
      const length = kept.reduce((sum, { text }) => sum + text.length, 0)
      expect(length).toBe(longestCommon(earlier.split(''), later.split('')))
    }),
  )
})

test('[CO8] texts that are very long and very different are exchanged between their ends', () => {
  const long = (name: string) => Array.from({ length: 3_000 }, (_, at) => `${name}${at}`).join(' ')
  const changes = diffWords(`start ${long('a')} end`, `start ${long('b')} end`)
  expect(changes.map(({ change }) => change)).toEqual(['same', 'removed', 'added', 'same'])
})

test('[CO9] every block of both texts is in the difference once', () => {
  const anyText = fc
    .uniqueArray(fc.nat(12), { maxLength: 10 })
    .chain((ids) =>
      fc.tuple(...ids.map((id) => fc.nat(2).map((text) => paragraph(id, `text ${text}`)))),
    )
  fc.assert(
    fc.property(anyText, anyText, (before, after) => {
      const changes = diffTexts(before, after)
      const earlier = changes.flatMap((one) => {
        if (one.change === 'added') return []
        return one.change === 'changed' ? [one.before] : [one.block]
      })
      const later = changes.flatMap((one) => {
        if (one.change === 'removed') return []
        return one.change === 'changed' ? [one.after] : [one.block]
      })
      expect(later).toEqual(after)
      expect(earlier.toSorted(byId)).toEqual(before.toSorted(byId))
      const stayed = changes.filter((one) => 'moved' in one && !one.moved).length
      const common = before.filter(({ id }) => after.some((one) => one.id === id))
      expect(stayed).toBe(
        longestCommon(
          common.map(({ id }) => id),
          after.map(({ id }) => id),
        ),
      )
    }),
  )
})

test('[CO9] a block can move and change at once, and what was removed stands where it stood', () => {
  const before = [
    paragraph(1, 'one'),
    paragraph(2, 'two'),
    paragraph(3, 'three'),
    paragraph(4, 'four'),
  ]
  const after = [
    paragraph(4, 'fourth'),
    paragraph(1, 'one'),
    paragraph(5, 'five'),
    paragraph(3, 'three'),
  ]
  const seen = diffTexts(before, after).map((one) => {
    const block = one.change === 'changed' ? one.after : one.block
    return [one.change, block.text, 'moved' in one && one.moved]
  })
  expect(seen).toEqual([
    ['changed', 'fourth', true],
    ['same', 'one', false],
    ['added', 'five', false],
    ['removed', 'two', false],
    ['same', 'three', false],
  ])
})

test('[CO9] another group, level or kind is a change without changed words', () => {
  const one = paragraph(1, 'one')
  const others: Block[] = [
    {
      ...one,
      kind: 'paragraph',
      group: 'PP',
      level: 0,
      words: one.kind === 'paragraph' ? one.words : [],
    },
    {
      id: one.id,
      lang: 'en',
      dir: 'ltr',
      kind: 'heading',
      level: 1,
      words: [{ text: 'one', marks: [] }],
      text: 'one',
    },
    {
      id: one.id,
      lang: 'en',
      dir: 'ltr',
      kind: 'listItem',
      marker: 'bullet',
      level: 0,
      words: [{ text: 'one', marks: [] }],
      text: 'one',
    },
  ]
  for (const other of others) {
    expect(diffTexts([one], [other])).toMatchObject([
      { change: 'changed', moved: false, words: [{ change: 'same', text: 'one' }] },
    ])
  }
})

test('[CO9] blocks without an identity, or with one that stands twice, are taken as new', () => {
  const nameless = { ...paragraph(1, 'one'), id: null }
  expect(diffTexts([nameless], [nameless]).map(({ change }) => change)).toEqual([
    'added',
    'removed',
  ])
  const twice = [paragraph(1, 'one'), paragraph(1, 'one')]
  expect(diffTexts(twice, twice).map(({ change }) => change)).toEqual(['same', 'added', 'removed'])
})

test('[CO10] brackets are written as delegates write them', () => {
  const insert = mark(100, 'insert')
  const inner = mark(101, 'insert')
  const old = mark(200, 'replace')
  const other = mark(201, 'replace', { of: 200 })
  const text = (...runs: Parameters<typeof under>[0][] | ReturnType<typeof under>[]) =>
    bracketedText(paragraph(1, ...runs))
  expect(
    text(
      under('shall', old),
      under('should', other),
      under('must', mark(202, 'replace', { of: 200 })),
    ),
  ).toBe('[shall / should / must]')
  expect(text(under('a ', insert), under('b', insert, inner), under(' c', insert))).toBe(
    '[a [b] c]',
  )
  expect(text(under('a', insert), under('b', inner))).toBe('[a][b]')
  expect(text(under('a', insert), under('b', insert, inner), under('c', inner))).toBe('[a[b]c]')
  expect(bracketedText(paragraph(1, under('a', insert), '\n', under('b', insert)))).toBe('[a\nb]')
})

test('[CO10] written brackets add brackets and strokes, and nothing else', () => {
  fc.assert(
    fc.property(anyMarkedText, (blocks) => {
      for (const block of blocks) {
        const written = bracketedText(block)
        expect(written.replaceAll(/[[\]]| \/ /g, '')).toBe(block.text)
        expect(written.split('[').length).toBe(written.split(']').length)
      }
    }),
  )
})

test('[CO10] opening a bracket is a difference', () => {
  const before = [paragraph(1, 'The parties shall report.')]
  const after = [paragraph(1, 'The parties ', under('shall', mark(1, 'delete')), ' report.')]
  expect(diffTexts(before, after)).toMatchObject([
    {
      change: 'changed',
      words: [
        { change: 'same' },
        { change: 'added', text: '[' },
        { change: 'same', text: 'shall' },
        { change: 'added', text: ']' },
        { change: 'same' },
      ],
    },
  ])
})

function textOf(changes: readonly WordChange[], other: WordChange['change']): string {
  return changes
    .filter(({ change }) => change === 'same' || change === other)
    .map(({ text }) => text)
    .join('')
}

/** By trying every way, for short lists. */
function longestCommon(a: readonly unknown[], b: readonly unknown[]): number {
  const [first, ...rest] = a
  if (a.length === 0 || b.length === 0) return 0
  const at = b.indexOf(first)
  const without = longestCommon(rest, b)
  return at === -1 ? without : Math.max(without, 1 + longestCommon(rest, b.slice(at + 1)))
}

function byId(a: Block, b: Block): number {
  return (a.id ?? '') < (b.id ?? '') ? -1 : 1
}
