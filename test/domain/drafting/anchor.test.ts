import fc from 'fast-check'
import { expect, test } from 'vitest'

import { anchorTo, placeOf } from '#app/domain/drafting/anchor.ts'
import type { Anchor, Place } from '#app/domain/drafting/anchor.ts'
import type { Block } from '#app/domain/drafting/block.ts'

import { block } from './build.ts'

const clause = 'The State shall transmit figures to the Mission within thirty days.'

test('[CM1] a quote stands exactly once in its paragraph, and without one the paragraph is meant', () => {
  const text = [paragraph('a', clause), paragraph('b', 'Shall and shall not, shall.')]
  expect(anchorTo(text, block('a'), '')).toMatchObject({ over: 'paragraph', quote: clause })
  expect(anchorTo(text, block('a'), 'figures')).toMatchObject({ over: 'words', quote: 'figures' })
  expect(anchorTo(text, block('a'), 'numbers')).toBe('notQuoted')
  expect(anchorTo(text, block('b'), 'shall')).toBe('quotedTwice')
  expect(anchorTo(text, block('c'), '')).toBe('paragraph')
})

test('[CM1] a line break and a hard space are quoted as spaces, and no half of a character is kept', () => {
  const astral = `${'𝒳'.repeat(40)}figures${'𝒳'.repeat(40)}`
  const anchor = anchored([paragraph('a', astral)], 'figures')
  expect(anchor.over === 'words' && anchor.prefix.isWellFormed()).toBe(true)
  expect(anchor.over === 'words' && anchor.suffix.isWellFormed()).toBe(true)
  const broken = [paragraph('a', 'within\nthirty\u00A0days')]
  expect(words(placeOf(anchored(broken, 'within thirty days'), broken), broken)).toBe(
    'within\nthirty\u00A0days',
  )
})

/** Words that stand nowhere else, so that what is typed can never be taken for them. */
const typed = fc.string({ unit: fc.constantFrom('x', 'y', 'z', ' ', '\n', '-'), maxLength: 20 })
const word = fc.constantFrom(
  'shall',
  'report',
  'figures',
  'within',
  'the',
  'State',
  'تقرير',
  '报告',
)
const sentence = fc.array(word, { minLength: 3, maxLength: 14 }).map((all) => all.join(' '))

/** A text, words of its paragraph `a` that stand there once, and where edits put in other words. */
const quoted = fc
  .tuple(sentence, fc.array(sentence, { maxLength: 3 }), fc.nat(), fc.nat())
  .map(([own, others, start, length]) => {
    const from = start % own.length
    const quote = own.slice(from, from + 1 + (length % (own.length - from))).trim()
    const text = [paragraph('a', own), ...others.map((one, at) => paragraph(`o${at}`, one))]
    return { text, quote, anchor: anchorTo(text, block('a'), quote) }
  })
  .filter(({ quote, anchor }) => quote !== '' && typeof anchor !== 'string')

test('[CM2] whatever is typed elsewhere, and wherever the paragraph moves, the words are found', () => {
  fc.assert(
    fc.property(quoted, typed, typed, fc.boolean(), ({ text, quote, anchor }, one, two, moves) => {
      const own = text[0]?.text ?? ''
      const from = own.indexOf(quote)
      const edited = `${one} ${own.slice(0, from)}${quote}${own.slice(from + quote.length)}${two}`
      const rest = text.slice(1).map(({ id, text: said }) => paragraph(String(id), said + one))
      const now = moves
        ? [...rest, paragraph('a', edited)]
        : [paragraph('a', edited), paragraph('n', two), ...rest]
      const place = placeOf(anchor as Anchor, now)
      expect(place).toMatchObject({ is: 'words', block: 'a' })
      expect(words(place, now)).toBe(quote)
    }),
  )
})

