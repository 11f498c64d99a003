import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { Block, BracketId, Mark } from '#app/domain/drafting/block.ts'
import type { NewBlock } from '#app/domain/drafting/block.ts'
import { compilation } from '#app/domain/drafting/compilation.ts'
import { consolidate, takeOut } from '#app/domain/drafting/consolidation.ts'
import { asWanted, bracketOf, clean, consolidated, touching } from '#app/domain/drafting/view.ts'
import { blocksOf, canonicalContent, docOf, seedContent } from '#app/domain/drafting/ydoc.ts'

import { delegation, monday, words } from './build.ts'
import {
  anyMarkedText,
  charactersOf,
  delegations,
  mark,
  marksByCharacter,
  paragraph,
  rowsOf,
  under,
  uuid,
} from './marked-text.ts'

const insert = mark(100, 'insert')
const old = mark(200, 'replace')
const alternative = mark(201, 'replace', { of: 200 })
const text = [
  paragraph(
    1,
    'The parties ',
    under('shall', old),
    under('may', alternative),
    ' report',
    under(' monthly', insert),
    '.',
  ),
]

test('[CO1] words that go leave the text with their mark, words that stay lose only the mark', () => {
  const [replace, added] = rowsOf(text)
  const kept = consolidated(text, replace === undefined ? [] : consolidate(replace, alternative.id))
  expect(kept).toEqual([paragraph(1, 'The parties may report', under(' monthly', insert), '.')])
  expect(consolidated(kept, added === undefined ? [] : consolidate(added, null))).toEqual([
    paragraph(1, 'The parties may report.'),
  ])
})

test('[CO1] an alternative taken out leaves the bracket and the others', () => {
  const [replace] = rowsOf(text)
  const out = consolidated(text, replace === undefined ? [] : takeOut(replace, alternative.id))
  expect(out[0]?.text).toBe('The parties shall report monthly.')
  expect(out.flatMap((block) => (block.kind === 'paragraph' ? block.words : []))[1]).toEqual(
    under('shall', old),
  )
  const nothing = rowsOf([paragraph(1, under('shall', mark(300, 'delete')))])
  expect(nothing.flatMap((bracket) => takeOut(bracket, bracket.id))).toEqual([])
})

test('[CO1] a whole block goes with its words, unless others have typed in it', () => {
  const whole = mark(300, 'insert', { whole: true })
  const added = paragraph(2, under('Decides to remain seized', whole))
  const typed = paragraph(2, under('Decides', whole), ' (sic)')
  expect(clean([paragraph(1, 'a'), added])).toEqual([paragraph(1, 'a')])
  expect(clean([typed])).toEqual([paragraph(2, ' (sic)')])
  const part = mark(301, 'insert')
  expect(clean([paragraph(2, under('Decides', part))])).toEqual([paragraph(2)])
})

test('[CO1] a line break within proposed words goes and stays with them', () => {
  const lines = [paragraph(1, 'a', under('b', insert), '\n', under('c', insert), '\n', 'd')]
  expect(clean(lines)).toEqual([paragraph(1, 'a\nd')])
})

test('[CO1] words in the cells of a block are consolidated like any others', () => {
  const cells: Block = {
    id: uuid(1),
    lang: 'en',
    dir: 'ltr',
    kind: 'definition',
    text: '',
    cells: { term: [under('threshold', insert)], meaning: [{ text: 'a bound', marks: [] }] },
  }
  expect(clean([cells])).toMatchObject([
    { cells: { term: [], meaning: [{ text: 'a bound' }] }, text: '\na bound' },
  ])
  const table: Block = {
    id: uuid(1),
    lang: 'en',
    dir: 'ltr',
    kind: 'table',
    text: '',
    rows: [{ header: true, cells: [[under('x', insert)], [{ text: 'y', marks: [] }]] }],
  }
  expect(clean([table])).toMatchObject([{ text: '\ty', rows: [{ header: true }] }])
})

test('[CO1] an alternative that was typed within the words it would replace neither goes nor stays with them', () => {
  const within = [paragraph(1, under('sha', old), under('may', old, alternative), under('ll', old))]
  const [replace] = rowsOf(within)
  const end = (keeps: BracketId | null) =>
    consolidated(within, replace === undefined ? [] : consolidate(replace, keeps))[0]?.text
  expect(end(alternative.id)).toBe('may')
  expect(end(null)).toBe('shall')
})

test('[CO2] consolidating one bracket changes nothing under another, save the words that went', () => {
  fc.assert(
    fc.property(anyMarkedText, fc.nat(), fc.nat(), (blocks, which, outcome) => {
      const rows = rowsOf(blocks)
      const bracket = rows[which % Math.max(1, rows.length)]
      fc.pre(bracket !== undefined)
      const keeps =
        [null, ...bracket.proposals.map(({ id }) => id)][
          outcome % (bracket.proposals.length + 1)
        ] ?? null
      const ends = new Map(consolidate(bracket, keeps).map((edit) => [edit.mark, edit.words]))
      const before = marksByCharacter(blocks)
      const after = marksByCharacter(consolidated(blocks, consolidate(bracket, keeps)))
      for (const [character, marks] of before) {
        const own = marks.filter((one) => one.kind === 'bracket' && ends.has(one.id))
        const alternatives = own.filter((one) => one.kind === 'bracket' && one.of !== null)
        const deciding = alternatives.length > 0 ? alternatives : own
        const stays = (one: Mark) => one.kind !== 'bracket' || ends.get(one.id) === 'stay'
        const goes = deciding.length > 0 && !deciding.some(stays)
        const others = marks.filter((one) => one.kind !== 'bracket' || !ends.has(one.id))
        expect(after.get(character)).toEqual(goes ? undefined : others)
      }
      expect(after.size).toBeLessThanOrEqual(before.size)
    }),
  )
})

