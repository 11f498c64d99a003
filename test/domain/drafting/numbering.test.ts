import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { BlockId, Group } from '#app/domain/drafting/block.ts'
import { assignLabels } from '#app/domain/drafting/labels.ts'
import type { Numbered } from '#app/domain/drafting/labels.ts'
import {
  begunAt,
  hashRenumbering,
  labelsInForce,
  renumbering,
} from '#app/domain/drafting/numbering.ts'
import type { Numbering } from '#app/domain/drafting/numbering.ts'
import { instant } from '#app/domain/kernel/instant.ts'

test('[DR36] renumbered, each group is consecutive in reading order, whatever is gone', () => {
  const first = assignLabels([], paragraphs('OP', 'a', 'b', 'gone'))
  const order = [...paragraphs('PP', 'p'), ...paragraphs('OP', 'x', 'a', 'y', 'b', 'z')]
  const given = [...first, ...assignLabels(first, order)]
  expect(renumbering(given, order)).toEqual([
    { block: 'x', from: 'OP1 ante', to: 'OP1' },
    { block: 'a', from: 'OP1', to: 'OP2' },
    { block: 'y', from: 'OP1 bis', to: 'OP3' },
    { block: 'b', from: 'OP2', to: 'OP4' },
    { block: 'z', from: 'OP4', to: 'OP5' },
  ])
  const anew = assignLabels([], order)
  expect(renumbering(anew, order)).toEqual([])
  const later = paragraphs('OP', 'x', 'new', 'a', 'y', 'b', 'z', 'last')
  expect(assignLabels(anew, later).map(({ label }) => label)).toEqual(['OP1 bis', 'OP6'])
})

test('[DR36] what renumbering changes is every paragraph that is not consecutive, and its hash says which', () => {
  const orders = fc
    .uniqueArray(fc.tuple(fc.nat(), fc.constantFrom<Group>('PP', 'OP')), { selector: ([id]) => id })
    .map((made) => made.map(([id, group]) => ({ id: String(id) as BlockId, group })))
  fc.assert(
    fc.property(orders, fc.infiniteStream(fc.boolean()), (order, isThere) => {
      const first = assignLabels(
        [],
        order.filter(() => isThere.next().value),
      )
      const given = [...first, ...assignLabels(first, order)]
      const changes = renumbering(given, order)
      const labels = new Map(given.map(({ block, label }) => [block, label]))
      for (const { block, from, to } of changes) {
        expect(labels.get(block)).toBe(from)
        labels.set(block, to)
      }
      for (const group of ['PP', 'OP']) {
        const shown = order.filter((one) => one.group === group).map(({ id }) => labels.get(id))
        expect(shown).toEqual(shown.map((_, at) => `${group}${at + 1}`))
      }
      const isChanged = hashRenumbering(changes) !== hashRenumbering(changes.slice(1))
      expect(isChanged).toBe(changes.length > 0)
    }),
  )
})

test('[DR37] a moment shows the labels that were in force then, and an edit what it renumbered', () => {
  const order = paragraphs('OP', 'x', 'a')
  const first = assignLabels([], paragraphs('OP', 'a'))
  const numberings: Numbering[] = [
    {
      begins: { seq: 0, at: instant(0) },
      given: [...first, ...assignLabels(first, order)].map((one) => ({ ...one, seq: 2 })),
    },
    {
      begins: { seq: 9, at: instant(900) },
      given: assignLabels([], order).map((one) => ({ ...one, seq: 9 })),
    },
  ]
  const labelOf = (moment: Parameters<typeof labelsInForce>[1]) =>
    labelsInForce(numberings, moment).find(({ block }) => block === 'a')?.label
  expect([0, 8, 9, 12].map((seq) => labelOf({ seq }))).toEqual(['OP1', 'OP1', 'OP2', 'OP2'])
  expect([0, 899, 900].map((at) => labelOf({ at: instant(at) }))).toEqual(['OP1', 'OP1', 'OP2'])
  expect(labelsInForce([], { seq: 3 })).toEqual([])
  expect(begunAt(numberings, 9)).toEqual([
    { block: 'x', from: 'OP1 ante', to: 'OP1' },
    { block: 'a', from: 'OP1', to: 'OP2' },
  ])
  expect(begunAt(numberings, 8)).toEqual([])
  expect(begunAt(numberings, 0)).toEqual([])
})

function paragraphs(group: Group, ...names: string[]): Numbered[] {
  return names.map((name) => ({ id: name as BlockId, group }))
}