test('[CM3] a thread stands at the very words it was made on or nowhere, whatever becomes of the text', () => {
  const anyText = fc.array(sentence, { maxLength: 4 })
  fc.assert(
    fc.property(quoted, anyText, ({ quote, anchor }, sentences) => {
      const now = sentences.map((said, at) => paragraph(at === 0 ? 'a' : `n${at}`, said))
      const place = placeOf(anchor as Anchor, now)
      expect([quote, null]).toContain(words(place, now))
    }),
  )
})

test('[CM3] words that are deleted are not taken for the same words of another clause', () => {
  const twin = 'The State shall transmit reports to the Mission within thirty days.'
  const text = [paragraph('a', clause), paragraph('b', twin)]
  const anchor = anchored(text, 'transmit')
  const without = clause.replace('transmit ', '')
  expect(placeOf(anchor, [paragraph('a', without), paragraph('b', twin)]).is).toBe('orphaned')
  // Nor when their whole paragraph has gone.
  expect(placeOf(anchor, [paragraph('b', twin)]).is).toBe('orphaned')
  expect(placeOf(anchored(text, ''), [paragraph('b', twin)]).is).toBe('orphaned')
})

test('[CM3] of the same words twice in their paragraph those are taken that stand where they stood', () => {
  const anchor = anchored([paragraph('a', clause)], 'transmit')
  const now = [paragraph('a', `It may transmit more. ${clause}`)]
  expect(placeOf(anchor, now)).toMatchObject({ from: now[0]?.text.lastIndexOf('transmit') })
  // Nothing of what stood around them is left at either.
  const lost = [paragraph('a', 'transmit, transmit')]
  expect(placeOf(anchor, lost)).toEqual({ is: 'orphaned' })
})

test('[CM4] an orphan keeps its quote, and finds its words again when they come back', () => {
  const text = [paragraph('a', clause)]
  const anchor = anchored(text, 'figures to the Mission')
  expect(placeOf(anchor, [paragraph('a', 'The State shall act.')])).toEqual({ is: 'orphaned' })
  expect(anchor).toMatchObject({
    quote: 'figures to the Mission',
    prefix: '\nThe State shall transmit ',
  })
  expect(words(placeOf(anchor, text), text)).toBe('figures to the Mission')
})

test('[CM5] the words are found in either half of a paragraph that is divided', () => {
  fc.assert(
    fc.property(fc.nat(clause.length), (cut) => {
      const quote = 'figures to the Mission'
      const anchor = anchored([paragraph('a', clause)], quote)
      const from = clause.indexOf(quote)
      fc.pre(cut <= from || cut >= from + quote.length)
      for (const [first, second] of [
        ['a', 'new'],
        ['new', 'a'],
      ] as const) {
        const now = [paragraph(first, clause.slice(0, cut)), paragraph(second, clause.slice(cut))]
        expect(words(placeOf(anchor, now), now)).toBe(quote)
      }
    }),
  )
})

test('[CM5] a long quote that becomes a paragraph by itself is found by its own words', () => {
  const anchor = anchored([paragraph('a', clause)], 'transmit figures to the Mission')
  const now = [
    paragraph('a', 'The State shall'),
    paragraph('b', 'transmit figures to the Mission'),
    paragraph('c', 'within thirty days.'),
  ]
  expect(placeOf(anchor, now)).toMatchObject({ is: 'words', block: 'b' })
})

function anchored(text: readonly Block[], quote: string): Anchor {
  const anchor = anchorTo(text, block('a'), quote)
  if (typeof anchor === 'string') throw new Error(anchor)
  return anchor
}

function words(place: Place, text: readonly Block[]): string | null {
  if (place.is !== 'words') return null
  return text.find(({ id }) => id === place.block)?.text.slice(place.from, place.to) ?? null
}

function paragraph(id: string, text: string): Block {
  return {
    kind: 'paragraph',
    id: block(id),
    lang: 'en',
    dir: 'ltr',
    group: 'OP',
    level: 0,
    text,
    words: [{ text, marks: [] }],
  }
}