test('[CO2] two brackets that share no words are consolidated in either order alike', () => {
  fc.assert(
    fc.property(anyMarkedText, (blocks) => {
      const [first, second] = rowsOf(blocks)
      fc.pre(
        first !== undefined &&
          second !== undefined &&
          !touching(blocks, first.id).includes(second.id),
      )
      const [one, other] = [consolidate(first, null), consolidate(second, null)]
      expect(consolidated(consolidated(blocks, one), other)).toEqual(
        consolidated(consolidated(blocks, other), one),
      )
    }),
  )
})

test('[CO3] the clean text has no bracket and lacks only proposed words', () => {
  expect(clean(text)).toEqual([paragraph(1, 'The parties shall report.')])
  fc.assert(
    fc.property(anyMarkedText, (blocks) => {
      const read = clean(blocks)
      const left = new Set(charactersOf(read))
      for (const [character, marks] of marksByCharacter(blocks)) {
        const proposed = marks.some(
          (one) => one.kind === 'bracket' && (one.of !== null || one.proposes === 'insert'),
        )
        expect(left.has(character)).toBe(!proposed)
      }
      expect([...marksByCharacter(read).values()].flat()).toEqual([])
    }),
  )
})

test('[CO4] as a delegation wants it, its own side prevails and what it holds no side on stays open', () => {
  const held = rowsOf(text, ({ id }) =>
    id === old.id
      ? [hold('A', alternative.id), hold('B', null)]
      : [hold('A', insert.id), hold('C', null)],
  )
  const read = (name: string) => asWanted(text, held, delegation(name))
  expect(read('A')).toEqual([paragraph(1, 'The parties may report monthly.')])
  expect(read('B')).toEqual([
    paragraph(1, 'The parties shall report', under(' monthly', insert), '.'),
  ])
  expect(read('E')).toEqual(text)
  const reserve = [paragraph(1, under('shall', mark(300, 'reserve')))]
  const reserved = rowsOf(reserve, ({ id }) => [hold('A', id)])
  expect(asWanted(reserve, reserved, delegation('A'))).toEqual(reserve)
})

test('[CO5] every typed character is in the compilation', () => {
  fc.assert(
    fc.property(anyMarkedText, (blocks) => {
      const shown = compilation(blocks, rowsOf(blocks)).flatMap(({ stands, disputes }) => [
        stands,
        ...disputes.flatMap(({ proposals }) => proposals.map(({ reading }) => reading)),
      ])
      const characters = new Set(charactersOf(shown))
      expect(charactersOf(blocks).filter((character) => !characters.has(character))).toEqual([])
    }),
    { numRuns: 200 },
  )
})

test('[CO5] proposals stand side by side with their backers, each as if it alone were accepted', () => {
  const rows = rowsOf(text, ({ id }) =>
    id === old.id ? [hold('A', alternative.id), hold('B', null)] : [],
  )
  const [compiled] = compilation(text, rows)
  expect(compiled?.stands?.text).toBe('The parties shall report.')
  expect(compiled?.disputes).toMatchObject([
    {
      bracket: old.id,
      opposers: ['B'],
      proposals: [{ backers: ['A'], reading: { text: 'The parties may report.' } }],
    },
    {
      bracket: insert.id,
      proposals: [{ backers: [], reading: { text: 'The parties shall report monthly.' } }],
    },
  ])
})

test('[CO5] words proposed within proposed words are read within them', () => {
  const inner = mark(101, 'insert')
  const nested = [
    paragraph(1, under('in the ', insert), under('first ', insert, inner), under('month', insert)),
  ]
  const [compiled] = compilation(nested, rowsOf(nested))
  const readings = compiled?.disputes.flatMap(({ proposals }) =>
    proposals.map(({ reading }) => reading?.text),
  )
  expect(readings).toEqual(['in the month', 'in the first month'])
})

test('[CO6] the canonical content of a view, imported, gives the same canonical content', () => {
  fc.assert(
    fc.property(anyMarkedText, fc.nat(), (blocks, seed) => {
      const rows = rowsOf(blocks, ({ id, proposals }) =>
        delegations.map((name, at) => {
          const sides: (BracketId | null)[] = [null, ...proposals.map((one) => one.id)]
          return {
            ...hold(name, null),
            backs: sides[(seed + at + id.length) % sides.length] ?? null,
          }
        }),
      )
      for (const name of delegations) {
        const wanted = asWanted(blocks, rows, name)
        const doc = docOf([seedContent(wanted as readonly NewBlock[], { clientId: 1 })])
        expect(blocksOf(doc)).toEqual(wanted)
        const again = docOf([seedContent(blocksOf(doc) as readonly NewBlock[], { clientId: 2 })])
        expect(canonicalContent(again)).toEqual(canonicalContent(doc))
      }
    }),
    { numRuns: 25 },
  )
})

test('[CO7] brackets touch where they share words', () => {
  const inner = mark(101, 'delete')
  const nested = [
    paragraph(
      1,
      under('a', insert),
      under('b', insert, inner),
      under('c', old),
      under('d', alternative, inner),
    ),
  ]
  expect(touching(nested, insert.id)).toEqual([inner.id])
  expect(touching(nested, inner.id)).toEqual([insert.id, old.id])
  expect(touching(nested, bracketOf(alternative))).toEqual([inner.id])
})

function hold(name: string, backs: BracketId | null) {
  return { delegation: delegation(name), backs, since: monday, words: words('born'), note: null }
}
