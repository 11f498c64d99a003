import fc from 'fast-check'
import { expect, test } from 'vitest'

import { day, later } from '#app/domain/kernel/instant.ts'
import { bracketsByDelegation, countBrackets } from '#app/domain/positions/bracket-count.ts'
import type { KnownBracket } from '#app/domain/positions/bracket-count.ts'
import { editDistance, medoid, wordDiff } from '#app/domain/positions/word-diff.ts'

import { id, ostia, start, thane } from './build.ts'

test('[MS24] pairs, depth and share of a bracketed sentence (W26)', () => {
  const text = 'The Committee [shall][should] [release [50][100] million] after [6 months].'
  expect(countBrackets(text)).toEqual({
    ok: true,
    count: { pairs: 6, depth: 2, inside: 40, characters: 63 },
  })
  expect(countBrackets('')).toMatchObject({ count: { pairs: 0, characters: 0 } })
})

test('[MS24] a sign without its partner is an error at its place', () => {
  const at = (text: string) => {
    const counted = countBrackets(text)
    return counted.ok ? null : counted.refusal.details.at
  }
  expect(at('a] b')).toBe(1)
  expect(at('ab [c [d]')).toBe(3)
  expect(at('[a]]')).toBe(3)
})

test('[MS24] whatever is written between them, balanced brackets are all counted', () => {
  const { text } = fc.letrec<{ text: string; part: string }>((tie) => ({
    text: fc.array(tie('part'), { maxLength: 4 }).map((parts) => parts.join('')),
    part: fc.oneof(
      { maxDepth: 4 },
      fc.stringMatching(/^[a-z ]{0,5}$/),
      tie('text').map((inner) => `[${inner}]`),
    ),
  }))
  fc.assert(
    fc.property(text, (written) => {
      const counted = countBrackets(written)
      if (!counted.ok) throw new Error('unbalanced')
      const { pairs, characters, inside } = counted.count
      expect(pairs).toBe(written.split('[').length - 1)
      expect(characters).toBe(written.replaceAll(/[[\]]/g, '').length)
      const outside = characters - inside
      expect(stripped(written).length).toBe(outside)
    }),
  )
})

test('[MS24] by delegation: what is open, its share, the oldest, and what it closed this round', () => {
  const bracket = (number: number, change: Partial<KnownBracket>): KnownBracket => ({
    id: id<'bracket'>(number),
    by: thane,
    characters: 10,
    openedAt: start,
    closedAt: null,
    ...change,
  })
  const since = later(start, 10 * day)
  const found = bracketsByDelegation(
    [
      bracket(1, { by: ostia, openedAt: later(start, day) }),
      bracket(2, {}),
      bracket(3, { openedAt: later(start, -day), characters: 20 }),
      bracket(4, { closedAt: since }),
      bracket(5, { by: ostia, closedAt: later(since, -1) }),
    ],
    { characters: 100, since },
  )
  expect(found).toEqual([
    {
      delegation: thane,
      open: [id(2), id(3)],
      share: 0.3,
      oldest: later(start, -day),
      closed: [id(4)],
    },
    { delegation: ostia, open: [id(1)], share: 0.1, oldest: later(start, day), closed: [] },
  ])
})

test('[MS25] the published sentence: two words of seven, a modal and a number (W27)', () => {
  const diff = wordDiff(
    'relief shall be released after six months',
    'relief should be released after twelve months',
  )
  expect([diff.changed, diff.of]).toEqual([2, 7])
  expect(diff.changed / diff.of).toBeCloseTo(0.2857, 4)
  expect(diff.flags).toEqual(['modal', 'number'])
  expect(diff.runs).toEqual([
    { kind: 'same', words: ['relief'] },
    { kind: 'removed', words: ['shall'] },
    { kind: 'added', words: ['should'] },
    { kind: 'same', words: ['be', 'released', 'after'] },
    { kind: 'removed', words: ['six'] },
    { kind: 'added', words: ['twelve'] },
    { kind: 'same', words: ['months'] },
  ])
  expect(editDistance('kitten'.split(''), 'sitting'.split(''))).toBe(3)
})

test('[MS25] a negation, a modal and a figure are flagged, other words are not', () => {
  const flagsOf = (before: string, after: string) => wordDiff(before, after).flags
  expect(flagsOf('Parties shall report', 'Parties shall not report')).toEqual(['negation'])
  expect(flagsOf('without delay', 'with delay')).toEqual(['negation'])
  expect(flagsOf('parties may', 'parties cannot')).toEqual(['modal', 'negation'])
  expect(flagsOf('at least 5 %', 'at least 8 %')).toEqual(['number'])
  expect(flagsOf('5% of trade', '5.5% of trade')).toEqual(['number'])
  expect(flagsOf('by 1 March', 'by 1 April')).toEqual([])
  expect(flagsOf('trade flows', 'bank flows')).toEqual([])
  expect(flagsOf('shall report, in full', 'shall report in full')).toEqual([])
})

test('[MS25] a diff reads as both texts, and is as short as can be', () => {
  const text = fc
    .array(fc.constantFrom('shall', 'not', 'report', 'in', 'six', 'months'), { maxLength: 8 })
    .map((words) => words.join(' '))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { runs, changed, of } = wordDiff(before, after)
      const read = (without: string) =>
        runs.flatMap(({ kind, words }) => (kind === without ? [] : words)).join(' ')
      expect([read('added'), read('removed')]).toEqual([before, after])
      expect(changed).toBe(
        byHand(before.split(' ').filter(Boolean), after.split(' ').filter(Boolean)),
      )
      expect(changed).toBeLessThanOrEqual(of)
    }),
  )
})

test('[MS25] the wording nearest to all others is a candidate for a base text', () => {
  expect(medoid(['a b c d', 'a b c x', 'a b y x'])).toBe(1)
  expect(medoid(['same', 'same'])).toBe(0)
  expect(medoid([])).toBeNull()
})

/** Without its brackets and all that is in them. */
function stripped(text: string): string {
  const once = text.replaceAll(/\[[^[\]]*\]/g, '')
  return once === text ? text : stripped(once)
}

/** Edit distance by its definition. */
function byHand(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return a.length + b.length
  if (a[0] === b[0]) return byHand(a.slice(1), b.slice(1))
  return 1 + Math.min(byHand(a.slice(1), b.slice(1)), byHand(a.slice(1), b), byHand(a, b.slice(1)))
}
