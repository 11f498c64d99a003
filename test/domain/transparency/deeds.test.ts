import { expect, test } from 'vitest'

import type { DelegationId, Id } from '#app/domain/kernel/id.ts'
import { instant } from '#app/domain/kernel/instant.ts'
import { reliefActs } from '#app/domain/relief/acts.ts'
import { deedsIn } from '#app/domain/transparency/deeds.ts'
import { parseEntry } from '#app/domain/transparency/entry.ts'
import type { Entry } from '#app/domain/transparency/entry.ts'
import { deeds as arabic } from '#app/texts/ar/deeds.ts'
import { deeds as english } from '#app/texts/en/deeds.ts'

const id = '0a0a0a0a-0000-4000-8000-000000000001'
const event = id as Id<'event'>
const head = { at: instant(0), by: id as DelegationId, ref: [] }

test('[RC25] every act on a relief event is told by words of its own, in both languages', () => {
  const told = reliefActs.map((act) => {
    const b = { event, act, leg: null, decision: null, revision: 1, stage: 'armed' } as const
    return deedsIn({ t: 'relief.act', ...head, b })
  })
  expect(told).toEqual(reliefActs.map((is) => [{ of: 'relief', is }]))
  for (const { relief } of [english, arabic]) {
    expect(Object.keys(relief).toSorted()).toEqual([...reliefActs].toSorted())
    expect(new Set(Object.values(relief)).size).toBe(reliefActs.length)
  }
})

test('[RC25] what the clock did at one moment is told as one entry of several deeds', () => {
  const b = { event, happened: ['lapsed', 'disarmed'], due: null, stage: 'preparing' } as const
  const entry: Entry = {
    t: 'relief.clock',
    ...head,
    by: 'clock',
    b: { ...b, happened: [...b.happened] },
  }
  expect(deedsIn(entry).map(({ is }) => is)).toEqual(['lapsed', 'disarmed'])
})

test('[RC25] an entry from before is told by the bytes that it has', () => {
  const text =
    `{"at":"2026-02-03T04:05:06.007Z","b":{"act":"hold","decision":null,"event":"${id}",` +
    `"leg":null,"revision":1,"stage":"on-hold"},"by":"${id}","ref":[0],"t":"relief.act","v":1}`
  expect(deedsIn(parseEntry(text))).toEqual([{ of: 'relief', is: 'hold' }])
})

test('[RC25] a kind of entry that is one act has no other words', () => {
  const b = { framework: id as Id<'framework'> }
  expect(deedsIn({ t: 'framework.create', ...head, b })).toEqual([])
})
