import { expect, test } from 'vitest'

import type { ReadCells } from '#app/domain/verification/blocks.ts'
import type { Format, Mapping } from '#app/domain/verification/bundle/format.ts'
import { decidePublication, proposeVersion } from '#app/domain/verification/publication.ts'

import { contentFrom, customs, withCells } from './format.ts'

const first: Format = { content: contentFrom(customs), version: '1.0.0', supersedes: null }
const withoutControl = customs.filter((one) => one.cells['id']?.[0] !== 'CONTROL')
const lessControl = withoutControl.filter(
  ({ kind, cells }) => cells['id']?.[0] !== 'LEVELS' && !(kind === 'code' && isLevel(cells)),
)

function isLevel(cells: ReadCells['cells']): boolean {
  return ['0', '1', '2', '3'].includes(cells['id']?.[0] ?? '')
}

const decide = (before: readonly Format[], blocks: readonly ReadCells[], ...became: Mapping[]) =>
  decidePublication(before, contentFrom(blocks), became)
const dropped: Mapping = { kind: 'dropped', from: 'CONTROL', reason: 'Nobody could rate it.' }

test('[FV5] the first version is 1.0.0, and one without a change is none', () => {
  expect(decide([], customs)).toEqual({ ok: true, edition: { version: '1.0.0', supersedes: null } })
  expect(proposeVersion([first], contentFrom(customs))).toBeNull()
  expect(decide([first], customs)).toMatchObject({ refusal: { code: 'format-unchanged' } })
})

test('[FV5] the next version is what its change makes of the last, under the same name', () => {
  const reworded = withCells(customs, 'indicator', 'BANKED', { statement: 'Value transferred' })
  expect(decide([first], reworded)).toMatchObject({
    edition: {
      version: '1.0.1',
      supersedes: {
        version: '1.0.0',
        fieldMap: ['DECLARED', 'BANKED', 'CONTROL'].map((id) => ({ kind: 'same', id })),
      },
    },
  })
  const renamed = withCells(reworded, 'format', 'customs-flow', { id: 'other-flow' })
  expect(decide([first], renamed)).toMatchObject({
    refusal: { code: 'format-renamed', details: { id: 'customs-flow' } },
  })
})

test('[FV3] [FV4] what is lost is accounted for, and never comes back', () => {
  expect(proposeVersion([first], contentFrom(lessControl))).toEqual({
    version: '2.0.0',
    change: 'major',
    lost: ['CONTROL'],
  })
  expect(decide([first], lessControl)).toMatchObject({
    refusal: { code: 'field-map-unmapped', details: { id: 'CONTROL' } },
  })
  const second = decide([first], lessControl, dropped)
  if (!second.ok) throw new Error('the second version was refused')
  const before: Format[] = [first, { content: contentFrom(lessControl), ...second.edition }]
  expect(decide(before, customs)).toMatchObject({
    refusal: { code: 'field-map-id-reused', details: { id: 'CONTROL' } },
  })
})
