import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { BlockId, Group } from '#app/domain/drafting/block.ts'
import { assignLabels, type Given, labelsShown } from '#app/domain/drafting/labels.ts'

type Paragraph = { id: BlockId; group: Group }

test('[DR13] a new text is numbered in reading order, each group by itself', () => {
  const order = [...paragraphs('PP', 'a', 'b'), ...paragraphs('OP', 'c', 'd', 'e')]
  expect(shown([], order)).toEqual(['PP1', 'PP2', 'OP1', 'OP2', 'OP3'])
})

test('[DR14] a paragraph inserted between two takes bis, the next one ter, wherever they stand', () => {
  const first = assignLabels([], paragraphs('OP', 'a', 'b'))
  const second = [...first, ...assignLabels(first, paragraphs('OP', 'a', 'x', 'b'))]
  expect(shown(second, paragraphs('OP', 'a', 'x', 'b'))).toEqual(['OP1', 'OP1 bis', 'OP2'])
  const third = [...second, ...assignLabels(second, paragraphs('OP', 'a', 'y', 'x', 'z', 'b'))]
  expect(shown(third, paragraphs('OP', 'a', 'y', 'x', 'z', 'b'))).toEqual([
    'OP1',
    'OP1 ter',
    'OP1 bis',
    'OP1 quater',
    'OP2',
  ])
})

test('[DR14] after decies the place in the family is written in digits', () => {
  const first = assignLabels([], paragraphs('OP', 'a', 'b'))
  const inserted = 'cdefghijklm'.split('')
  expect(shown(first, paragraphs('OP', 'a', ...inserted, 'b')).slice(1, -1)).toEqual([
    'OP1 bis',
    'OP1 ter',
    'OP1 quater',
    'OP1 quinquies',
    'OP1 sexies',
    'OP1 septies',
    'OP1 octies',
    'OP1 novies',
    'OP1 decies',
    'OP1 (11)',
    'OP1 (12)',
  ])
})

test('[DR15] a paragraph inserted before the first takes its number ante', () => {
  const first = assignLabels([], paragraphs('OP', 'a', 'b'))
  const order = paragraphs('OP', 'x', 'y', 'a', 'b')
  expect(shown(first, order)).toEqual(['OP1 ante', 'OP1 ante bis', 'OP1', 'OP2'])
})

test('[DR16] what is added at the end takes a number that was never given', () => {
  const first = assignLabels([], paragraphs('OP', 'a', 'b', 'c'))
  expect(shown(first, paragraphs('OP', 'a', 'd'))).toEqual(['OP1', 'OP4'])
  expect(shown(first, paragraphs('OP', 'd'))).toEqual(['OP4'])
})

test('[DR17] a paragraph that leaves its group and comes back has its label again', () => {
  const first = assignLabels([], paragraphs('OP', 'a', 'b'))
  const moved = [paragraph('PP', 'a'), paragraph('OP', 'b')]
  const second = [...first, ...assignLabels(first, moved)]
  expect(shown(second, moved)).toEqual(['PP1', 'OP2'])
  expect(shown(second, paragraphs('OP', 'a', 'b'))).toEqual(['OP1', 'OP2'])
})

test('[DR17] no label is ever given twice or taken away, whatever is inserted, deleted and moved', () => {
  fc.assert(
    fc.property(fc.array(editOf, { maxLength: 40 }), (edits) => {
      let order: Paragraph[] = []
      let given: readonly Given[] = []
      for (const edit of edits) {
        order = edit(order, given.length)
        const before = labelsShown(given, order)
        given = [...given, ...assignLabels(given, order)]
        const after = labelsShown(given, order)
        for (const { id } of order) expect(after.get(id)).toBeDefined()
        for (const [id, label] of before) expect(after.get(id)).toBe(label)
      }
      expect(new Set(given.map((one) => one.label)).size).toBe(given.length)
    }),
  )
})

test('[DR18] giving labels a second time gives none', () => {
  fc.assert(
    fc.property(fc.array(editOf, { maxLength: 20 }), (edits) => {
      const order = edits.reduce((text: Paragraph[], edit, at) => edit(text, at), [])
      const given = assignLabels([], order)
      expect(assignLabels(given, order)).toEqual([])
    }),
  )
})

test('[DR13] [DR14] [DR15] 50,000 new paragraphs are labelled wherever they come', () => {
  const many = Array.from({ length: 50_000 }, (_, at) => `new-${at}`)
  const atTheEnd = assignLabels([], paragraphs('OP', ...many))
  expect(atTheEnd.at(-1)?.label).toBe('OP50000')
  const first = assignLabels([], paragraphs('OP', 'a', 'b'))
  const between = assignLabels(first, paragraphs('OP', 'a', ...many, 'b'))
  expect(between.at(-1)?.label).toBe('OP1 (50001)')
  const before = assignLabels(first, paragraphs('OP', ...many, 'a', 'b'))
  expect(before.at(-1)?.label).toBe('OP1 ante (50000)')
})

test('[DR14] [DR18] a paragraph that stands twice is labelled once, and what is between its places follows it', () => {
  const order = paragraphs('OP', 'x', 'y', 'x', 'z')
  expect(assignLabels([], order).map(({ label }) => label)).toEqual(['OP1', 'OP1 bis', 'OP2'])
})

const place = fc.double({ min: 0, max: 1, noNaN: true })
const group = fc.constantFrom<Group>('PP', 'OP')
const editOf = fc.oneof(
  fc.tuple(place, group).map(
    ([at, kind]) =>
      (order: Paragraph[], serial: number) =>
        order.toSpliced(
          Math.floor(at * (order.length + 1)),
          0,
          paragraph(kind, `${order.length}-${serial}`),
        ),
  ),
  place.map((at) => (order: Paragraph[]) => order.toSpliced(Math.floor(at * order.length), 1)),
  fc.tuple(place, place).map(([from, to]) => (order: Paragraph[]) => {
    const [moved] = order.slice(Math.floor(from * order.length))
    if (moved === undefined) return order
    const rest = order.filter((one) => one !== moved)
    return rest.toSpliced(Math.floor(to * (rest.length + 1)), 0, moved)
  }),
  fc.tuple(place, group).map(([at, kind]) => (order: Paragraph[]) => {
    const chosen = Math.floor(at * order.length)
    return order.map((one, index) => (index === chosen ? { ...one, group: kind } : one))
  }),
)

function shown(given: readonly Given[], order: readonly Paragraph[]): readonly unknown[] {
  const labels = labelsShown([...given, ...assignLabels(given, order)], order)
  return order.map(({ id }) => labels.get(id))
}

function paragraphs(kind: Group, ...names: string[]): Paragraph[] {
  return names.map((name) => paragraph(kind, name))
}

function paragraph(kind: Group, name: string): Paragraph {
  return { id: name as BlockId, group: kind }
}
