import { expect, test } from 'vitest'

import type { Id } from '#app/domain/kernel/id.ts'
import { plainDate, startOfDay } from '#app/domain/kernel/plain-date.ts'
import { planTemplates } from '#app/domain/relief/plan-acts.ts'
import { differences, eventsOf, planFault } from '#app/domain/relief/plan-content.ts'
import { conditionsAs, edited, plannedEvent } from '#app/domain/relief/plan-edit.ts'
import { contentOf } from '#app/domain/relief/plan-templates.ts'
import { sequences } from '#app/domain/relief/worked-examples.ts'

import { id, members, thane } from './build.ts'

const clock = { kind: 'months', count: 6, zone: 'UTC' } as const
const measures = (['lift', 'suspend', 'waive'] as const).map((kind, at) => ({
  id: id<'measure'>(500 + at),
  title: `Measure ${at}`,
  type: 'import-ban' as const,
  sector: at === 1 ? ('energy' as const) : ('banking' as const),
  authority: thane,
  instrument: { kind: 'regulation' as const, title: 'Regulation' },
  relief:
    kind === 'lift'
      ? { kind, review: clock, windDown: clock }
      : { kind, sunset: clock, unrenewed: 'lapses' as const, review: clock, windDown: clock },
}))

test('[RP12] every template is a plan over the measures, each of them at most once', () => {
  for (const template of planTemplates) {
    for (const given of [[], measures.slice(0, 1), measures]) {
      const content = contentOf(template, given, 'en', counter())
      expect(planFault(content, { members, exemptions: [] })).toBeNull()
      const relieved = eventsOf(content).flatMap((event) => event.measures.map((one) => one.id))
      expect(new Set(relieved).size).toBe(relieved.length)
      // A pilot is of one domain and expires by itself, whatever else was entered.
      const pilot = given.filter(
        ({ relief, sector }) => relief.kind !== 'lift' && sector === 'energy',
      )
      expect(relieved).toHaveLength(template === 'pilot' ? pilot.length : given.length)
    }
  }
})

test('[RP12] in phases, what comes back by itself is relieved first, what only a new act brings back last', () => {
  const { phases } = contentOf('phased', measures, 'ar', counter())
  const kinds = phases.map(({ tranches }) => tranches[0]?.events[0]?.measures[0]?.relief.kind)
  expect(kinds).toEqual(['suspend', 'waive', 'lift'])
})

test('[RP13] each edit changes its row, and no other', () => {
  const content = contentOf('relief-day', measures, 'en', counter())
  const [phase] = content.phases
  const event = eventsOf(content)[0]!
  const changed = (after: typeof content) =>
    differences(content, after).map(({ row, change }) => `${change} ${row}`)
  const added = { id: id<'phase'>(900), title: 'Afterwards', tranches: [] }
  expect(changed(edited(content, { edit: 'add-phase', phase: added }))).toEqual([
    `added ${added.id}`,
  ])
  const renamed = edited(content, { edit: 'rename', row: event.id, title: 'Day one' })
  expect(changed(renamed)).toEqual([`changed ${event.id}`])
  expect(plannedEvent(renamed, event.id)?.event).toEqual({ ...event, title: 'Day one' })
  const removed = edited(content, { edit: 'remove', row: phase!.id })
  expect(removed.phases).toEqual([])
  expect(changed(edited(content, { edit: 'remove', row: id<'phase'>(901) }))).toEqual([])
})

test('[RP11] a condition that is written again keeps its id, and one in other words gets another', () => {
  const before = [
    { id: id<'condition'>(1), statement: 'As it was.', observations: 'refused' as const },
  ]
  const after = conditionsAs(['As it was.', 'As it is.'], before, 'refused', () => id(2))
  expect(after.map((one) => one.id)).toEqual([id(1), id(2)])
  expect(conditionsAs(['As it was.'], before, 'accepted', () => id(2))[0]?.id).toBe(id(2))
})

test('[RP14] every step of a worked example has a day of the record, or the instant at which law turned', () => {
  for (const { steps } of sequences) {
    const moments = steps.map(({ on, at }) => at ?? startOfDay(plainDate(on ?? ''), 'UTC'))
    expect(moments).toEqual(moments.toSorted((a, b) => a - b))
  }
})

function counter() {
  let next = 10_000
  return <Name extends string>(): Id<Name> => id<Name>((next += 1))
}
